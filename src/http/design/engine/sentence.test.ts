/** A pattern says a sentence anew, and nothing is guessed. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { createRenderer } from "./sentence.ts";

const render = createRenderer([
	["the same text", "derselbe Text"],
	["{1:}, but {2} decides", "{1}, aber {2} entscheidet"],
	["it depends on: {1*}", "es hängt ab von: {1}"],
	["{1} lists {2} first", "zuerst {2}, sagt {1}"],
	["{1} is before {2}", "{1} kommt vor {2}"],
]);

for (const [english, german] of [
	["the same text", "derselbe Text"],
	["5.4 is before 5.5", "5.4 kommt vor 5.5"],
	["NVD lists DS-2CD first", "zuerst DS-2CD, sagt NVD"],
	["5.4 is before 5.5, but the build decides", "5.4 kommt vor 5.5, aber the build entscheidet"],
	["the same text; 5.4 is before 5.5", "derselbe Text; 5.4 kommt vor 5.5"],
	["it depends on: a; b", "es hängt ab von: a; b"],
	["5 is before 6; and it depends on: x", "5 kommt vor 6; und es hängt ab von: x"],
	[" is before 5.5", " kommt vor 5.5"],
	["another sentence", undefined],
	["another sentence, but 5 decides", undefined],
	["the same text; another sentence", undefined],
	["The same text", undefined],
] as const)
	test(`anew: ${english}`, () => assert.equal(render(english), german));

test("what is filled in is kept letter by letter, whatever it is", () => {
	const words = fc.string({ maxLength: 40 }).filter((text) => !/; | is before |, but | lists | first$/.test(text));
	fc.assert(
		fc.property(words, words, (one, other) => {
			assert.equal(render(`${one} is before ${other}`), `${one} kommt vor ${other}`);
		}),
	);
});

test("a long row of joints ends soon, and in English", () => {
	assert.equal(render("the same text; ".repeat(60)), undefined);
	assert.equal(render("x".repeat(2000)), undefined);
	assert.equal(render(`${"; ".repeat(400)} is before`), undefined);
	const hostile = createRenderer([
		["{1:} or {2:}", "{1} oder {2}"],
		["{1:} and {2:}", "{1} und {2}"],
		["{1:}, since {2:}", "{1}, da {2}"],
	]);
	assert.equal(hostile("a or b and c, since ".repeat(50)), undefined);
});
