/** The glossary and the code use the same words: a bold term written as a type is one, and its words are explained once. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { read, sourceFiles } from "./tree.ts";

/** Entries: `- **Term**: …` */
const terms = [...read("docs/glossary.md").matchAll(/^- \*\*([^*]+)\*\*/gm)].map((found) => found[1] ?? "");
const types = terms.filter((term) => /^[A-Z][A-Za-z]+$/.test(term) && /[a-z]/.test(term));

test("about forty words, each once", () => {
	assert.ok(terms.length >= 40, `${terms.length} terms`);
	assert.deepEqual(
		terms.filter((term, index) => terms.indexOf(term) !== index),
		[],
	);
});

test("each term written as a type is an exported type", () => {
	const source = sourceFiles().map(read).join("\n");
	assert.ok(types.length >= 15, `${types.length} types`);
	assert.deepEqual(
		types.filter((type) => !new RegExp(`^export (?:interface|type|class) ${type}\\b`, "m").test(source)),
		[],
	);
});
