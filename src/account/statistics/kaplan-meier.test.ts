/** Held against the worked example that textbooks print: Freireich et al. 1963, remission under 6-MP (Kleinbaum and Klein, Survival Analysis, table 2.1; Stata's `sts list`). */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { kaplanMeier, type Waiting } from "./kaplan-meier.ts";

/** Weeks; those with a minus were censored. */
const WEEKS = [6, 6, 6, -6, 7, -9, 10, -10, -11, 13, 16, -17, -19, -20, 22, 23, -25, -32, -32, -34, -35];
const REMISSION: readonly Waiting[] = WEEKS.map((weeks) => ({ days: Math.abs(weeks), isSilent: weeks < 0 }));

/** Week, at risk, events, survivor function, standard error, 95 % band. */
const PRINTED = [
	[6, 21, 3, 0.8571, 0.0764, 0.6197, 0.9516],
	[7, 17, 1, 0.8067, 0.0869, 0.5631, 0.9228],
	[10, 15, 1, 0.7529, 0.0963, 0.5032, 0.8894],
	[13, 12, 1, 0.6902, 0.1068, 0.4316, 0.8491],
	[16, 11, 1, 0.6275, 0.1141, 0.3675, 0.8049],
	[22, 7, 1, 0.5378, 0.1282, 0.2678, 0.7468],
	[23, 6, 1, 0.4482, 0.1346, 0.1881, 0.6801],
];

test("the published example, every figure to four places", () => {
	const curve = kaplanMeier(REMISSION);
	const four = (value: number) => Math.round(value * 10_000) / 10_000;
	const found = curve.steps.map(({ days, atRisk, spoke, silent, error, low, high }) => [
		days,
		atRisk,
		spoke,
		four(silent),
		four(error),
		four(low),
		four(high),
	]);
	assert.deepEqual(found, PRINTED);
	assert.deepEqual([curve.n, curve.spoke, curve.median, curve.medianLow, curve.medianHigh, curve.lastDays], [21, 9, 23, 13, null, 35]);
});

test("nobody spoke: no step and no median; all spoke at once: nobody is silent", () => {
	const silent = kaplanMeier([{ days: 9, isSilent: true }]);
	assert.deepEqual([silent.steps, silent.median, silent.lastDays], [[], null, 9]);
	const [step] = kaplanMeier([{ days: 0, isSilent: false }]).steps;
	assert.deepEqual([step?.silent, step?.low, step?.high, step?.error], [0, 0, 0, 0]);
	assert.deepEqual(kaplanMeier([]).n, 0);
});

test("the curve never rises, stays in its band, and without censoring is the plain share that is silent", () => {
	const waiting = fc.array(fc.record({ days: fc.integer({ min: 0, max: 60 }), isSilent: fc.boolean() }), { maxLength: 60 });
	fc.assert(
		fc.property(waiting, (all) => {
			let before = 1;
			for (const { silent, low, high } of kaplanMeier(all).steps) {
				assert.ok(silent <= before && low <= silent + 1e-12 && silent <= high + 1e-12 && low >= 0 && high <= 1);
				before = silent;
			}
			const spoken = all.map((one) => ({ ...one, isSilent: false }));
			for (const { days, silent } of kaplanMeier(spoken).steps)
				assert.ok(Math.abs(silent - spoken.filter((one) => one.days > days).length / spoken.length) < 1e-9);
		}),
	);
});
