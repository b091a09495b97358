/** The step-up procedure, on the example of the paper and by its law. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { discoveryLimit } from "./false-discovery.ts";

test("the example of Benjamini and Hochberg (1995), section 3.2: four of fifteen stand at 0.05", () => {
	const p = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1];
	const limit = discoveryLimit(p, 0.05);
	assert.equal(p.filter((one) => one <= limit).length, 4);
});

test("none of nothing, and series that say nothing do not count", () => {
	assert.equal(discoveryLimit([], 0.1), -1);
	assert.equal(discoveryLimit([Number.NaN, 0.04, Number.NaN], 0.05), 0.04);
	assert.equal(discoveryLimit([0.9, 0.8], 0.05), -1);
});

test("a smaller probability never makes fewer stand", () => {
	const probability = fc.double({ min: 0, max: 1, noNaN: true });
	fc.assert(
		fc.property(fc.array(probability, { minLength: 1 }), fc.nat(), fc.double({ min: 0, max: 1, noNaN: true }), (p, at, factor) => {
			const lower = p.map((one, index) => (index === at % p.length ? one * factor : one));
			const standing = (list: readonly number[]) => list.filter((one) => one <= discoveryLimit(list, 0.1)).length;
			assert.ok(standing(lower) >= standing(p));
		}),
	);
});
