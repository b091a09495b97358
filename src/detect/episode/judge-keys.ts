/** Judges all keys over all periods, and bounds the share of false alarms among the keys of each period. */
import { discoveryLimit } from "../baseline/false-discovery.ts";
import type { PeriodLabel, SeriesJudgement } from "../baseline/method.ts";
import { seawall } from "../baseline/seawall/seawall.ts";
import { type PeriodCells, type Timeline, toSeries } from "./key-series.ts";

/** One key's judgement. */
export interface JudgedKey {
	readonly key: number;
	readonly cells: PeriodCells;
	readonly judgement: SeriesJudgement;
	/** 1 where an alarm stands. */
	readonly alarms: Uint8Array;
}

/** Share of false alarms among the keys that alarm in one period. */
const FALSE_SHARE = 0.1;
/** Sources of a period that something must have to be judged at all. */
const LEAST_SOURCES = 3;

/** Judges. @param budget - False alarms of a key: the share of weeks with one. */
export function judgeKeys(keys: ReadonlyMap<number, PeriodCells>, timeline: Timeline, budget: number): readonly JudgedKey[] {
	const judged: JudgedKey[] = [];
	for (const [key, cells] of keys) {
		let most = 0;
		for (const cell of cells.values()) most = Math.max(most, cell.sources.size);
		if (most < LEAST_SOURCES) continue;
		const found = seawall(toSeries(cells, timeline), undefined, { fpr: budget });
		if (found.ok) judged.push({ key, cells, judgement: found.value, alarms: found.value.alarms.slice() });
	}
	for (let period = 0; period < timeline.live.length; period += 1) {
		const alarming = judged.filter(({ alarms }) => alarms[period] === 1);
		if (alarming.length === 0) continue;
		// Keys that were not judged had nothing to alarm about, and count as such.
		const quiet = new Array<number>(Math.max(0, keys.size - judged.length)).fill(1);
		const limit = discoveryLimit([...quiet, ...judged.map(({ judgement }) => judgement.probabilities[period] ?? Number.NaN)], FALSE_SHARE);
		for (const { alarms, judgement } of alarming) if (!((judgement.probabilities[period] ?? 1) <= limit)) alarms[period] = 0;
	}
	return judged;
}

/** Periods of a run of alarms of one key, from the first to behind the last. */
export interface Run {
	readonly judged: JudgedKey;
	readonly from: number;
	readonly to: number;
}

/** How much more there was in a run than usual. */
export interface Excess {
	/** Sources of its periods by what was expected, lower end of a 95 % interval for counts that scatter twice as much as a Poisson law. */
	readonly ratioAtLeast: number;
	/** In about standard deviations. */
	readonly deviation: number;
}

/** Measures a run. */
export function excessOf({ judged: { cells, judgement }, from, to }: Run): Excess {
	let [observed, expected] = [0, 0];
	for (let period = from; period < to; period += 1) {
		observed += cells.get(period)?.sources.size ?? 0;
		expected += Math.max(LEAST_EXPECTED, judgement.expected[period] || 0);
	}
	return {
		ratioAtLeast: observed === 0 ? 0 : (observed / expected) * Math.exp(-1.96 * Math.sqrt(2 / observed)),
		deviation: (observed - expected) / Math.sqrt(observed + expected),
	};
}

const LEAST_EXPECTED = 0.02;

/** Periods without an alarm after which a run is over: a day, or two. */
const GAPS = { 1: 24, 24: 2 } as const;

/** Runs of alarms: in hours two of three make a beginning, in days one. */
export function runsOf(judged: JudgedKey, timeline: Timeline): readonly Run[] {
	const gap = GAPS[timeline.resolution];
	const runs: Run[] = [];
	let from = -1;
	let last = -1;
	const isAlarm = (period: number) => judged.alarms[period] === 1;
	for (let period = 0; period < judged.alarms.length; period += 1) {
		if (!isAlarm(period)) continue;
		if (from >= 0 && period - last > gap) {
			runs.push({ judged, from, to: last + 1 });
			from = -1;
		}
		if (from < 0) {
			const before = [period - 1, period - 2].filter((one) => one >= 0 && isAlarm(one));
			if (timeline.resolution === 1 && before.length === 0) continue;
			from = Math.min(period, ...before);
		}
		last = period;
	}
	if (from >= 0) runs.push({ judged, from, to: last + 1 });
	return runs;
}

/** Periods that stood out and are no wave, by what they are. */
export function lookAlikesOf(judged: readonly JudgedKey[]): ReadonlyMap<PeriodLabel, number> {
	const counts = new Map<PeriodLabel, number>();
	for (const { judgement } of judged)
		for (const label of judgement.labels ?? [])
			if (label !== undefined && label !== "wave") counts.set(label, (counts.get(label) ?? 0) + 1);
	return counts;
}
