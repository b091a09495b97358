/**
 * Distribution functions and quantiles of counts: Poisson, and negative binomial where the variance is `phi` times the mean.
 *
 * Sums over the mass are written as incomplete gamma and beta functions (Johnson, Kemp and Kotz 2005, 4.5 and 5.6). A quantile starts at
 * the expansion of Cornish and Fisher (1937) and walks, one count at a time, to the smallest count that reaches the probability.
 */
import { incompleteBeta, incompleteGamma } from "./incomplete.ts";
import { negativeBinomialMass, poissonMass } from "./mass.ts";
import { normalQuantile } from "./normal.ts";

/** Rounding must not push a quantile one count up: 8 units in the last place of the probability. */
const FUZZ = 1 - 8 * Number.EPSILON;

/** Below this the two laws agree to nine digits, and the size of the second is beyond what can be computed with. */
const NEARLY_POISSON = 1 + 1e-9;

/** A distribution of counts with a mean, and the variance `phi` times it; Poisson where `phi` is 1. */
export interface CountLaw {
	readonly mean: number;
	/** 1 or more. */
	readonly phi: number;
}

/** P(X ≤ x). */
export function countCdf(x: number, law: CountLaw): number {
	return x < 0 ? 0 : both(Math.floor(x), law).lower;
}

/** P(X ≥ x): accurate also where it is tiny. */
export function countTail(x: number, law: CountLaw): number {
	return x <= 0 ? 1 : both(Math.ceil(x) - 1, law).upper;
}

/** P(X = x). */
export function countMass(x: number, { mean, phi }: CountLaw): number {
	return phi > NEARLY_POISSON ? negativeBinomialMass(x, mean / (phi - 1), 1 / phi) : poissonMass(x, mean);
}

function both(x: number, { mean, phi }: CountLaw): { readonly lower: number; readonly upper: number } {
	if (mean <= 0) return { lower: 1, upper: 0 };
	if (phi > NEARLY_POISSON) return incompleteBeta(mean / (phi - 1), x + 1, 1 / phi, (phi - 1) / phi);
	const { lower, upper } = incompleteGamma(x + 1, mean);
	return { lower: upper, upper: lower };
}

/** The smallest count x with P(X ≤ x) ≥ p; ∞ for p = 1, NaN where p is no probability or the mean no number. */
export function countQuantile(p: number, law: CountLaw): number {
	const { mean, phi } = law;
	if (!(p >= 0 && p <= 1) || !(mean >= 0) || !(phi >= 1)) return Number.NaN;
	if (mean === 0 || p === 0) return 0;
	if (p === 1 || mean === Number.POSITIVE_INFINITY) return Number.POSITIVE_INFINITY;
	const aim = p * FUZZ;
	const z = normalQuantile(p);
	const deviation = Math.sqrt(phi * mean);
	const skewness = (2 * phi - 1) / deviation;
	let x = Math.max(0, Math.round(mean + deviation * (z + (skewness * (z * z - 1)) / 6)));
	let reached = countCdf(x, law);
	if (reached >= aim) {
		while (x > 0) {
			const before = reached - countMass(x, law);
			// Differences lose digits far down: there the function itself is asked.
			const exact = before < 1e-3 || Math.abs(before - aim) < 1e-9 ? countCdf(x - 1, law) : before;
			if (exact < aim) break;
			reached = exact;
			x -= 1;
		}
		return x;
	}
	while (reached < aim) {
		x += 1;
		const next = reached + countMass(x, law);
		reached = Math.abs(next - aim) < 1e-9 ? countCdf(x, law) : next;
	}
	return x;
}
