/** From counts to waves: a series for each key, alarms of many keys with a bound on false ones, runs, joined and described. */

import type { Cell } from "../count/cell.ts";
import { type CountKey, isJudged } from "../count/keys.ts";
import type { Tally } from "../count/tally.ts";
import type { Recogniser } from "../signature/recognise.ts";
import { describeWave } from "./describe-wave.ts";
import type { FoundWave } from "./found-wave.ts";
import { joinRuns } from "./join-runs.ts";
import { excessOf, judgeKeys, lookAlikesOf, runsOf } from "./judge-keys.ts";
import { joinCells, type PeriodCells, periodOf, type Resolution, type Timeline } from "./key-series.ts";

/** What was found, and over what. */
export interface Found {
	/** Newest start first. */
	readonly waves: readonly FoundWave[];
	/** Periods that stood out and are no wave. */
	readonly lookAlikes: ReadonlyMap<string, number>;
	/** Hours from the first line to the last, and hours or days that were judged. */
	readonly hours: number;
	readonly resolution: Resolution;
	/** Keys with enough sources to be judged, of how many. */
	readonly judged: number;
	readonly keys: number;
	/** Not enough history for alarms yet. */
	readonly isLearning: boolean;
}

/** Longest time that is judged by hours. */
const MOST_HOURS = 45 * 24;
const LEAST = { 1: 48, 24: 10 } as const;
/** A run whose sources are not surely so many times what is usual is none, however unlikely by chance. */
const LEAST_RATIO = 1.25;
/** Fewer sources or networks in all are no wave, however unusual. */
const LEAST_SOURCES = 5;
const LEAST_NETWORKS = 3;

/** Finds them. */
export function findWaves(
	tally: Pick<Tally, "hours" | "days" | "sensors">,
	context: { readonly keys: readonly CountKey[]; readonly recogniser: Recogniser; readonly origin: string; readonly budget: number },
): Found {
	const timeline = timelineOf(tally);
	if (timeline === undefined)
		return {
			waves: [],
			lookAlikes: new Map(),
			hours: 0,
			resolution: 1,
			judged: 0,
			keys: context.keys.filter(({ kind }) => isJudged(kind)).length,
			isLearning: true,
		};
	const cells = cellsByKey(tally, timeline, context.keys);
	const judged = judgeKeys(cells, timeline, context.budget);
	const runs = judged.flatMap((one) => runsOf(one, timeline)).filter((run) => excessOf(run).ratioAtLeast >= LEAST_RATIO);
	const hourly = (key: number, hour: number) => {
		const cells = tally.hours.get(hour);
		return cells === undefined ? undefined : (cells.get(key)?.sources.size ?? 0);
	};
	const waves = joinRuns(runs, context.keys)
		.map((joined) => describeWave(joined, { ...context, cells, timeline, hourly }))
		.filter(({ sources, breadth, damage }) => (sources >= LEAST_SOURCES && breadth.networks >= LEAST_NETWORKS) || damage.organisations >= 2)
		.sort((a, b) => b.startedAt.localeCompare(a.startedAt) || b.category.localeCompare(a.category) || a.id.localeCompare(b.id));
	return {
		waves,
		lookAlikes: lookAlikesOf(judged),
		hours: timeline.end - timeline.first,
		resolution: timeline.resolution,
		judged: judged.length,
		keys: context.keys.filter(({ kind }) => isJudged(kind)).length,
		isLearning: timeline.live.length <= LEAST[timeline.resolution],
	};
}

function timelineOf({ hours, days, sensors }: Pick<Tally, "hours" | "days" | "sensors">): Timeline | undefined {
	let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
	for (const hour of hours.keys()) {
		first = Math.min(first, hour);
		last = Math.max(last, hour);
	}
	for (const day of days.keys()) {
		first = Math.min(first, day * 24);
		last = Math.max(last, day * 24 + 23);
	}
	if (!(first <= last)) return undefined;
	const resolution: Resolution = last + 1 - first <= MOST_HOURS && days.size === 0 ? 1 : 24;
	const start = resolution === 1 ? first : Math.floor(first / 24) * 24;
	const end = resolution === 1 ? last + 1 : Math.ceil((last + 1) / 24) * 24;
	const hourly = sensors.live(start, last + 1);
	if (resolution === 1) return { resolution, first: start, end, live: hourly };
	const live = new Float64Array((end - start) / 24);
	for (let day = 0; day < live.length; day += 1) {
		// Sensors that lived on average, over the hours that the logs reach.
		const part = hourly.subarray(day * 24, Math.min(hourly.length, day * 24 + 24));
		live[day] = part.length === 0 ? 0 : part.reduce((a, b) => a + b, 0) / part.length;
	}
	return { resolution, first: start, end, live };
}

function cellsByKey(
	{ hours, days }: Pick<Tally, "hours" | "days">,
	timeline: Timeline,
	keys: readonly CountKey[],
): ReadonlyMap<number, PeriodCells> {
	const byKey = new Map<number, Map<number, Cell[]>>();
	const add = (period: number, cells: ReadonlyMap<number, Cell>) => {
		for (const [key, cell] of cells) {
			if (!isJudged((keys[key] as CountKey).kind)) continue;
			let own = byKey.get(key);
			if (own === undefined) {
				own = new Map();
				byKey.set(key, own);
			}
			const held = own.get(period);
			if (held === undefined) own.set(period, [cell]);
			else held.push(cell);
		}
	};
	for (const [hour, cells] of hours) add(periodOf(hour, timeline), cells);
	for (const [day, cells] of days) add(periodOf(day * 24, timeline), cells);
	return new Map([...byKey].map(([key, periods]) => [key, new Map([...periods].map(([period, cells]) => [period, joinCells(cells)]))]));
}
