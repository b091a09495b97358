/**
 * Many series at once: which alarms of a period stand when the share of false ones among them is to be bounded.
 *
 * Benjamini and Hochberg (1995), J. R. Statist. Soc. B 57, 289–300: the largest k so that the k-th smallest probability is at most k/m of
 * the share.
 */

/** The largest probability that stands; −1 where none does. @param probabilities - NaN for series that say nothing. */
export function discoveryLimit(probabilities: Iterable<number>, share: number): number {
	const known = [...probabilities].filter((p) => !Number.isNaN(p)).sort((a, b) => a - b);
	let limit = -1;
	for (const [index, p] of known.entries()) if (p <= ((index + 1) / known.length) * share) limit = p;
	return limit;
}
