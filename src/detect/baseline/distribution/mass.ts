/**
 * Probability of one count under the Poisson and the negative binomial distribution, without the cancellation that a difference of large
 * logarithms brings.
 *
 * The saddle-point form of C. Loader (2000), Fast and accurate computation of binomial probabilities: what is large is split off
 * analytically, and only small differences are computed.
 */
import { logGamma, stirlingTail } from "./log-gamma.ts";

const HALF_LOG_2_PI = 0.918_938_533_204_672_8;

/** ln n! less Stirling's approximation of it, n ≥ 0. */
function stirlingError(n: number): number {
	return n < 15 ? logGamma(n + 1) - (n + 0.5) * Math.log(n) + n - HALF_LOG_2_PI : stirlingTail(n);
}

/** x ln(x / m) + m − x, accurate also where x is close to m. */
function deviance(x: number, m: number): number {
	if (Math.abs(x - m) >= 0.1 * (x + m)) return x * Math.log(x / m) + m - x;
	const v = (x - m) / (x + m);
	let sum = (x - m) * v;
	let term = 2 * x * v;
	for (let j = 1; j < 1000; j += 1) {
		term *= v * v;
		const next = sum + term / (2 * j + 1);
		if (next === sum) return sum;
		sum = next;
	}
	return sum;
}

/** P(X = x) for X ~ Poisson(mean); x may be any number from 0. */
export function poissonMass(x: number, mean: number): number {
	if (mean === 0) return x === 0 ? 1 : 0;
	if (x === 0) return Math.exp(-mean);
	return Math.exp(-stirlingError(x) - deviance(x, mean)) / Math.sqrt(2 * Math.PI * x);
}

/** P(X = x) for X ~ Binomial(n, p), q = 1 − p; x and n may be any numbers with 0 ≤ x ≤ n. */
export function binomialMass(x: number, n: number, p: number, q: number): number {
	if (x === 0) return Math.exp(p < 0.1 ? n * Math.log1p(-p) : n * Math.log(q));
	if (x === n) return Math.exp(q < 0.1 ? n * Math.log1p(-q) : n * Math.log(p));
	const log = stirlingError(n) - stirlingError(x) - stirlingError(n - x) - deviance(x, n * p) - deviance(n - x, n * q);
	return Math.exp(log) * Math.sqrt(n / (2 * Math.PI * x * (n - x)));
}

/** P(X = x) for X negative binomial: `size` failures aimed at, each with `prob`; the mean is size (1 − prob) / prob. */
export function negativeBinomialMass(x: number, size: number, prob: number): number {
	if (x === 0) return Math.exp(size * Math.log(prob));
	return (size / (size + x)) * binomialMass(size, x + size, prob, 1 - prob);
}
