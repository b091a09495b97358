/** Where a level changes, and that no change is seen where there is none. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { changeOf } from "./change.ts";
import { doublingOf } from "./rise.ts";

const row = (...parts: readonly (readonly [number, number])[]) => parts.flatMap(([times, value]) => new Array<number>(times).fill(value));

for (const [what, counts, at] of [
	["a rise", row([30, 2], [18, 20]), 30],
	["a fall", row([10, 20], [38, 1]), 10],
	["from nothing", row([40, 0], [8, 5]), 40],
	["none", row([48, 3]), undefined],
	["nothing at all", row([48, 0]), undefined],
	["one count", [3], undefined],
	["a missing one", [1, 2, undefined, 40], undefined],
] as const) {
	test(`the level changes: ${what}`, () => assert.equal(changeOf(counts), at));
}

test("the time of doubling has an interval around it, and is not told of what does not rise", () => {
	const found = doublingOf([10, 20, 40, 80, 160]);
	assert.ok(found !== undefined && Math.abs(found.value - 1) < 0.01 && found.low < 1 && found.high > 1);
	assert.equal(doublingOf([5, 5, 5, 5]), undefined);
	assert.equal(doublingOf([100, 50, 20]), undefined);
	assert.equal(doublingOf([1, 2]), undefined);
});
