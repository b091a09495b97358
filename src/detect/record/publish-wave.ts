/** What everybody may know of a wave: sums that are not small, no line of a log, nobody who could be told apart. */
import type { CategoryAxes, WaveMeasure, WaveState } from "../measure.ts";
import type { Wave } from "../wave.ts";
import { LEAST_ORGANISATIONS, publicCount, publicParts, publicWhole } from "./small-cells.ts";

/** A point of the public series; null is a count that is hidden, not none. */
export interface PublicPoint {
	readonly at: string;
	readonly sources: number | null;
	readonly expected: number | null;
	readonly upperbound: number | null;
}

/** What was measured, as far as it is public. Counts are rounded down to fives. */
export interface PublicMeasure {
	readonly axes: CategoryAxes;
	readonly state: WaveState;
	readonly networks: number | null;
	readonly sensors: number | null;
	readonly liveSensors: number | null;
	/** How many times what is usual, lower end of 95 %. */
	readonly ratioAtLeast: number | null;
	readonly score: number | null;
	readonly broaderThan: number;
	readonly periods: number;
	readonly since: string | null;
	readonly returnDays: number | null;
	readonly doublingDays: WaveMeasure["doublingDays"];
	/** Null where they are too few, or of too few organisations. */
	readonly victims: number | null;
	readonly ports: readonly number[];
	readonly aims: WaveMeasure["aims"];
	readonly byCountry: readonly { readonly country: string; readonly sources: number }[];
	readonly curve: readonly PublicPoint[];
}

/** A wave as it is public. */
export interface PublicWave extends Omit<Wave, "measured" | "samples" | "step" | "statedBy"> {
	/** Stated by hand, whoever did it. */
	readonly isStated: boolean;
	readonly measure: PublicMeasure | undefined;
}

/** Makes it. */
export function publishWave(wave: Wave): PublicWave {
	const { measured, samples: _, step: __, statedBy, sources, targets, ...rest } = wave;
	const measure = measured === undefined ? undefined : publishMeasure(measured);
	return {
		...rest,
		sources: sources === undefined ? undefined : (publicWhole(sources, measured?.byCountry ?? []) ?? undefined),
		targets: targets === undefined ? undefined : (publicCount(targets) ?? undefined),
		// Where it is not known how many sources a country has, it may be one of few.
		countries: statedBy === undefined ? (measure?.byCountry.map(({ country }) => country).sort() ?? []) : wave.countries,
		isStated: statedBy !== undefined,
		measure,
	};
}

function publishMeasure({
	axes,
	state,
	breadth,
	intensity,
	doublingDays,
	damage,
	ports,
	aims,
	byCountry,
	curve,
}: WaveMeasure): PublicMeasure {
	const { ratioAtLeast, score, broaderThan, periods, since, returnDays } = intensity;
	return {
		axes,
		state,
		networks: publicCount(breadth.networks),
		sensors: publicCount(breadth.sensors),
		liveSensors: publicCount(breadth.liveSensors),
		ratioAtLeast: ratioAtLeast === null ? null : Math.floor(ratioAtLeast * 10) / 10,
		score,
		broaderThan,
		periods,
		since,
		returnDays,
		doublingDays,
		victims: victimsOf(damage),
		ports,
		aims,
		byCountry: publicParts(byCountry ?? []),
		curve: curve.map(({ at, sources: seen, expected, upperbound }) => ({
			at,
			sources: seen === 0 ? 0 : publicCount(seen),
			expected: roundedUp(expected),
			upperbound: roundedUp(upperbound),
		})),
	};
}

/** Victims of at least five, in at least three organisations; `null` where they are fewer. */
export function victimsOf({ victims, organisations }: Pick<WaveMeasure["damage"], "victims" | "organisations">): number | null {
	return organisations < LEAST_ORGANISATIONS ? null : publicCount(victims);
}

/** What is expected says nothing of anybody, but need not be finer than what is counted. */
function roundedUp(value: number | null): number | null {
	return value === null ? null : Math.ceil(value);
}
