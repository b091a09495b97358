/** A wave as it is found in logs, with all that it is told by. */

import type { WaveCategory, WaveEvidence, WaveKey } from "../wave.ts";
import type { Aim } from "./attribution.ts";
import type { CategoryAxes } from "./category.ts";

/** Where it stands in its course. */
export type WaveState = "emerging" | "growing" | "plateau" | "fading" | "over";

/** One of them. Counts are of all that stood in the logs, times are ISO instants in UTC. */
export interface FoundWave {
	/** The same for the same key and start. */
	readonly id: string;
	readonly key: WaveKey;
	readonly category: WaveCategory;
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
	readonly sources: number;
	readonly targets: number;
	readonly countries: readonly string[];
	readonly ports: readonly number[];
	/** Likeliest first; null is a maker that nothing names. */
	readonly aims: readonly (Aim & { readonly line?: string | undefined })[];
	readonly evidence: readonly WaveEvidence[];
	/** What else it could have been, and why it is not. */
	readonly ruledOut: readonly { readonly what: string; readonly how: string }[];
	/** Sources by period of the wave and of some before it, with what was expected, for a picture. */
	readonly curve: readonly {
		readonly at: string;
		readonly sources: number;
		readonly expected: number | null;
		readonly upperbound: number | null;
	}[];
}
