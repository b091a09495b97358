import assert from "node:assert/strict";
import { test } from "node:test";
import { prescan } from "./prescan.ts";

test("keys that stand twice are named by their place, in arrays too", () => {
	assert.deepEqual(prescan('{"a":[{"b":1},{"b":1,"c~/d":2,"b":3,"c~/d":4}],"a":0}').duplicates, ["/a/1/b", "/a/1/c~0~1d", "/a"]);
});

test("a long key does not make the places below it long, a thousand times over", () => {
	const json = `{"${"k".repeat(1_000_000)}":{${'"a":1,'.repeat(5000)}"b":1}}`;
	const { duplicates } = prescan(json);
	assert.equal(duplicates.length, 1000);
	assert.ok(duplicates.every((pointer) => pointer.length < 300));
	// Keys are still told apart by all their signs.
	assert.deepEqual(prescan(`{"${"k".repeat(500)}1":1,"${"k".repeat(500)}2":2}`).duplicates, []);
});
