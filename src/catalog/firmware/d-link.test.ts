import assert from "node:assert/strict";
import { test } from "node:test";
import { dLink } from "./d-link.ts";
import { contradictions, type SchemeTable } from "./scheme-table.ts";

const RULE = "firmware-and-models 3";

const table: SchemeTable = {
	reads: [
		["2.12", { vector: [2, 12], suffixes: [], serial: undefined }, "CVE-2016-11021"],
		["1.06.01 Hotfix", { vector: [1, 6, 1], suffixes: ["hotfix"] }, "CVE-2020-25078"],
		["1.04b08", { vector: [1, 4], suffixes: ["b"], serial: 8 }, RULE],
		["1.00ww", { vector: [1, 0], suffixes: ["ww"] }, RULE],
		["16.07.26A1", { vector: [16, 7, 26], line: "A1" }, "CVE-2024-44382"],
	],
	orders: [
		["1.05.05", "<", "1.06.01 Hotfix", "CVE-2020-25078"],
		["1.06.01", "<", "1.06.01 Hotfix", "CVE-2020-25078: before the hotfix"],
		["2.11", "<", "2.12", "CVE-2016-11021"],
		["1.04b05", "<", "1.04b08", RULE],
		["2.11b3", "=", "2.11b03", "padding"],
		["2.11B3", "?", "2.12B4", "builds, or revisions B3 and B4"],
		["16.07.26A1", "? a extends", "16.07.26", `${RULE}: a revision on one side only`],
		["1.04", "?", "1.04b08", `${RULE}: b is beta or build`],
		["1.00ww", "?", "1.00eu", `${RULE}: regions have no order`],
		["1.00", "?", "1.00eu", `${RULE}: regions have no order`],
		["16.07.26A1", "?", "16.07.27B1", `${RULE}: hardware revision is identity`],
		["1.06", "? b extends", "1.06.01", "partial"],
	],
	refuses: [
		["DCS-930L", "a model"],
		["B1", "a hardware revision"],
	],
};

test("D-Link builds and regions are not guessed", () => {
	assert.deepEqual(contradictions(dLink, table), []);
});
