/**
 * A wave of attacks: one object that rises, peaks and ebbs, whether found in telemetry or stated by an operator or a CERT.
 *
 * Everything that reads waves reads this type and nothing else.
 */

import type { WaveMeasure } from "./measure.ts";

/** What a wave is about; at least one of maker, signature and CVE is there. */
export interface WaveKey {
	/** Catalogue id, or the name as stated. */
	readonly maker: string | undefined;
	/** What recognises the attack: `channels renamed HACKED`, or the id of a signature. */
	readonly signature: string | undefined;
	readonly port: number | undefined;
	readonly cve: string | undefined;
}

/** Why somebody says so. */
export interface WaveEvidence {
	readonly text: string;
	/** Address or name of the source. */
	readonly source: string;
}

/** Published scale of wave-detection: W0 background to W5. */
export type WaveCategory = "W0" | "W1" | "W2" | "W3" | "W4" | "W5";

/** What was done to a wave, and by whom. */
export interface WaveStep {
	readonly what: "found" | "stated" | "ended" | "named" | "merged" | "split" | "dismissed" | "restored";
	readonly who: string;
	/** UTC milliseconds. */
	readonly at: number;
	readonly reason?: string | undefined;
}

/** One wave in its current revision. */
export interface Wave {
	readonly id: string;
	/** 1, 2, 3, … ; earlier ones stay. */
	readonly revision: number;
	readonly key: WaveKey;
	/** `undefined` while nobody has measured it. */
	readonly category: WaveCategory | undefined;
	/** `YYYY-MM-DD`. */
	readonly startedAt: string;
	readonly peakAt: string | undefined;
	/** `undefined`: it still runs. */
	readonly endedAt: string | undefined;
	/** Distinct attackers and targets, where counted. */
	readonly sources: number | undefined;
	readonly targets: number | undefined;
	/** ISO 3166 codes, where the source says them. */
	readonly countries: readonly string[];
	readonly evidence: readonly WaveEvidence[];
	/** Who stated it by hand; `undefined` for a wave found in telemetry. */
	readonly statedBy: string | undefined;
	/** Why an operator says that it is none; it stays on record, and counts for nothing. */
	readonly dismissed?: string | undefined;
	/** Made up, for a demonstration: never mixed with real ones. */
	readonly synthetic: boolean;
	/** What an operator calls it. */
	readonly name?: string | undefined;
	/** The wave that this one is a part of, as an operator says; from then on it counts for nothing itself. */
	readonly mergedInto?: string | undefined;
	/** Waves that are parts of this one. */
	readonly mergedFrom?: readonly string[] | undefined;
	/** The wave that this one was taken from. */
	readonly splitFrom?: string | undefined;
	/** `YYYY-MM-DD`: what came from this day on is another wave, as an operator says. */
	readonly splitOn?: string | undefined;
	/** For those who run the sensors; what is published of it is `publishedMeasure`. */
	readonly measured?: WaveMeasure | undefined;
	/** Lines of logs, for the same. Written by strangers. */
	readonly samples?: readonly WaveEvidence[] | undefined;
	/** The step that made this revision. */
	readonly step?: WaveStep | undefined;
}

/** All of a wave but what the store gives it. */
export type WaveFacts = Omit<Wave, "id" | "revision">;

/** The facts of a wave. */
export function factsOf({ id: _, revision: __, ...facts }: Wave): WaveFacts {
	return facts;
}

/** Whether a value from a file is a wave, as far as reading it goes: id, key, days and evidence. Written by anybody. */
export function isWave(value: unknown): value is Wave {
	if (typeof value !== "object" || value === null) return false;
	const { id, key, startedAt, endedAt, evidence } = value as Partial<Record<keyof Wave, unknown>>;
	const day = (one: unknown) => typeof one === "string" && /^\d{4}-\d{2}-\d{2}$/.test(one);
	const text = (one: unknown) => one === undefined || (typeof one === "string" && one.length <= 500);
	if (typeof key !== "object" || key === null) return false;
	const { maker, signature, cve } = key as Partial<Record<string, unknown>>;
	return (
		typeof id === "string" &&
		day(startedAt) &&
		(endedAt === undefined || day(endedAt)) &&
		Array.isArray(evidence) &&
		[maker, signature, cve].every(text)
	);
}

/** Whether a wave counts: neither dismissed nor a part of another. */
export function isInForce({ dismissed, mergedInto }: Pick<Wave, "dismissed" | "mergedInto">): boolean {
	return dismissed === undefined && mergedInto === undefined;
}

/** Whether a wave runs on a day (`YYYY-MM-DD`). */
export function isRunning(wave: Wave, day: string): boolean {
	return isInForce(wave) && wave.startedAt <= day && (wave.endedAt === undefined || day < wave.endedAt);
}

/** Whether a wave is about a hole of a maker: its CVE where it names one, else its maker. */
export function touches(wave: Wave, hole: { readonly cve: string | undefined; readonly makers: readonly string[] }): boolean {
	if (wave.key.cve !== undefined) return wave.key.cve === hole.cve;
	return wave.key.maker !== undefined && hole.makers.includes(wave.key.maker);
}
