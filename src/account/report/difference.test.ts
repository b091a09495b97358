import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { difference } from "./difference.ts";
import { slugFor } from "./slug.ts";

const signs = { same: " ", gone: "-", new: "+" } as const;
const told = (a: string, b: string) =>
	difference(a.split(""), b.split(""))
		.map(({ change, text }) => `${signs[change]}${text}`)
		.join("");

for (const [a, b, expected] of [
	["abc", "abc", " a b c"],
	["abc", "axc", " a-b+x c"],
	["abc", "ac", " a-b c"],
	["ac", "abc", " a+b c"],
	["abcd", "cdab", "-a-b c d+a+b"],
] as const)
	test(`${a} becomes ${b}`, () => assert.equal(told(a, b), expected));

test("what stayed and went is the one text, what stayed and came the other", () => {
	const lines = fc.array(fc.constantFrom("a", "b", "c", "d"), { maxLength: 30 });
	fc.assert(
		fc.property(lines, lines, (a, b) => {
			const found = difference(a, b);
			const of = (...changes: string[]) => found.filter(({ change }) => changes.includes(change)).map(({ text }) => text);
			assert.deepEqual(of("same", "gone"), a);
			assert.deepEqual(of("same", "new"), b);
		}),
	);
});

test("texts too long to compare are told as gone and new, and nothing is lost", () => {
	const [a, b] = [Array.from({ length: 2000 }, (_, at) => `a${at}`), Array.from({ length: 2000 }, (_, at) => `b${at}`)];
	assert.equal(difference(a, b).length, 4000);
});

for (const [title, slug] of [
	["Hikvision's backdoor: what we measured", "hikvision-s-backdoor-what-we-measured"],
	["\u00dcber Kameras & Rekorder", "ueber-kameras-rekorder"],
	["???", "report"],
	["\u65e5\u672c", "report"],
	["a".repeat(200), "a".repeat(80)],
	["../../etc/passwd", "etc-passwd"],
] as const)
	test(`${title.slice(0, 30)} stands at /reports/${slug.slice(0, 30)}`, () => assert.equal(slugFor(title), slug));
