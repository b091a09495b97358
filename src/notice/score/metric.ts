/** What a score is made of, as it is published. */
import type { Span } from "../notice.ts";

/** One metric. */
export interface Metric {
	/** `P1`, `C1.versions`, `S.sentence`: docs/rubric.md lists them. */
	readonly id: string;
	/** What was counted or found, before any formula; null where it does not apply. */
	readonly value: number | string | null;
	/** 0 to 100; null where it does not apply or was not known. */
	readonly score: number | null;
	readonly spans: readonly Span[];
	/** Where it was looked for, when it is absent. */
	readonly lookedIn?: readonly string[];
}

/** A mean by weights; what does not apply is dropped and the rest weighs more. `null` where nothing applies. */
export function weigh(parts: readonly (readonly [score: number | null, weight: number])[]): number | null {
	const known = parts.filter((part): part is readonly [number, number] => part[0] !== null);
	const weights = known.reduce((sum, [, weight]) => sum + weight, 0);
	return weights === 0 ? null : round(known.reduce((sum, [score, weight]) => sum + score * weight, 0) / weights);
}

/** To a tenth, so that the same input gives the same text everywhere. */
export function round(value: number): number {
	return Math.round(value * 10) / 10;
}

/** Between 0 and 100. */
export function clamp(value: number): number {
	return Math.min(100, Math.max(0, value));
}
