/** What every method of watching a series of counts takes and gives. */
import type { Problem } from "../../core/problem.ts";
import type { Result } from "../../core/result.ts";

/** Counts at equal distances in time. */
export interface CountSeries {
	/** One for each period, 0 or more; NaN where it is missing. */
	readonly counts: Float64Array;
	/** Periods in a year, or in the longest season there is: 52 for weeks. */
	readonly frequency: number;
	/** Milliseconds of a period, where the table has dates at equal distances. */
	readonly step?: number | undefined;
	/** Who could be counted, for each period. Greater than 0, NaN where unknown. */
	readonly population?: Float64Array | undefined;
	/** Sensors that could see anything, for each period; NaN where unknown. */
	readonly liveSensors?: Float64Array | undefined;
	/** Distinct sources, distinct targets, and share of the loudest source, for each period; NaN where unknown. */
	readonly breadth?: BreadthColumns | undefined;
}

/** How broad each count is. */
export interface BreadthColumns {
	readonly sources?: Float64Array | undefined;
	readonly targets?: Float64Array | undefined;
	readonly topShare?: Float64Array | undefined;
}

/** Periods that are judged, from the first to the last, counted from 1 as in R. */
export interface WatchedRange {
	readonly from: number;
	readonly to: number;
}

/** Parameters by their names in R, as somebody's file states them. */
export type Control = Readonly<Record<string, unknown>>;

/** What explains a period that is not as usual. */
export type PeriodLabel = "wave" | "flood" | "outage" | "exposure" | "sweep";

/** SeriesJudgement on the periods of a range, in order; NaN where a method gives none. */
export interface SeriesJudgement {
	/** Position of the first period, from 1. */
	readonly from: number;
	readonly expected: Float64Array;
	readonly upperbound: Float64Array;
	/** 1 for an alarm. */
	readonly alarms: Uint8Array;
	/** Probability of so large a count or a larger one, were nothing new. */
	readonly probabilities: Float64Array;
	/** `undefined` from methods that name no causes. */
	readonly labels?: readonly (PeriodLabel | undefined)[] | undefined;
	/** Periods that could not be judged, and why; each sentence once. */
	readonly notes: readonly string[];
}

/** A method. Fails where the control, or the range, cannot be. */
export type Method = (series: CountSeries, range: WatchedRange | undefined, control: Control) => Result<SeriesJudgement, Problem>;

/** A judgement to be filled in. */
export function emptyJudgement({ from, to }: WatchedRange): Omit<SeriesJudgement, "labels" | "notes"> {
	const length = to - from + 1;
	return {
		from,
		expected: new Float64Array(length).fill(Number.NaN),
		upperbound: new Float64Array(length).fill(Number.NaN),
		alarms: new Uint8Array(length),
		probabilities: new Float64Array(length).fill(Number.NaN),
	};
}

/** The range that was asked for, or the default of a method, within the series. */
export function checkRange(series: CountSeries, range: WatchedRange | undefined, first: number): Result<WatchedRange, Problem> {
	const to = range?.to ?? series.counts.length;
	const from = range?.from ?? first;
	if (Number.isInteger(from) && Number.isInteger(to) && from >= 1 && to <= series.counts.length && from <= to)
		return { ok: true, value: { from, to } };
	return {
		ok: false,
		error: {
			code: "detect/bad-range",
			message: `the series has ${series.counts.length} periods, and ${from} to ${to} were to be judged`,
			at: "range",
			todo: "Give a first and a last period, counted from 1, with enough of them before.",
		},
	};
}
