/** The counts of one key as a series that methods judge, by hours or by days. */
import type { CountSeries } from "../baseline/method.ts";
import { Cell } from "../count/cell.ts";
import { HOUR } from "../count/tally.ts";

/** Hours of a period. */
export type Resolution = 1 | 24;

/** Periods of all series of a tally. */
export interface Timeline {
	readonly resolution: Resolution;
	/** Number of the first hour since 1970, the start of a period; and of the one behind the last. */
	readonly first: number;
	readonly end: number;
	/** Sensors that live, by period. */
	readonly live: Float64Array;
}

/** Cells of one key by period. */
export type PeriodCells = ReadonlyMap<number, Cell>;

/** Fewer sensors than this say nothing of sweeps. */
const FEW_SENSORS = 5;

/** Period of an hour, from 0. */
export function periodOf(hour: number, { first, resolution }: Timeline): number {
	return Math.floor((hour - first) / resolution);
}

/** Start of a period, in UTC milliseconds. */
export function startOf(period: number, { first, resolution }: Timeline): number {
	return (first + period * resolution) * HOUR;
}

/** The cells of a period as one; those that are given are left as they are. */
export function joinCells(cells: readonly Cell[]): Cell {
	const [only] = cells;
	if (cells.length === 1 && only !== undefined) return only;
	const all = new Cell();
	for (const cell of cells) all.merge(cell);
	all.pack();
	return all;
}

/** The series. Hours in which no sensor lived are missing, not calm. */
export function toSeries(cells: PeriodCells, timeline: Timeline): CountSeries {
	const length = timeline.live.length;
	const [counts, sources, targets, topShare] = [0, 1, 2, 3].map(() => new Float64Array(length)) as [
		Float64Array,
		Float64Array,
		Float64Array,
		Float64Array,
	];
	topShare.fill(Number.NaN);
	const most = timeline.live.reduce((a, b) => Math.max(a, b), 0);
	if (most < FEW_SENSORS) targets.fill(Number.NaN);
	for (const [period, cell] of cells) {
		counts[period] = cell.events;
		sources[period] = cell.sources.size;
		topShare[period] = cell.loudest / cell.events;
		if (most >= FEW_SENSORS) targets[period] = cell.sensors.size;
	}
	const isHours = timeline.resolution === 1;
	return {
		counts,
		frequency: isHours ? 168 : 7,
		step: timeline.resolution * HOUR,
		liveSensors: timeline.live,
		breadth: { sources, targets, topShare },
	};
}
