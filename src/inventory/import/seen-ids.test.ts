import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { newSeenIds } from "./seen-ids.ts";

test("every id comes out once, the first as it is", () => {
	fc.assert(
		fc.property(fc.array(fc.constantFrom("a", "b", "a#2", "c", "a#3"), { maxLength: 40 }), (ids) => {
			const seen = newSeenIds();
			const out = ids.map((id) => seen.unique(id));
			assert.equal(new Set(out).size, ids.length);
			for (const [at, id] of ids.entries()) assert.ok(out[at] === id || out[at]?.startsWith(`${id}#`));
		}),
	);
});

test("200 000 different ids stay as they are", () => {
	const seen = newSeenIds();
	for (let at = 0; at < 200_000; at++) assert.equal(seen.unique(`dev-${at}`), `dev-${at}`);
	assert.equal(seen.unique("dev-77"), "dev-77#2");
});
