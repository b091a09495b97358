/** Days in the place of a version. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { parseExpression } from "../range/parse-expression.ts";
import { dayBound, isStart, withDays } from "./date-bound.ts";

for (const [text, inclusive, day] of [
	["2024.2.2", false, "2024-02-02"], // the bound of CVE-2024-39944
	["2022-04", false, "2022-04-01"],
	["2022-04", true, "2022-04-30"], // up to April takes all of April in
	["2024/2/2", false, "2024-02-02"],
	["20240202", false, "2024-02-02"],
	["December, 2019", false, "2019-12-01"], // as CVE-2021-33045 writes it
	["Build time 2024-01-22", false, "2024-01-22"],
] as const) {
	test(`${text} is a day`, () => assert.equal(dayBound(text, inclusive), day));
}

for (const text of [
	"4.001.0000005.1.r.210709",
	"2024.2",
	"202402",
	"V5.4.5 build 170124",
	"2024.13.2",
	"20121100",
	"5.4.5",
	"2.800",
	"",
	"x".repeat(10_000),
]) {
	test(`${text.slice(0, 30)} may be a version`, () => assert.equal(dayBound(text, false), undefined));
}

test("a range whose end is a day loses the 0 it starts with; every change is recorded", () => {
	const read = withDays(parseExpression(">= 0 | < 2024.2.2", "product_version_range").expression);
	assert.deepEqual(read.changes, [{ rule: "date-in-version-bound", before: "2024.2.2", after: "2024-02-02" }]);
	assert.equal(read.expression.kind === "ranges" && JSON.stringify(read.expression.alternatives[0]).includes("build_date"), true);
	assert.equal(read.expression.kind === "ranges" && JSON.stringify(read.expression.alternatives[0]).includes("lower"), false);
});

test("what means from the beginning", () => {
	for (const text of ["0", "0.0.0", "v0", "*", "", "-"]) assert.ok(isStart(text), text);
	for (const text of ["0.1", "1", "V2.X"]) assert.ok(!isStart(text), text);
});
