/** Texts of a CVE record that nobody should write: long, made to send a reader back and forth, or empty of what they announce. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { isStart } from "./date-bound.ts";
import { readDatedFamilies } from "./dated-families.ts";
import { readVersionEntry } from "./version-entry.ts";

function timeOf(work: () => unknown): number {
	const { user, system } = process.cpuUsage();
	work();
	const end = process.cpuUsage();
	return (end.user + end.system - user - system) / 1000;
}

test("a version of blanks is told from the beginning of all versions at once", () => {
	for (const text of [`${" ".repeat(65_536)}x`, `${"\n ".repeat(32_768)}0x`, `0${".0".repeat(32_768)}x`]) {
		assert.equal(isStart(text), false);
		assert.ok(timeOf(() => isStart(text)) < 250);
		assert.ok(timeOf(() => readVersionEntry({ version: text, lessThan: "2.0", status: "affected" }, "/x", "")) < 400);
	}
	for (const text of ["0", " v0.0.0\n", "*", "-", "", "  "]) assert.equal(isStart(text), true, JSON.stringify(text));
	for (const text of ["1", "0.1", "--", "0 0", "v", "0."]) assert.equal(isStart(text), false, text);
});

test("names with closing signs are read at once", () => {
	const text = `NVR1XXX${").".repeat(9_900)}x IPC-HX4XXX). before 2 May 2019`;
	assert.ok(timeOf(() => readDatedFamilies(text)) < 250);
	assert.deepEqual(readDatedFamilies("IPC-HX4XXX). before 2 May 2019")[0]?.models, ["IPC-HX4XXX"]);
});

test("an end of nothing but a sign stays as it is written: no version reads it, so the range stays open", () => {
	const [stretch] = readVersionEntry({ version: "1.0", lessThan: " < ", status: "affected" }, "/x", "");
	assert.deepEqual(stretch?.expression, {
		kind: "ranges",
		alternatives: [
			{
				kind: "interval",
				lower: { text: "1.0", inclusive: true, axis: "version", at: 3 },
				upper: { text: "<", inclusive: false, axis: "version", at: 0 },
			},
		],
	});
});
