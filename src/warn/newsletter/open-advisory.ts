/** When a warning counts as open, so that a newsletter must speak of it before anything else. */

/** Days after its last release. */
const DAYS = 30;

/** What is known of it; times are UTC milliseconds. */
export interface OpenFacts {
	/** Of the newest version; no number where the document states no day. */
	readonly releasedAt: number;
	/** Until when campaigns about it run. */
	readonly warnedUntil: readonly number[];
	/** A wave of attacks runs that is about it. */
	readonly isHit: boolean;
	/** It ships with the program, as a record of what was: the day of its writing is no news. */
	readonly isShipped: boolean;
	readonly at: number;
}

/** Whether it is open: released or revised within thirty days, being warned of, or being attacked in a wave. No day is taken for today. */
export function isOpenAdvisory({ releasedAt, warnedUntil, isHit, isShipped, at }: OpenFacts): boolean {
	return isHit || warnedUntil.some((until) => until > at) || (!isShipped && !(at - releasedAt > DAYS * 86_400_000));
}
