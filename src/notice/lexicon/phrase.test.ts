/** Phrases that begin with a word that may be missing. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { tokenise } from "../text/token.ts";
import { compilePhrases } from "./phrase.ts";

for (const [text, count] of [
	["Install it", 1],
	["3 install it", 1],
	["please install it", 0],
	["3 things", 0],
] as const)
	test(`"${text}" holds ${count}`, () => {
		const find = compilePhrases({ deed: ["^ <number>? install"] });
		assert.equal(find(tokenise(text)).length, count);
	});
