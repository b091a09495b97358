import assert from "node:assert/strict";
import { test } from "node:test";
import { contradictions, type SchemeTable } from "./scheme-table.ts";
import { vivotek } from "./vivotek.ts";

const NMAP = "Nmap http-vivotek-camera-info";
const CVE = "CVE-2026-22755 and CVE-2025-12592";

const table: SchemeTable = {
	reads: [
		["PT7135-VVTK-0400a", { line: "PT7135-VVTK", vector: [4, 0], suffixes: ["a"], serial: undefined }, NMAP],
		["FD9387A-VVTK-0101b", { line: "FD9387A-VVTK", vector: [1, 1], suffixes: ["b"] }, "parameter answer of a FD9387-HTV-A"],
		["0107b_1", { line: undefined, vector: [1, 7], suffixes: ["b"], serial: 1 }, CVE],
		["0100e1", { vector: [1, 0], suffixes: ["e"], serial: 1 }, CVE],
	],
	orders: [
		["FD8136-VVTK-0300a", "<", "FD8136-VVTK-0301a", "firmware-and-models 3"],
		["CC8160-VVTK-0100d", ">", "CC8160-VVTK-0100a", "firmware-and-models 3: a before z"],
		["CC8160-VVTK-0100d", "?", "CC8370-VVTK-0100a", "firmware-and-models 3: numbers belong to a model"],
		["0106b", "<", "0107a", CVE],
		["0100e1", "<", "0100e2", CVE],
		["0100e", "<", "0100e1", "a re-release follows the letter that it mends"],
		["CC8160-VVTK-0100", "<", "CC8160-VVTK-0100d", "a letter follows its base"],
		["CC8160-VVTK-0100d", "? a extends", "0100d", "firmware-and-models 2: a line on one side only"],
	],
	refuses: [
		["2017", "bare digits"],
		["FD8136", "a model"],
		["160530", "a day"],
	],
};

test("Vivotek patches are ordered inside a model", () => {
	assert.deepEqual(contradictions(vivotek, table), []);
});
