import assert from "node:assert/strict";
import { test } from "node:test";
import { isUnknownWord } from "./unknown-word.ts";

test("words and signs for nothing known, in any case", () => {
	for (const text of ["?", "????", "\u00bf?", "--", "\u2014", "...", "n/a", "N.A.", "TBD", "k.A.", "keine Angabe", "x", "\u672a\u77e5"])
		assert.ok(isUnknownWord(text), text);
});

test("what may be a name is none of them", () => {
	for (const text of ["0", "X1", "NA-100", "None-1", "unknown maker of cameras", "-".repeat(21)]) assert.ok(!isUnknownWord(text), text);
});
