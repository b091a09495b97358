import assert from "node:assert/strict";
import { test } from "node:test";
import { newId } from "./new-id.ts";
import { keyable, storable } from "./storable.ts";

test("ids are of one form, unique, and sort as they were made", () => {
	const ids = Array.from({ length: 100_000 }, newId);
	assert.ok(ids.every((id) => /^[0-9a-hjkmnp-tv-z]{26}$/.test(id)));
	assert.equal(new Set(ids).size, ids.length);
	assert.deepEqual([...ids].sort(), ids);
});

test("the end of an id is chance", () => {
	const ends = new Set(Array.from({ length: 1000 }, () => newId().slice(13)));
	assert.equal(ends.size, 1000);
});

test("text that a database refuses is replaced, all else is kept", () => {
	assert.equal(storable("a\0b\ud800c"), "a\ufffdb\ufffdc");
	assert.equal(storable("Tür 模型 😀"), "Tür 模型 😀");
});

test("keys stay apart, however long", () => {
	const long = "é".repeat(5000);
	assert.notEqual(keyable(`${long}a`), keyable(`${long}b`));
	assert.equal(keyable(`${long}a`), keyable(`${long}a`));
	assert.ok(Buffer.byteLength(keyable("😀".repeat(5000))) < 1000);
	assert.equal(keyable("short"), "short");
});
