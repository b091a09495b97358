import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { DE } from "./de.ts";
import { EN } from "./en.ts";
import { SITE_DE } from "./site-de.ts";
import { SITE_EN } from "./site-en.ts";

const keys = Object.keys(EN) as (keyof typeof EN)[];

/** The names to fill in. */
const names = (text: string) => [...new Set([...text.matchAll(/\{([a-z]\w*)[|}]/gi)].map((found) => found[1]))].sort();

test("both languages have the same texts, with the same names to fill in", () => {
	assert.ok(keys.length > 40);
	assert.deepEqual(Object.keys(DE).sort(), [...keys].sort());
	for (const key of keys) assert.deepEqual(names(DE[key]), names(EN[key]), key);
});

test("texts of the public site have names of their own: the console's do not take their place unnoticed", () => {
	for (const [site, all] of [
		[SITE_EN, EN],
		[SITE_DE, DE],
	] as const) {
		const ofSite = Object.keys(all).filter((key) => key.startsWith("site."));
		assert.deepEqual(Object.keys(site).sort(), ofSite.sort());
		for (const [key, text] of Object.entries(site)) assert.equal(all[key as keyof typeof all], text, key);
	}
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
