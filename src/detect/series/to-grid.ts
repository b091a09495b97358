/** Puts rows into series of periods at equal distances, the same periods for all series of a table. */
import type { CountSeries } from "../baseline/method.ts";
import type { SeriesReader, SeriesRows } from "./read-series.ts";
import { type StatedTime, timeText } from "./read-time.ts";
import type { Column } from "./table-head.ts";

/** A series with its name and the part of the table's periods in which it has rows. */
export interface NamedSeries {
	readonly name: string;
	readonly series: CountSeries;
	/** First and last position with a row, from 1. */
	readonly first: number;
	readonly last: number;
}

/** All series of a table. */
export interface SeriesTable {
	readonly series: readonly NamedSeries[];
	/** Number of periods. */
	readonly periods: number;
	/** Time of a position (from 1) as the table writes it. */
	timeOf(position: number): string | number;
}

/** Longest time that a table may span, in periods: 114 years of hours. */
const MOST_PERIODS = 1_000_000;
/** Periods of all series together, 8 bytes each. */
const MOST_CELLS = 40_000_000;

/** How times become positions. */
interface Grid {
	/** Milliseconds of a period; `undefined` where times are numbers, or months. */
	readonly step: number | undefined;
	/** No whole number for a time that is not on the grid. */
	position(time: number): number;
	time(position: number): StatedTime;
}

/** Puts them; what does not fit is left out with its reason. */
export function toGrid(rows: SeriesRows, frequency: number, reader: Pick<SeriesReader, "leaveOut">): SeriesTable {
	const grid = rows.isDate ? dateGrid(rows, frequency) : indexGrid(rows);
	const extents = rows.names.map(() => ({ first: Number.POSITIVE_INFINITY, last: 0 }));
	const room = Math.min(MOST_PERIODS, Math.floor(MOST_CELLS / Math.max(1, rows.names.length)));
	const positions = new Int32Array(rows.owners.length);
	let periods = 0;
	for (let row = 0; row < positions.length; row += 1) {
		const position = grid.position(rows.times.at(row));
		const extent = extents[rows.owners.at(row)];
		if (Number.isFinite(position) && !Number.isInteger(position))
			reader.leaveOut("the time lies between two periods of the table", rows.lines.at(row));
		else if (position < 1 || position > room) reader.leaveOut("the time is too far from the others", rows.lines.at(row));
		else if (extent !== undefined) {
			positions[row] = position;
			extent.first = Math.min(extent.first, position);
			extent.last = Math.max(extent.last, position);
			periods = Math.max(periods, position);
		}
	}
	const columns = rows.names.map(
		() => new Map([...rows.values.keys()].map((column) => [column, new Float64Array(periods).fill(Number.NaN)])),
	);
	fill(rows, positions, columns, reader);
	const series = rows.names.map((name, index) => ({
		name,
		series: toSeries(columns[index] ?? new Map(), periods, { frequency, step: grid.step }),
		...(extents[index] ?? { first: 1, last: 0 }),
	}));
	return { series, periods, timeOf: (position) => timeText(grid.time(position)) };
}

function fill(
	rows: SeriesRows,
	positions: Int32Array,
	columns: readonly ReadonlyMap<Column, Float64Array>[],
	reader: Pick<SeriesReader, "leaveOut">,
): void {
	const taken = columns.map((held) => new Uint8Array(held.get("count")?.length ?? 0));
	for (let row = 0; row < positions.length; row += 1) {
		const position = positions[row] as number;
		const owner = rows.owners.at(row);
		if (position === 0) continue;
		const seen = taken[owner];
		if (seen === undefined || seen[position - 1] === 1) {
			reader.leaveOut("the series has a row for the time already", rows.lines.at(row));
			continue;
		}
		seen[position - 1] = 1;
		for (const [column, values] of columns[owner] ?? []) values[position - 1] = rows.values.get(column)?.at(row) ?? Number.NaN;
	}
}

function toSeries(
	columns: ReadonlyMap<Column, Float64Array>,
	periods: number,
	scale: Pick<CountSeries, "frequency" | "step">,
): CountSeries {
	const [sources, targets, topShare] = [columns.get("sources"), columns.get("targets"), columns.get("top_share")];
	const hasBreadth = sources !== undefined || targets !== undefined || topShare !== undefined;
	return {
		counts: columns.get("count") ?? new Float64Array(periods).fill(Number.NaN),
		...scale,
		population: columns.get("population"),
		liveSensors: columns.get("live_sensors"),
		breadth: hasBreadth ? { sources, targets, topShare } : undefined,
	};
}

/** Numbers count from 1, or from 0 where a table does. */
function indexGrid(rows: SeriesRows): Grid {
	const times = distinctTimes(rows);
	const origin = times[0] === 0 ? 0 : 1;
	const { last } = bulk(times, 1);
	return {
		step: undefined,
		position: (time) => (time > last ? Number.POSITIVE_INFINITY : time - origin + 1),
		time: (position) => ({ value: position - 1 + origin, isDate: false }),
	};
}

const DAY = 86_400_000;

/** The step is the usual distance between neighbouring times; months are counted as such. */
function dateGrid(rows: SeriesRows, frequency: number): Grid {
	const times = distinctTimes(rows);
	const gaps = times.slice(1).map((time, index) => time - (times[index] ?? time));
	const step = [...gaps].sort((a, b) => a - b)[Math.floor((gaps.length - 1) / 2)] ?? DAY;
	const { first, last } = bulk(times, step);
	const outside = (time: number) => time < first || time > last;
	if (frequency === 12 && step >= 28 * DAY && step <= 31 * DAY) {
		const month = (time: number) => new Date(time).getUTCFullYear() * 12 + new Date(time).getUTCMonth();
		const origin = month(first);
		return {
			step: undefined,
			position: (time) => (outside(time) ? Number.POSITIVE_INFINITY : month(time) - origin + 1),
			time: (position) => ({ value: Date.UTC(Math.floor((origin + position - 1) / 12), (origin + position - 1) % 12, 1), isDate: true }),
		};
	}
	// A time that has the usual neighbour: a stray one at the start must not shift all others off their places.
	const anchor = times.find((time, index) => time >= first && (times[index + 1] ?? Number.NaN) - time === step) ?? first;
	const before = times.find((time) => time >= first && (anchor - time) % step === 0) ?? anchor;
	return {
		step,
		position: (time) => (outside(time) ? Number.POSITIVE_INFINITY : (time - before) / step + 1),
		time: (position) => ({ value: before + (position - 1) * step, isDate: true }),
	};
}

function distinctTimes(rows: SeriesRows): readonly number[] {
	const all = new Set<number>();
	for (let row = 0; row < rows.times.length; row += 1) all.add(rows.times.at(row));
	return [...all].sort((a, b) => a - b);
}

/** Times that stand alone, ten times as far off as all others reach, are slips: the first and last time that are none. */
function bulk(times: readonly number[], step: number): { readonly first: number; readonly last: number } {
	const far = 10 * times.length * step;
	const gapAt = (index: number) => (times[index + 1] ?? 0) - (times[index] ?? 0);
	let low = 0;
	let high = times.length - 1;
	const most = Math.floor(times.length / 10);
	while (low < most && gapAt(low) <= far) low += 1;
	const first = low < most ? (times[low + 1] ?? 0) : (times[0] ?? 0);
	while (times.length - 1 - high < most && gapAt(high - 1) <= far) high -= 1;
	const last = times.length - 1 - high < most ? (times[high - 1] ?? 0) : (times.at(-1) ?? 0);
	return { first, last };
}
