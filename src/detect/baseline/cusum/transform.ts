/** How a count is standardised for a CUSUM, and which count would just have sounded it. */

/** Names of R's `algo.cusum`. */
export const TRANSFORMATIONS = ["rossi", "standard", "anscombe", "anscombe2nd", "pearsonNegBin", "none"] as const;
/** One of them. */
export type Transformation = (typeof TRANSFORMATIONS)[number];

/** A standardised count: Rossi, Lampugnani and Marchi (1999), Stat. Med. 18; Pierce and Schafer (1986), J. Am. Stat. Assoc. 81. */
export function standardise(x: number, m: number, alpha: number, how: Transformation): number {
	switch (how) {
		case "rossi":
			return (x - 3 * m + 2 * Math.sqrt(x * m)) / (2 * Math.sqrt(m));
		case "standard":
			return (x - m) / Math.sqrt(m);
		case "anscombe":
			return (1.5 * (x ** (2 / 3) - m ** (2 / 3))) / m ** (1 / 6);
		case "anscombe2nd":
			return (x ** (2 / 3) - (m ** (2 / 3) - m ** (-1 / 3) / 9)) / ((2 / 3) * m ** (1 / 6));
		case "pearsonNegBin":
			return (x - m) / Math.sqrt(m + alpha * m * m);
		case "none":
			return x;
	}
}

/**
 * The count at which the sum, `left` short of its limit, reaches it.
 *
 * @param after - The sum after the count: `none` states its distance from the limit `h`.
 */
export function boundOf(
	left: number,
	m: number,
	alpha: number,
	how: Transformation,
	after: { readonly sum: number; readonly h: number },
): number {
	const root = Math.sqrt(m);
	switch (how) {
		case "rossi":
			return 2 * left * root + 5 * m - 2 * Math.sqrt(4 * m * m + 2 * m ** 1.5 * left);
		case "standard":
			return Math.ceil(root * left + m);
		case "anscombe":
			return Math.max(0, (2 / 3) * m ** (1 / 6) * left + m ** (2 / 3)) ** 1.5;
		case "anscombe2nd":
			// The sign of the last exponent is R's.
			return Math.max(0, (2 / 3) * m ** (1 / 6) * left + m ** (2 / 3) - m ** (1 / 3) / 9) ** 1.5;
		case "pearsonNegBin":
			return Math.sqrt(m + alpha * m * m) * left + m;
		case "none":
			return after.h - after.sum;
	}
}
