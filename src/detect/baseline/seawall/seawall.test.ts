/** Our own method: laws that hold for any series, and cases that it must tell apart. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { drawCount, randomNumbers } from "../../../../test/support/outbreak-series.ts";
import type { CountSeries, SeriesJudgement, WatchedRange } from "../method.ts";
import { seawall } from "./seawall.ts";

function judge(series: CountSeries, range?: WatchedRange, control = {}): SeriesJudgement {
	const found = seawall(series, range, control);
	assert.ok(found.ok, JSON.stringify(found));
	return found.value;
}

const weekly = (counts: readonly number[]): CountSeries => ({ counts: Float64Array.from(counts), frequency: 52 });
const noise = (length: number, mean: number, phi: number, seed: number) => {
	const random = randomNumbers(seed);
	return Array.from({ length }, () => drawCount(mean, phi, random));
};

const anySeries = fc.array(fc.oneof(fc.nat(30), fc.constant(Number.NaN), fc.constantFrom(1e6, 1e12, 1e15)), {
	minLength: 1,
	maxLength: 80,
});

test("a constant series never alarms, whatever its level", () => {
	fc.assert(
		fc.property(fc.nat(10_000), fc.integer({ min: 1, max: 150 }), fc.constantFrom(52, 24, 7), (level, length, frequency) => {
			const counts = new Float64Array(length).fill(level);
			assert.ok(!judge({ counts, frequency }).alarms.includes(1));
		}),
		{ numRuns: 60 },
	);
});

test("missing and huge counts: every period is judged or not, and nothing else", () => {
	fc.assert(
		fc.property(anySeries, fc.constantFrom(52, 24, 7, 12, 3), (counts, frequency) => {
			const { expected, upperbound, alarms, probabilities } = judge({ counts: Float64Array.from(counts), frequency });
			for (const [at, count] of counts.entries()) {
				if (Number.isNaN(count)) assert.ok(alarms[at] === 0 && Number.isNaN(probabilities[at]));
				const p = probabilities[at] ?? Number.NaN;
				assert.ok(Number.isNaN(p) || (p >= 0 && p <= 1));
				assert.ok(!((expected[at] ?? 0) < 0) && !((upperbound[at] ?? 0) < 0));
			}
		}),
		{ numRuns: 150 },
	);
});

test("more cases in a period never lower its score, and it alarms from its bound on", () => {
	fc.assert(
		fc.property(fc.array(fc.nat(40), { minLength: 20, maxLength: 90 }), fc.nat(200), fc.constantFrom(52, 24), (counts, more, frequency) => {
			const last = counts.length;
			const range = { from: last, to: last };
			const given = Float64Array.from(counts);
			const before = judge({ counts: given, frequency }, range, { fpr: 0.05 });
			const added = given.with(last - 1, (given[last - 1] ?? 0) + more);
			const after = judge({ counts: added, frequency }, range, { fpr: 0.05 });
			const [p = 1, q = 1] = [before.probabilities[0], after.probabilities[0]];
			if (!Number.isNaN(p)) assert.ok(q <= p * (1 + 1e-9));
			assert.equal(after.upperbound[0], before.upperbound[0]);
			if (!Number.isNaN(q)) assert.equal(after.alarms[0] === 1, (added[last - 1] ?? 0) >= (after.upperbound[0] ?? 0));
		}),
		{ numRuns: 80 },
	);
});

test("what is said of a period does not depend on which periods are asked for, nor on what comes later", () => {
	const counts = noise(200, 6, 2, 7);
	const all = judge(weekly(counts));
	const part = judge(weekly(counts.slice(0, 160)), { from: 150, to: 160 });
	assert.deepEqual(part.probabilities, all.probabilities.slice(149, 160));
	assert.deepEqual(part.upperbound, all.upperbound.slice(149, 160));
});

test("twice the sensors from the start, each seeing the same, change no judgement", () => {
	const counts = Float64Array.from(noise(200, 6, 2, 8));
	const once = judge({ counts, frequency: 24, liveSensors: new Float64Array(200).fill(10) });
	const twice = judge({ counts, frequency: 24, liveSensors: new Float64Array(200).fill(20) });
	assert.deepEqual(once.probabilities, twice.probabilities);
});

test("from the first period on, honestly wide: something is expected at once, bounds narrow, alarms come later", () => {
	const { expected, upperbound, alarms, notes } = judge(weekly(noise(150, 10, 1, 3)));
	assert.ok(expected.slice(2).every((mean) => mean > 0));
	assert.ok((upperbound[13] ?? 0) > 1.3 * (upperbound[140] ?? 0));
	assert.ok(!alarms.slice(0, 12).includes(1));
	assert.equal(notes.length, 1);
});

test("an outbreak alarms, and a past one does not hide the next", () => {
	const counts = noise(300, 8, 1.5, 4);
	for (const [at, more] of [12, 25, 18, 9].entries()) {
		counts[150 + at] = (counts[150 + at] ?? 0) + more;
		counts[280 + at] = (counts[280 + at] ?? 0) + more;
	}
	const { alarms, labels } = judge(weekly(counts));
	assert.ok(alarms[152] === 1 && alarms[282] === 1);
	assert.equal(labels, undefined);
});

/** 60 days of hours with sensors and breadth; `change` may alter an hour. */
function hours(change: (hour: number, row: Record<"count" | "sources" | "targets" | "live" | "top", number>) => void): CountSeries {
	const random = randomNumbers(11);
	const length = 1440;
	const columns = { count: [], sources: [], targets: [], live: [], top: [] } as Record<string, number[]>;
	for (let hour = 0; hour < length; hour += 1) {
		const sources = drawCount(4, 1.3, random);
		const row = { count: 2 * sources, sources, targets: Math.min(20, 2 * sources), live: 20, top: sources === 0 ? 0 : 1 / sources };
		change(hour, row);
		for (const [name, value] of Object.entries(row)) columns[name]?.push(value);
	}
	const column = (name: string) => Float64Array.from(columns[name] ?? []);
	return {
		counts: column("count"),
		frequency: 24,
		liveSensors: column("live"),
		breadth: { sources: column("sources"), targets: column("targets"), topShare: column("top") },
	};
}

