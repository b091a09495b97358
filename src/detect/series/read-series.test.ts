/** Tables of counts: what is read, what is left out and why. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { createSeriesReader } from "./read-series.ts";
import { toGrid } from "./to-grid.ts";

function read(text: string, frequency = 52) {
	const reader = createSeriesReader("counts.csv");
	for (const [index, line] of text.split("\n").entries()) reader.take(line, index + 1);
	const problem = reader.problem();
	if (problem !== undefined) return { problem, leftOut: reader.leftOut(), table: undefined };
	const table = toGrid(reader.rows(), frequency, reader);
	return { problem, leftOut: reader.leftOut(), table };
}

function counts(text: string, frequency = 52): readonly (readonly [string, readonly number[]])[] {
	return (read(text, frequency).table?.series ?? []).map(({ name, series }) => [name, [...series.counts]] as const);
}

const NO = Number.NaN;

test("columns in any order, quotes, several series, gaps and cells that say nothing", () => {
	assert.deepEqual(counts('count,series,time\n3,"a,""b""",1\n4,"a,""b""",3\n,c,2\nNA,c,3\n7,c,4\n'), [
		['a,"b"', [3, NO, 4, NO]],
		["c", [NO, NO, NO, 7]],
	]);
	assert.deepEqual(counts("\ufefftime,count\n0,1\n1,2"), [["", [1, 2]]]);
});

test("dates of hours, days, weeks and months", () => {
	assert.deepEqual(counts("time,count\n2026-03-29T01:00Z,1\n2026-03-29T02:00:00Z,2\n2026-03-29 04:00,4"), [["", [1, 2, NO, 4]]]);
	assert.deepEqual(counts("time,count\n2026-01-05,1\n2026-01-12,2\n2026-01-26,4"), [["", [1, 2, NO, 4]]]);
	assert.deepEqual(counts("time,count\n2025-12-01,1\n2026-01-01,2\n2026-03-01,4", 12), [["", [1, 2, NO, 4]]]);
	assert.equal(read("time,count\n2026-01-05,1\n2026-01-12,2").table?.timeOf(2), "2026-01-12");
});

// line, what is said of it
for (const [line, reason] of [
	["a,2", "the line ends before its count"],
	["a,x,5", "the time is neither a number of a period nor a date YYYY-MM-DD"],
	["a,0017-09-20,5", "the year is not between 1990 and 2100"],
	["a,2026-02-30,5", "the date does not exist"],
	["a,2026-02-03,5", "the time is of another kind than the first one"],
	["a,2,-5", "count is no number from 0 to 1000000000000000"],
	["a,2,1e99", "count is no number from 0 to 1000000000000000"],
	["a,2,5.5", "the count is not whole"],
	["a,2,\u00005", "NUL bytes stand in the line"],
	['"a,2,5', "a quote has no end"],
	["a,1,5", "the series has a row for the time already"],
	["a,999999999,5", "the time is too far from the others"],
] as const) {
	test(`left out: ${JSON.stringify(line)}`, () => {
		const rows = Array.from({ length: 30 }, (_, at) => `a,${at + 10},1`).join("\n");
		const { leftOut, table } = read(`series,time,count\na,1,3\n${line}\nb,2,4\n${rows}`);
		assert.deepEqual(leftOut, [{ reason, lines: 1, first: 3 }]);
		assert.equal(table?.series.length, 2);
		assert.equal(table?.series[0]?.series.counts[0], 3);
		assert.equal(table?.series[1]?.series.counts[1], 4);
	});
}

test("a clock that was never set moves no other row", () => {
	const days = Array.from({ length: 40 }, (_, at) => `2026-05-${String((at % 31) + 1).padStart(2, "0")}`).slice(0, 31);
	const { leftOut, table } = read(`time,count\n1990-01-01,9\n${days.map((day) => `${day},1`).join("\n")}`);
	assert.deepEqual(leftOut, [{ reason: "the time is too far from the others", lines: 1, first: 2 }]);
	assert.equal(table?.periods, 31);
});

test("tables that are none are refused with their place", () => {
	assert.equal(read("a,b\n1,2").problem?.code, "detect/no-columns");
	assert.equal(read("time,count\nx,y").problem?.code, "detect/no-rows");
	assert.equal(read("").problem?.code, "detect/no-columns");
});

test("whatever the lines are, each row is taken or counted", () => {
	const cell = fc.oneof(fc.nat(50).map(String), fc.string({ maxLength: 6 }), fc.constantFrom("2026-01-05", "NA", '"', "1e400", "\u0000"));
	fc.assert(
		fc.property(fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { maxLength: 30 }), (rows) => {
			const lines = rows.map((row) => row.join(",").replaceAll("\n", " ").replaceAll("\r", " "));
			const { leftOut, table } = read(`series,time,count,sources\n${lines.join("\n")}`);
			const out = leftOut.reduce((sum, one) => sum + one.lines, 0);
			const empty = lines.filter((line) => line === "").length;
			assert.ok(out + empty <= lines.length + (lines.length === 0 ? 1 : 0));
			for (const { series } of table?.series ?? []) assert.ok(series.counts.every((count) => Number.isNaN(count) || count >= 0));
		}),
	);
});
