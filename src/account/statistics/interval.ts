/** Shares with their intervals: Wilson's for plain counts, and his with the effective number of answers where answers are weighted. */

/** A share with its 95 % interval, each between 0 and 1. */
export interface Share {
	readonly share: number;
	readonly low: number;
	readonly high: number;
}

/** The 97.5 % point of the normal distribution. */
export const Z95 = 1.959963984540054;

/**
 * Wilson's score interval (1927), 95 %, without a correction for continuity.
 *
 * @param n - May be no whole number: an effective number of answers. Without any the interval is everything.
 */
export function wilson(share: number, n: number): Share {
	if (!(n > 0)) return { share, low: 0, high: 1 };
	const z2 = Z95 * Z95;
	const middle = (share + z2 / (2 * n)) / (1 + z2 / n);
	const half = (Z95 / (1 + z2 / n)) * Math.sqrt((share * (1 - share)) / n + z2 / (4 * n * n));
	return { share, low: Math.max(0, Math.min(share, middle - half)), high: Math.min(1, Math.max(share, middle + half)) };
}

/** Answers that are alike, with the weight of each: how many of the frame it stands for, in any unit. */
export interface Weighted {
	readonly count: number;
	readonly weight: number;
	readonly isHit: boolean;
}

/**
 * The weighted share of hits, with Wilson's interval over the effective number of answers.
 *
 * The variance is that of the weighted mean by linearisation, with replacement and without strata; the effective number is the one of
 * which a plain sample would vary as much. Where all answers are alike there is no variance, and Kish's number (1965) is taken:
 * (sum of weights)² / (sum of squared weights).
 */
export function weightedShare(answers: readonly Weighted[]): Share & { readonly effective: number } {
	const n = answers.reduce((sum, { count }) => sum + count, 0);
	const total = answers.reduce((sum, { count, weight }) => sum + count * weight, 0);
	if (!(total > 0)) return { share: 0, low: 0, high: 1, effective: 0 };
	const share = answers.reduce((sum, { count, weight, isHit }) => sum + (isHit ? count * weight : 0), 0) / total;
	const squares = answers.reduce((sum, { count, weight }) => sum + count * weight * weight, 0);
	const kish = (total * total) / squares;
	const residuals = answers.reduce((sum, { count, weight, isHit }) => sum + count * (weight * ((isHit ? 1 : 0) - share)) ** 2, 0);
	const variance = n > 1 ? ((residuals / (total * total)) * n) / (n - 1) : 0;
	const effective = variance > 0 ? Math.min(n, (share * (1 - share)) / variance) : kish;
	return { ...wilson(share, effective), effective };
}
