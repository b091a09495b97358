/** Methods against R's `surveillance` 1.20.3 on series of our own with drawn parameters (test/support/r-reference.r made the file). */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import type { Control } from "./method.ts";
import { METHODS } from "./methods.ts";

interface Reference {
	readonly series: string;
	readonly frequency: number;
	readonly counts: readonly (number | null)[];
	readonly population: readonly number[];
	readonly range: readonly [number, number];
	readonly results: readonly {
		readonly method: string;
		readonly control: Control;
		readonly alarm: readonly (number | null)[];
		readonly upperbound: readonly (number | null)[];
		readonly pvalue?: readonly (number | null)[];
	}[];
}

const file = new URL("../../../test/support/r-reference.json", import.meta.url);
const { cases } = JSON.parse(readFileSync(file, "utf8")) as { readonly cases: readonly Reference[] };

function same(actual: number, expected: number | null, what: string): void {
	if (expected === null) assert.ok(Number.isNaN(actual), `${what}: ${actual}, and R gives none`);
	else assert.ok(Math.abs(actual - expected) <= 1e-6 * Math.max(1, Math.abs(expected)), `${what}: ${actual}, and R gives ${expected}`);
}

test("the file holds all methods", () => {
	const methods = new Set(cases.flatMap((one) => one.results.map((result) => result.method)));
	assert.deepEqual([...methods].sort(), ["cusum", "earsC1", "earsC2", "earsC3", "farringtonFlexible", "glrnb"]);
});

for (const { series, frequency, counts, population, range, results } of cases) {
	for (const [index, { method, control, alarm, upperbound, pvalue }] of results.entries()) {
		test(`${method} on ${series}, parameters ${index + 1}`, () => {
			const given = {
				counts: Float64Array.from(counts, (count) => count ?? Number.NaN),
				frequency,
				population: Float64Array.from(population),
			};
			const [from, to] = range;
			const found = METHODS.get(method)?.(given, { from, to }, control);
			assert.ok(found?.ok, JSON.stringify(found));
			const { alarms, upperbound: bounds, probabilities } = found.value;
			assert.equal(alarms.length, alarm.length);
			for (const [at, expected] of alarm.entries()) {
				const what = `${JSON.stringify(control)} at ${from + at}`;
				assert.equal(alarms[at] === 1, expected === 1, `alarm, ${what}`);
				same(bounds[at] ?? 0, upperbound[at] ?? null, `bound, ${what}`);
				if (pvalue?.[at] !== undefined && pvalue[at] !== null) same(probabilities[at] ?? 0, pvalue[at], `probability, ${what}`);
			}
		});
	}
}
