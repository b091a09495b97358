import assert from "node:assert/strict";
import { test } from "node:test";
import { toCsvCell, writeCsv } from "./export-csv.ts";

for (const [text, cell] of [
	["Axis", "Axis"],
	[undefined, ""],
	['5" dome', '"5"" dome"'],
	["a,b", '"a,b"'],
	["a\nb", '"a\nb"'],
	["=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"], // OWASP, CSV injection
	["+1", "'+1"],
	["-1", "'-1"],
	["@SUM(A1)", "'@SUM(A1)"],
	["\tx", '"\'\tx"'],
	["\rx", '"\'\rx"'],
	["'=1", "''=1"],
	["'quoted", "'quoted"],
] as const) {
	test(`cell ${JSON.stringify(text)}`, () => assert.equal(toCsvCell(text), cell));
}

test("lines end with CRLF; the mark stands once", () => {
	assert.deepEqual([...writeCsv([["a", "b"], ["c"]], true)], ["\ufeffa,b\r\n", "c\r\n"]);
});
