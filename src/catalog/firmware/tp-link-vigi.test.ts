import assert from "node:assert/strict";
import { test } from "node:test";
import { contradictions, type SchemeTable } from "./scheme-table.ts";
import { tpLinkVigi } from "./tp-link-vigi.ts";

const table: SchemeTable = {
	reads: [
		["3.1.0_Build_250820_Rel.57668n", { vector: [3, 1, 0], buildDate: 20250820, serial: 57668, suffixes: ["n"] }, "CVE-2026-0629"],
		["3.1.1 Build 251124 Rel.50371n", { vector: [3, 1, 1], buildDate: 20251124, serial: 50371 }, "CVE-2026-1457"],
		["1.2.1 build 170515", { buildDate: 20170515, serial: undefined }, "report on the NC250"],
	],
	orders: [
		["3.1.0_Build_250820_Rel.57668n", "<", "3.1.1 Build 251124 Rel.50371n", "CVE-2026-1457"],
		["3.1.0 Build 250820 Rel.57668n", "=", "3.1.0_Build_250820_Rel.57668n", "two spellings"],
		["3.1.0_Build_250820_Rel.57668n", "<", "3.1.0_Build_250820_Rel.58873n", "CVE-2026-0629"],
		["3.1.0_Build_250820", "? b extends", "3.1.0_Build_250820_Rel.57668n", "no counter stated"],
		["3.1.1 Build 250101", "? conflict", "3.1.0 Build 250820", "version newer, day older"],
	],
	refuses: [
		["VIGI C485 V1", "a model"],
		["3.1.0_Build_251320", "no such day"],
	],
};

test("VIGI builds are days", () => {
	assert.deepEqual(contradictions(tpLinkVigi, table), []);
});
