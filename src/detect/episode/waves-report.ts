/** What is said of logs, in any form. */
import type { FoundWave } from "./found-wave.ts";

/** The answer of `detect logs`. */
export interface WavesReport {
	readonly schema: "seawall/detected-waves/1";
	/** Sensors called `synthetic-…` are among those that wrote the logs: they are made up. */
	readonly synthetic: boolean;
	/** Sightings that were counted. */
	readonly events: number;
	readonly skipped: readonly { readonly source: string; readonly lines: number; readonly reason: string }[];
	/** Newest start first. */
	readonly waves: readonly FoundWave[];
	/** Over what was looked. */
	readonly looked: {
		readonly hours: number;
		readonly by: "hour" | "day";
		readonly keys: number;
		readonly judged: number;
		readonly sensors: number;
		/** There is not enough history for alarms yet. */
		readonly learning: boolean;
		/** Periods of keys that stood out and are no wave, by what they are. */
		readonly lookAlikes: Readonly<Record<string, number>>;
	};
}

/** A wave in one sentence: at whom it is aimed, how likely, and by what it is told. */
export function waveTitle({ key, aims, ports, breadth }: FoundWave): string {
	const [first] = aims;
	const share = aims.find(({ maker }) => maker === key.maker && maker !== undefined)?.probability;
	const target = key.maker === undefined ? "nobody that is known" : `${key.maker} (${Math.round(100 * (share ?? 0))} % likely)`;
	const more = first?.maker === undefined && key.maker !== undefined ? ", weak evidence" : "";
	const where = ports.length === 0 ? "" : ` on port${ports.length === 1 ? "" : "s"} ${ports.slice(0, 4).join(", ")}`;
	return `aimed at ${target}${more}${where}, from ${breadth.networks} networks`;
}

/** Numbers as a row of bars, the highest full; at most `most` of them, joined by their largest where there are more. */
export function sparkline(values: readonly number[], most = 60): string {
	const size = Math.ceil(values.length / most);
	const joined = Array.from({ length: Math.ceil(values.length / Math.max(1, size)) }, (_, at) =>
		Math.max(...values.slice(at * size, (at + 1) * size)),
	);
	const top = Math.max(1, ...joined);
	return joined.map((value) => BARS[Math.min(BARS.length - 1, Math.round((value / top) * (BARS.length - 1)))] ?? " ").join("");
}

const BARS = ["\u2581", "\u2582", "\u2583", "\u2584", "\u2585", "\u2586", "\u2587", "\u2588"];
