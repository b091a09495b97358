import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { clean, fit, split, widthOf } from "./cells.ts";

test("widths as terminals draw them (Unicode East Asian Width)", () => {
	const rows: readonly (readonly [text: string, cells: number])[] = [
		["", 0],
		["DS-2CD2142FWD-I", 15],
		["K\u00f6ln", 4],
		["Ko\u0308ln", 4],
		["\u4e0a\u6d77", 4],
		["\uff21", 2],
		["\ud55c\uad6d", 4],
		["\u{1f4f7}", 2],
		["a\u200db", 2],
	];
	for (const [text, cells] of rows) assert.equal(widthOf(text), cells, JSON.stringify(text));
});

test("a cut ends in an ellipsis and never halves a wide character", () => {
	assert.equal(fit("abcdef", 4), "abc\u2026");
	assert.equal(fit("abc", 4), "abc ");
	assert.equal(fit("\u4e0a\u6d77\u4ed3", 4), "\u4e0a\u2026 ");
	assert.equal(fit("e\u0301e\u0301e\u0301", 2), "e\u0301\u2026");
});

test("a fitted cell takes exactly its cells", () => {
	fc.assert(
		fc.property(fc.string({ unit: "grapheme" }), fc.integer({ min: 4, max: 40 }), (raw, cells) => {
			assert.equal(widthOf(fit(clean(raw), cells)), cells);
		}),
	);
});

test("a split word loses nothing", () => {
	fc.assert(
		fc.property(fc.string({ unit: "grapheme" }), fc.integer({ min: 2, max: 10 }), (raw, cells) => {
			assert.equal(split(raw, cells).join(""), raw);
		}),
	);
});

test("cleaned text holds nothing that moves a cursor, turns a line or hides", () => {
	const bad = /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]|[\u{e0000}-\u{e007f}]/u;
	fc.assert(
		fc.property(fc.string({ unit: fc.integer({ min: 0, max: 0x2100 }).map((code) => String.fromCharCode(code)) }), (raw) => {
			const text = clean(raw);
			assert.doesNotMatch(text, bad);
			assert.ok(text.isWellFormed());
		}),
	);
	assert.equal(clean("a\ud800b"), "a\ufffdb");
	assert.equal(clean(undefined), "");
	assert.ok(clean("x".repeat(10_000)).length <= 300);
});
