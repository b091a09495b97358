import assert from "node:assert/strict";
import { test } from "node:test";
import { hanwha } from "./hanwha.ts";
import { contradictions, type SchemeTable } from "./scheme-table.ts";

const SHAPE = "firmware-and-models 3: [v]maj.min.patch[_yyyymmdd or _yymmdd][_suffix]";

const table: SchemeTable = {
	reads: [
		["SRN4000_v2.16_170401", { line: "SRN4000", vector: [2, 16], buildDate: 20170401 }, "CISA ICSA-17-136-03"],
		["SRN4000_v2.16_170401.zip", { line: "SRN4000", vector: [2, 16] }, "ICSA-17-136-03, the file"],
		["1.41.02_20210809_R398", { vector: [1, 41, 2], buildDate: 20210809, suffixes: ["r398"] }, SHAPE],
		["v1.41.02_210809", { vector: [1, 41, 2], buildDate: 20210809 }, SHAPE],
		["1.40", { vector: [1, 40] }, SHAPE],
	],
	orders: [
		["SRN4000_v2.16_170315", "<", "SRN4000_v2.16_170401", "the day breaks the tie"],
		["1.40.09_20200101", "<", "1.41.02_20210809", SHAPE],
		["1.41.02_20210809", "? conflict", "1.40.09_20211231", "firmware-and-models 2: axes that disagree are reported"],
		["1.41.02_20210809", "<", "1.41.02_20210810", SHAPE],
		["1.41.02_20210809", "=", "v1.41.02_210809", SHAPE],
		["1.41.02", "? b extends", "1.41.02_20210809", "one side states no day"],
		["1.41.02_20210809_R398", "?", "1.41.02_20210809_R399", "suffixes have no order"],
	],
	refuses: [
		["XNV-6080R", "a model"],
		["1.41.02_20211309", "no such day"],
	],
};

test("Hanwha versions decide, days break ties", () => {
	assert.deepEqual(contradictions(hanwha, table), []);
});
