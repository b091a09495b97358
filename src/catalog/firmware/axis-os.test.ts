import assert from "node:assert/strict";
import { test } from "node:test";
import { axisOs } from "./axis-os.ts";
import { contradictions, type SchemeTable } from "./scheme-table.ts";

const NOTES = "AXIS OS release notes T10202630";
const RULE = "firmware-and-models 3: per track";

const table: SchemeTable = {
	reads: [
		["AXIS OS 10.5", { line: "active", vector: [10, 5] }, "CVE-2023-21413"],
		["11.11.140", { line: "LTS 11.11", vector: [11, 11, 140] }, "CVE-2025-0324"],
		["10.12.153", { line: "LTS 10.12" }, "ONVIF answer of a Q3819-PVE"],
		["6.50.5.3", { line: "LTS 6.50", vector: [6, 50, 5, 3] }, RULE],
		["5.50.4.1", { line: "active" }, "firmware of a Q8721-E"],
	],
	orders: [
		["11.11.73", "<", "11.11.140", NOTES],
		["10.12.240", "<", "10.12.257", NOTES],
		["11.9.60", "<", "12.3.33", "both active"],
		["12.0.34", "?", "11.11.140", `${RULE}: a fix reaches each track on its own`],
		["10.12.257", "?", "11.11.109", RULE],
		["9.80.47", "?", "10.12.153", RULE],
		["AXIS OS 11.11", "? b extends", "11.11.140", "partial"],
	],
	refuses: [
		["AXIS Q3819-PVE", "a model"],
		["AXIS OS 10.5 - 11.5", "a range, CVE-2023-21413"],
		["12", "one part"],
	],
};

test("AXIS OS is ordered inside a track", () => {
	assert.deepEqual(contradictions(axisOs, table), []);
});
