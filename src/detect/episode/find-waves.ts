/** From counts to waves: a series for each key, alarms of many keys with a bound on false ones, runs, joined and described. */

import type { Cell } from "../count/cell.ts";
import type { CountKey } from "../count/keys.ts";
import type { Tally } from "../count/tally.ts";
import type { Recogniser } from "../signature/recognise.ts";
import { describeWave } from "./describe-wave.ts";
import type { FoundWave } from "./found-wave.ts";
import { joinRuns } from "./join-runs.ts";
import { judgeKeys, lookAlikesOf, runsOf } from "./judge-keys.ts";
import { type PeriodCells, type Resolution, type Timeline, toPeriods } from "./key-series.ts";

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
/** Fewer sources or networks in all are no wave, however unusual. */
const LEAST_SOURCES = 5;
const LEAST_NETWORKS = 3;

/** Finds them. */
export function findWaves(
	tally: Pick<Tally, "hours" | "sensors">,
	context: { readonly keys: readonly CountKey[]; readonly recogniser: Recogniser; readonly origin: string; readonly budget: number },
): Found {
	const timeline = timelineOf(tally);
	if (timeline === undefined)
		return { waves: [], lookAlikes: new Map(), hours: 0, resolution: 1, judged: 0, keys: context.keys.length, isLearning: true };
	const cells = cellsByKey(tally.hours, timeline);
	const judged = judgeKeys(cells, timeline, context.budget);
	const runs = judged.flatMap((one) => runsOf(one, timeline));
	const waves = joinRuns(runs, context.keys)
		.map((joined) => describeWave(joined, { keys: context.keys, cells, timeline, recogniser: context.recogniser, origin: context.origin }))
		.filter(({ sources, breadth, damage }) => (sources >= LEAST_SOURCES && breadth.networks >= LEAST_NETWORKS) || damage.organisations >= 2)
		.sort((a, b) => b.startedAt.localeCompare(a.startedAt) || b.category.localeCompare(a.category) || a.id.localeCompare(b.id));
	return {
		waves,
		lookAlikes: lookAlikesOf(judged),
		hours: timeline.end - timeline.first,
		resolution: timeline.resolution,
		judged: judged.length,
		keys: context.keys.length,
		isLearning: timeline.live.length <= LEAST[timeline.resolution],
	};
}

function timelineOf({ hours, sensors }: Pick<Tally, "hours" | "sensors">): Timeline | undefined {
	let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
	for (const hour of hours.keys()) {
		first = Math.min(first, hour);
		last = Math.max(last, hour);
	}
	if (!(first <= last)) return undefined;
	const resolution: Resolution = last + 1 - first <= MOST_HOURS ? 1 : 24;
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

function cellsByKey(hours: Tally["hours"], timeline: Timeline): ReadonlyMap<number, PeriodCells> {
	const byKey = new Map<number, Map<number, Cell>>();
	for (const [hour, cells] of hours) {
		for (const [key, cell] of cells) {
			let own = byKey.get(key);
			if (own === undefined) {
				own = new Map();
				byKey.set(key, own);
			}
			own.set(hour, cell);
		}
	}
	return new Map([...byKey].map(([key, cells]) => [key, toPeriods(cells, timeline)]));
}