const commonest = (labels: SeriesJudgement["labels"], from: number, to: number) => {
	const counted = Map.groupBy(labels?.slice(from, to) ?? [], (label) => label);
	return [...counted].sort(([, a], [, b]) => b.length - a.length)[0]?.[0];
};

// what happens in hours 1200 to 1247, the label of most of them, whether any alarm may come then
for (const [name, wanted, change] of [
	["many new sources", "wave", (row) => Object.assign(row, { count: row.count + 40, sources: row.sources + 16, targets: 20, top: 0.1 })],
	["one loud source", "flood", (row) => Object.assign(row, { count: row.count + 300, sources: row.sources + 1, top: 0.97 })],
	["most sensors silent", "outage", (row) => Object.assign(row, { count: 1, sources: 1, targets: 1, live: 3 })],
	["twice the sensors", "exposure", (row) => Object.assign(row, { count: 2 * row.count, sources: 2 * row.sources, live: 40 })],
] as const satisfies readonly (readonly [
	string,
	string,
	(row: Record<"count" | "sources" | "targets" | "live" | "top", number>) => void,
])[]) {
	test(`${name}: ${wanted}`, () => {
		const { labels, alarms } = judge(hours((hour, row) => (hour >= 1200 && hour < 1248 ? change(row) : undefined)));
		assert.equal(commonest(labels, 1210, 1248), wanted);
		assert.equal(alarms.slice(1200, 1248).includes(1), wanted === "wave");
	});
}

test("three hours of a scanner that tries every sensor: sweep, and no alarm", () => {
	const series = hours((hour, row) =>
		hour >= 1200 && hour < 1203
			? Object.assign(row, { count: row.count + 80, sources: row.sources + 6, targets: 20, top: 0.2 })
			: undefined,
	);
	const { labels, alarms } = judge(series);
	assert.equal(commonest(labels, 1200, 1203), "sweep");
	assert.ok(!alarms.slice(1200, 1210).includes(1));
});

test("a budget that cannot be is refused", () => {
	const found = seawall(weekly([1, 2, 3]), undefined, { fpr: 2 });
	assert.ok(!found.ok && found.error.code === "detect/bad-control");
});
