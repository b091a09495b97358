/**
 * What of a count may be public. Whoever is one of few could be told apart, so small counts are hidden, and others are rounded down: then
 * no hidden count can be had by taking public ones from each other (docs/waves.md).
 */

/** Counts below this are hidden, and all others are given as multiples of it. */
export const SMALL_CELL = 5;

/** Victims are counted in public from so many organisations on. */
export const LEAST_ORGANISATIONS = 3;

/** The count rounded down to a multiple of five; null where it is hidden. */
export function publicCount(count: number): number | null {
	return count < SMALL_CELL ? null : Math.floor(count / SMALL_CELL) * SMALL_CELL;
}

/** The parts of a whole that may be named, largest first; the others are named nowhere, nor is their number. */
export function publicParts<T extends { readonly sources: number }>(
	parts: readonly T[],
): readonly (Omit<T, "sources"> & { readonly sources: number })[] {
	return parts
		.flatMap((part) => {
			const sources = publicCount(part.sources);
			return sources === null ? [] : [{ ...part, sources }];
		})
		.sort((a, b) => b.sources - a.sources);
}

/**
 * The whole of parts that are public too: what is said of the parts, and what is left besides as a count of its own. Rounded by itself it would
 * tell, where all parts are rounded down by four, what the hidden ones must have.
 */
export function publicWhole(whole: number, parts: readonly { readonly sources: number }[]): number | null {
	const named = parts.filter(({ sources }) => sources >= SMALL_CELL);
	const said = publicParts(named).reduce((sum, { sources }) => sum + sources, 0);
	const left = whole - named.reduce((sum, { sources }) => sum + sources, 0);
	return publicCount(said + (publicCount(left) ?? 0));
}
