/** Prose that is long or shaped to make a reader go back and forth: found by `npm run fuzz`, kept here. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { extractFixes } from "./extract-fixes.ts";
import { toHint } from "./product-hint.ts";

/** Nearly the most that is read, so that what stands at the end is read too. */
const LENGTH = 65_000;

/** Milliseconds of processor time. */
function timeOf(text: string): number {
	const { user, system } = process.cpuUsage();
	extractFixes(text, "/details", { productNames: ["DS-2CD2142FWD-I"] });
	const end = process.cpuUsage();
	return (end.user + end.system - user - system) / 1000;
}

test("a word of sixty signs with underscores is read at once", () => {
	// Each `_a` could be a part of its own or the tail of the one before: two to the power of 28 ways.
	for (const word of [`v1${"_a".repeat(28)}(x`, `v1${"__".repeat(28)}(x`, `V2${"_1".repeat(28)}-`])
		assert.ok(timeOf(`Update to ${word} or later.`) < 250, word);
	const [claim] = extractFixes("Update to V1.00_2017_12_15 or later.", "/details", { productNames: [] });
	assert.equal(claim?.text, "V1.00_2017_12_15");
});

test("prose of 64 KiB costs what its length asks for", () => {
	const shapes: Readonly<Record<string, string>> = {
		"closing brackets": `Update to 5.4.5 ${")".repeat(LENGTH)}`,
		"brackets of both kinds": `Update to ${"x)".repeat(LENGTH / 2)}`,
		"a name of signs": `Update A${"((((\"',".repeat(LENGTH / 7)}b to version 5.4.5 or later.`,
		"one version": `Update to ${"5.".repeat(LENGTH / 2)}`,
		numbers: `Update to V1.5 SP4 and apply ${"5 ".repeat(LENGTH / 2)}`,
		versions: `Update to ${"V0} ".repeat(LENGTH / 4)}`,
	};
	for (const [name, text] of Object.entries(shapes)) {
		const time = timeOf(text);
		assert.ok(time < 400, `${name}: ${time} ms`);
	}
});

test("signs are taken off both ends of a product's name and none inside", () => {
	assert.equal(toHint(' "(DS-2CD2142FWD-I, ', new Set(["ds"])), "DS-2CD2142FWD-I");
	assert.equal(toHint('C•CURE: "9000" (v2)', new Set(["9000"])), 'C•CURE: "9000" (v2)');
	assert.equal(toHint(' ",(:;- ', new Set()), undefined);
});
