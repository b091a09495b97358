import assert from "node:assert/strict";
import { test } from "node:test";
import { lilin } from "./lilin.ts";
import { contradictions, type SchemeTable } from "./scheme-table.ts";

const table: SchemeTable = {
	reads: [
		["2.0b60_20200207", { vector: [2, 0], serial: 60, buildDate: 20200207 }, "CVE-2025-34132"],
		["7.1.94.8908", { vector: [7, 1, 94, 8908], serial: undefined }, "CVE-2021-30166"],
	],
	orders: [
		["2.0b59_20191231", "<", "2.0b60_20200207", "CVE-2025-34132"],
		["2.0b9_20190101", "<", "2.0b60_20200207", "builds are numbers"],
		["2.0b60", "? b extends", "2.0b60_20200207", "no day stated"],
		["7.1.94.8908", ">", "7.1.93.9000", "CVE-2021-30166"],
		["1.3.4", "?", "2.0b60_20200207", "CVE-2026-0854: another numbering"],
	],
	refuses: [
		["SVN#7570", "CVE-2022-47618: a revision only"],
		["2.0b60_20200230", "no such day"],
	],
};

test("LILIN builds are numbers and its two numberings stay apart", () => {
	assert.deepEqual(contradictions(lilin, table), []);
});
