import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { DE } from "./de.ts";
import { EN } from "./en.ts";

const keys = Object.keys(EN) as (keyof typeof EN)[];

/** The names to fill in. */
const names = (text: string) => [...new Set([...text.matchAll(/\{([a-z]\w*)[|}]/gi)].map((found) => found[1]))].sort();

test("both languages have the same texts, with the same names to fill in", () => {
	assert.ok(keys.length > 40);
	assert.deepEqual(Object.keys(DE).sort(), [...keys].sort());
	for (const key of keys) assert.deepEqual(names(DE[key]), names(EN[key]), key);
});

test("no text is empty, has a brace too many, or blanks at its ends", () => {
	for (const text of [...Object.values(EN), ...Object.values(DE)]) {
		assert.match(text, /\S/);
		assert.equal(text, text.trim());
		assert.doesNotMatch(text.replace(/\{[a-z]\w*(?:\|[^{}|]+\|[^{}|]+)?\}/gi, ""), /[{}]/, text);
	}
});

test("every text is used by a page", () => {
	const http = join(import.meta.dirname, "..", "..");
	const code = globSync("**/*.{ts,tsx}", { cwd: http, exclude: ["**/*.test.*", "design/messages/*"] })
		.map((path) => readFileSync(join(http, path), "utf8"))
		.join("\n");
	assert.deepEqual(
		keys.filter((key) => !code.includes(`"${key}"`)),
		[],
	);
});
