import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { createTupleIndex } from "./tuple-index.ts";

test("equal rows have one number, others another, in the order in which they come", () => {
	const text = fc.constantFrom(undefined, "", "a", "b", "a b", "\u0000");
	fc.assert(
		fc.property(fc.array(fc.tuple(text, text, text), { maxLength: 80 }), (rows) => {
			const index = createTupleIndex(3);
			const numbers = new Map<string, number>();
			for (const row of rows) {
				const key = JSON.stringify(row.map((one) => one ?? null));
				if (!numbers.has(key)) numbers.set(key, numbers.size);
				assert.equal(index.numberOf(row), numbers.get(key));
			}
			assert.equal(index.size, numbers.size);
		}),
	);
});

test("many rows are told apart", () => {
	const index = createTupleIndex(2);
	const rowOf = (at: number) => [`model ${at % 300}`, `firmware ${Math.floor(at / 300)}`];
	for (let at = 0; at < 30_000; at += 1) assert.equal(index.numberOf(rowOf(at)), at);
	for (const at of [0, 299, 300, 29_999]) assert.equal(index.numberOf(rowOf(at)), at);
});
