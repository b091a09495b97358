/** Wilson's interval against the figures printed by Newcombe (Statistics in Medicine 17, 1998, table I, method 3). */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { weightedShare, wilson } from "./interval.ts";

const four = (value: number) => Math.round(value * 10_000) / 10_000;

test("the four published examples", () => {
	for (const [hits, n, low, high] of [
		[81, 263, 0.2553, 0.3662],
		[15, 148, 0.0624, 0.1605],
		[0, 20, 0, 0.1611],
		[1, 29, 0.0061, 0.1718],
	] as const) {
		const found = wilson(hits / n, n);
		assert.deepEqual([four(found.low), four(found.high)], [low, high], `${hits} of ${n}`);
	}
	assert.deepEqual(wilson(0, 0), { share: 0, low: 0, high: 1 });
});

test("weights by hand: two strata, 10 answers of weight 1 and 10 of weight 3", () => {
	const answers = [
		{ count: 5, weight: 1, isHit: true },
		{ count: 5, weight: 1, isHit: false },
		{ count: 2, weight: 3, isHit: true },
		{ count: 8, weight: 3, isHit: false },
	];
	// share = (5 + 6) / 40; residuals 5·(0.725)² + 5·(0.275)² + 2·(3·0.725)² + 8·(3·0.275)² = 17.9125, over 40², by 20/19.
	const { share, effective } = weightedShare(answers);
	assert.equal(share, 0.275);
	assert.ok(Math.abs(effective - (0.275 * 0.725) / ((17.9125 / 1600) * (20 / 19))) < 1e-9, String(effective));
	assert.equal(
		four(
			weightedShare([
				{ count: 4, weight: 1, isHit: true },
				{ count: 1, weight: 4, isHit: true },
			]).effective,
		),
		3.2,
	);
	assert.deepEqual(weightedShare([]), { share: 0, low: 0, high: 1, effective: 0 });
});

test("an interval holds its share and shrinks with n; weights that are alike change no share, and scaling them nothing", () => {
	const group = fc.record({ count: fc.integer({ min: 1, max: 50 }), weight: fc.integer({ min: 1, max: 9 }), isHit: fc.boolean() });
	fc.assert(
		fc.property(fc.array(group, { minLength: 1, maxLength: 12 }), (answers) => {
			const found = weightedShare(answers);
			assert.ok(0 <= found.low && found.low <= found.share && found.share <= found.high && found.high <= 1);
			const scaled = weightedShare(answers.map((one) => ({ ...one, weight: one.weight * 1000 })));
			assert.ok(Math.abs(scaled.low - found.low) < 1e-9 && Math.abs(scaled.high - found.high) < 1e-9);
			const alike = weightedShare(answers.map((one) => ({ ...one, weight: 1 })));
			const n = answers.reduce((sum, { count }) => sum + count, 0);
			const hits = answers.reduce((sum, { count, isHit }) => sum + (isHit ? count : 0), 0);
			assert.ok(Math.abs(alike.share - hits / n) < 1e-9);
			assert.ok(
				wilson(found.share, n).high - wilson(found.share, n).low <= wilson(found.share, n / 2).high - wilson(found.share, n / 2).low,
			);
		}),
	);
});
