import assert from "node:assert/strict";
import { test } from "node:test";
import { contradictions, type SchemeTable } from "./scheme-table.ts";
import { siveillance } from "./siveillance.ts";

const table: SchemeTable = {
	reads: [
		["V20.2 HotfixRev14", { vector: [20, 2], serial: 14, suffixes: ["hotfixrev"] }, "CISA ICSA-23-131-03"],
		["V10.2b", { vector: [10, 2], suffixes: ["b"] }, "CISA ICSA-18-128-02"],
		["V2.1 SP3 (2.1.670)", { vector: [2, 1], serial: 3, suffixes: ["sp"] }, "CISA ICSA-18-093-01"],
		["2020 R3", { line: "sales names", vector: [2020, 3] }, "CISA ICSA-21-103-15"],
	],
	orders: [
		["V20.2 HotfixRev9", "<", "V20.2 HotfixRev14", "matching case P056"],
		["V20.2 HotfixRev14", "=", "v20.2 hotfixrev14", "matching case P057"],
		["V20.2", "<", "V20.2 HotfixRev14", "a hotfix follows its base"],
		["V10.0", "<", "V10.0a", "CISA ICSA-18-128-02: a letter follows its base"],
		["V20", "<", "V21.1 HotfixRev12", "CISA ICSA-23-131-03: every 20 is before 21"],
		["V20", "? b extends", "V20.2", "a year alone"],
		["V20.2 HotfixRev1", "?", "V20.2 SP1", "two kinds of patch"],
		["V20.2a", "<", "V20.2b", "CISA ICSA-18-128-02: letters"],
		["V10.1a", "<", "V10.2b", "CISA ICSA-18-128-02"],
		["V2.1 SP2", "<", "V2.1 SP3 (2.1.670)", "CISA ICSA-18-093-01"],
		["V2.1 SP3", "=", "V2.1 SP3 (2.1.670)", "CISA ICSA-18-093-01: the number is the release written out"],
		["V2.1 SP3 (2.1.671)", "?", "V2.1 SP3 (2.1.670)", "one release cannot have two numbers"],
		["V2.1 SP3 (2.1.670)", "<", "V3.1.1", "CISA ICSA-24-074-10"],
		["V23.3 HotfixRev9", "<", "V23.3_HotfixRev23", "CISA ICSA-26-043-07: a blank written as an underscore"],
		["V23.3_HotfixRev23", "=", "V23.3 HotfixRev23", "CISA ICSA-26-043-07"],
		["2020 R2", "<", "2020 R3", "CISA ICSA-21-103-15"],
		["2020 R3", "?", "V20.3 HotfixRev12", "sales names are another numbering"],
	],
	refuses: [
		["Siveillance Video 2020 R2", "a product"],
		["20.2", "no V: anybody's"],
		["V2.1 SP3 (3.1.670)", "a number of another product"],
	],
};

test("Siveillance hotfixes are numbers", () => {
	assert.deepEqual(contradictions(siveillance, table), []);
});
