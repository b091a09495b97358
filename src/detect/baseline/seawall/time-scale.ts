/** What is particular to weeks, days and hours: which seasons counts have, how an outbreak runs its course, how often to learn. */

/** Cosines and sines of a period. */
export interface Season {
	readonly period: number;
	readonly harmonics: number;
}

/**
 * How an outbreak runs.
 *
 * `cases`: it brings so many cases in all, in units of the standard deviation, spread over a few periods by shares. `ratio`: it multiplies
 * what is usual, and goes on from one period to the next with a probability.
 */
export type Course =
	| { readonly kind: "cases"; readonly sizes: readonly number[]; readonly shares: readonly number[]; readonly start: number }
	| { readonly kind: "ratio"; readonly ratios: readonly number[]; readonly stay: number; readonly start: number };

/** Settings of one scale. */
export interface TimeScale {
	readonly name: "weeks" | "days" | "hours";
	readonly seasons: readonly Season[];
	/** Periods in which a trend is told from noise. */
	readonly trendUnit: number;
	/** Longest history that is learnt from, latest periods that are not, and after how many it is learnt anew. */
	readonly window: number;
	readonly gap: number;
	readonly refit: number;
	/** Periods without alarms, and periods until which higher odds are asked for: seasons are not known before. */
	readonly learning: number;
	readonly mature: number;
	readonly course: Course;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/**
 * The scale of a series.
 *
 * @param frequency - Periods of a year or season, as stated: 24, 168 and 8 760 are of hours, 7 and 365 of days, all else of weeks or longer.
 * @param step - Milliseconds of a period where the table has dates; it outweighs the frequency.
 */
export function scaleOf(frequency: number, step: number | undefined): TimeScale {
	if (step === HOUR || (step === undefined && [24, 168, 8760, 8766].includes(frequency))) return HOURS;
	if (step === DAY || (step === undefined && [7, 365, 366].includes(frequency))) return DAYS;
	return frequency === 52 ? WEEKS : { ...WEEKS, seasons: frequency > 3 ? [{ period: frequency, harmonics: frequency > 5 ? 2 : 1 }] : [] };
}

/** Shares and sizes were chosen on the development series of weekly counts, and change little between neighbours. */
const WEEKS: TimeScale = {
	name: "weeks",
	seasons: [{ period: 52, harmonics: 2 }],
	trendUnit: 312,
	window: 1040,
	gap: 1,
	refit: 4,
	learning: 12,
	mature: 104,
	course: { kind: "cases", sizes: [1.5, 3, 6, 12], shares: [0.45, 0.35, 0.2], start: 0.01 },
};

const DAYS: TimeScale = {
	name: "days",
	seasons: [
		{ period: 7, harmonics: 3 },
		{ period: 365.25, harmonics: 2 },
	],
	trendUnit: 365,
	window: 1096,
	gap: 2,
	refit: 7,
	learning: 10,
	mature: 42,
	course: { kind: "ratio", ratios: [1.5, 2.5, 5, 10], stay: 0.8, start: 0.003 },
};

const HOURS: TimeScale = {
	name: "hours",
	seasons: [
		{ period: 24, harmonics: 2 },
		{ period: 168, harmonics: 2 },
	],
	trendUnit: 720,
	window: 2184,
	gap: 72,
	refit: 24,
	learning: 48,
	mature: 336,
	course: { kind: "ratio", ratios: [1.7, 2.5, 5, 10], stay: 0.985, start: 0.0005 },
};
