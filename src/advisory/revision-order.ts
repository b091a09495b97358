/**
 * Which of several revisions of one document is the current one, whatever the order in which they arrived.
 *
 * Versions and dates were written by publishers. CSAF 2.0 section 3.1.11 knows two ways to number: integers, and semantic versioning.
 */

/** A revision as far as its place among the others goes. */
export interface Versioned {
	/** document.tracking.version as published. */
	readonly version: string;
	/** document.tracking.current_release_date in UTC milliseconds; `undefined` where it states none that can be read. */
	readonly releasedAt: number | undefined;
}

/**
 * The current revision: the highest version; where the versions are not all numbered in one of CSAF's two ways, or are equal, the newest
 * release date; at last the one that came last. `undefined` of none.
 *
 * @param revisions - Of one document, in order of receipt.
 */
export function currentOf<T extends Versioned>(revisions: readonly T[]): T | undefined {
	if (revisions.length < 2) return revisions[0];
	// One way of numbering for all, or none: an order that mixes version and date from pair to pair can go round in a circle.
	const integers = revisions.map(({ version }) => toInteger(version));
	const numbers = integers.every((each) => each !== undefined) ? integers : revisions.map(({ version }) => toSemantic(version));
	const comparable = numbers.every((each) => each !== undefined);
	let best = 0;
	for (let at = 1; at < revisions.length; at += 1) {
		const byVersion = comparable ? compareParts(numbers[at] ?? [], numbers[best] ?? []) : 0;
		if ((byVersion || releasedAt(revisions[at]) - releasedAt(revisions[best]) || 0) >= 0) best = at;
	}
	return revisions[best];
}

/** UTC milliseconds of a date as a document states it; `undefined` where it cannot be read. */
export function instantOf(text: string): number | undefined {
	const instant = Date.parse(text.trim());
	return Number.isNaN(instant) ? undefined : instant;
}

/** An unreadable date is older than any other: it proves nothing. A number that stays finite, so that two of them are equal. */
function releasedAt(revision: Versioned | undefined): number {
	return revision?.releasedAt ?? -8.64e15;
}

type Part = number | string;

function toInteger(version: string): readonly Part[] | undefined {
	return /^\d{1,9}$/.test(version) ? [Number(version)] : undefined;
}

/** Semantic versioning 2.0.0, section 11: numbers, then a release after its pre-releases; build metadata does not count. */
function toSemantic(version: string): readonly Part[] | undefined {
	const found = /^(\d{1,9})\.(\d{1,9})\.(\d{1,9})(?:-([0-9A-Za-z.-]{1,100}))?(?:\+[0-9A-Za-z.-]{1,100})?$/.exec(version);
	if (found === null) return undefined;
	const [, major, minor, patch, before] = found;
	const release = [major, minor, patch].map(Number);
	if (before === undefined) return [...release, 1];
	return [...release, 0, ...before.split(".").map((part) => (/^\d{1,9}$/.test(part) ? Number(part) : part))];
}

function compareParts(a: readonly Part[], b: readonly Part[]): number {
	for (let at = 0; at < Math.max(a.length, b.length); at += 1) {
		const [left, right] = [a[at], b[at]];
		if (left === right) continue;
		if (left === undefined) return -1;
		if (right === undefined) return 1;
		// Numbers come before words.
		if (typeof left !== typeof right) return typeof left === "number" ? -1 : 1;
		return left < right ? -1 : 1;
	}
	return 0;
}
