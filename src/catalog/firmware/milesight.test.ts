import assert from "node:assert/strict";
import { test } from "node:test";
import { milesight } from "./milesight.ts";
import { contradictions, type SchemeTable } from "./scheme-table.ts";

const CVE = "CVE-2026-32644";

const table: SchemeTable = {
	reads: [
		["51.7.0.77-r12", { line: "51", vector: [7, 0, 77], serial: 12 }, CVE],
		["3x.8.0.3-r11", { line: "3x", vector: [8, 0, 3], serial: 11 }, "CISA ICSA-26-113-03"],
		["77.9.0.18-r2", { line: "77", vector: [9, 0, 18], serial: 2 }, "CVE-2023-30466"],
	],
	orders: [
		["51.7.0.77-r9", "<", "51.7.0.77-r12", CVE],
		["3x.8.0.2-r5", "<", "3x.8.0.3-r11", "CISA ICSA-26-113-03"],
		["35.8.0.3-r5", "?", "3x.8.0.3-r11", "CISA ICSA-26-113-03 does not say which lines 3x takes in"],
		["71.8.0.6-r5", "?", "77.9.0.18-r2", "CVE-2023-30466: one bound a line"],
		["51.7.0.77", "?", "3x.8.0.3-r11", "lines"],
		["51.7.0.77", "<", "51.7.0.77-r12", "a re-release follows its base"],
		["51.7.0.77_r12", "=", "51.7.0.77-r12", "spelling"],
		["PI_61.8.0.3_LPR-r2", "<", "PI_61.8.0.3_LPR-r3", "CISA ICSA-26-113-03: tags of the line"],
		["C_21.1.0.8-r5", ">", "C_21.1.0.8-r4", "CISA ICSA-26-113-03"],
		["T_45.8.0.3-r9", "?", "45.8.0.3-r9", "a tag on one side only"],
		["T_61.8.0.4_LPR-r3", "?", "T_61.8.0.4-r3", "an edition on one side only"],
	],
	refuses: [
		["MS-Cxx63-PD", "a model"],
		["77.X", "CVE-2023-30466: a wildcard bound"],
	],
};

test("Milesight numbers are ordered inside a hardware line", () => {
	assert.deepEqual(contradictions(milesight, table), []);
});
