/** What was measured of a wave in telemetry: all numbers, with their bounds. Times are ISO instants in UTC. */

/** At whom a wave is aimed, and how likely; `undefined` is a maker that nothing names. "Aimed at", never "compromised". */
export interface Aim {
	readonly maker: string | undefined;
	readonly probability: number;
}

/** The level of each axis of the category, 0 to 5. */
export interface CategoryAxes {
	readonly breadth: number;
	readonly intensity: number;
	readonly tempo: number;
	readonly returnPeriod: number;
}

/** Where it stands in its course. */
export type WaveState = "emerging" | "growing" | "plateau" | "fading" | "over";

/** One period of the series that a wave is measured by. */
export interface WavePoint {
	readonly at: string;
	/** Distinct sources. */
	readonly sources: number;
	/** Null where nothing was learnt yet. */
	readonly expected: number | null;
	/** The count from which a period alarms. */
	readonly upperbound: number | null;
}

/** All of it. */
export interface WaveMeasure {
	readonly axes: CategoryAxes;
	readonly state: WaveState;
	readonly breadth: { readonly level: number; readonly networks: number; readonly sensors: number; readonly liveSensors: number };
	readonly intensity: {
		readonly level: number;
		/** Distinct sources at the peak, and what is usual then. */
		readonly observed: number;
		readonly expected: number | null;
		/** Observed by expected, and the lower end of its 95 % interval. */
		readonly ratio: number | null;
		readonly ratioAtLeast: number | null;
		/** −log10 of the probability of the peak, were nothing new. */
		readonly score: number | null;
		/** Share of the earlier periods that brought fewer sources. */
		readonly broaderThan: number;
		readonly periods: number;
		/** Start of the first of them; null where there is none. */
		readonly since: string | null;
		/** Days since so many sources were last seen; from below where they never were. */
		readonly returnDays: number | null;
	};
	/** Days in which sources doubled while it rose, with a 95 % interval; null where that cannot be told. */
	readonly doublingDays: { readonly value: number; readonly low: number; readonly high: number } | null;
	readonly damage: {
		readonly victims: number;
		readonly organisations: number;
		readonly successes: number;
		readonly symptoms: readonly string[];
	};
	readonly startedAt: string;
	readonly peakAt: string;
	readonly endedAt: string | null;
	readonly events: number;
	readonly ports: readonly number[];
	/** Distinct sources by country (ISO 3166), most first, where lines say it. */
	readonly byCountry?: readonly { readonly country: string; readonly sources: number }[] | undefined;
	/** Likeliest first; null is a maker that nothing names. */
	readonly aims: readonly Aim[];
	/** What else it could have been, and why it is not. */
	readonly ruledOut: readonly { readonly what: string; readonly how: string }[];
	/** Sources by period of the wave and of some before it, with what was expected, for a picture. */
	readonly curve: readonly WavePoint[];
}
