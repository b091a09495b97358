/**
 * The regularised incomplete gamma and beta functions: what every distribution function here is made of.
 *
 * Series and continued fractions of Abramowitz and Stegun (1964) 6.5.29, 6.5.31 and 26.5.8, the fractions by the method of Lentz (1976) as
 * modified by Thompson and Barnett (1986). Each tail is computed on its own side, so a small one keeps its relative accuracy.
 */
import { binomialMass, poissonMass } from "./mass.ts";

const TINY = 1e-300;
const CLOSE = 1e-16;

/** Steps grow with the square root of the parameter near the mean: enough for means up to 1e10. */
const MOST_STEPS = 1_000_000;

/** P(a, x) and Q(a, x) = 1 − P; a > 0, x ≥ 0. */
export function incompleteGamma(a: number, x: number): { readonly lower: number; readonly upper: number } {
	if (x <= 0) return { lower: 0, upper: 1 };
	if (x === Number.POSITIVE_INFINITY) return { lower: 1, upper: 0 };
	if (x < a + 1) {
		let term = 1;
		let sum = 1;
		for (let n = 1; n < MOST_STEPS && term > sum * CLOSE; n += 1) {
			term *= x / (a + n);
			sum += term;
		}
		const lower = Math.min(1, poissonMass(a, x) * sum);
		return { lower, upper: 1 - lower };
	}
	let b = x + 1 - a;
	let c = 1 / TINY;
	let d = 1 / b;
	let fraction = d;
	for (let n = 1; n < MOST_STEPS; n += 1) {
		const numerator = -n * (n - a);
		b += 2;
		d = 1 / away(numerator * d + b);
		c = away(b + numerator / c);
		const step = d * c;
		fraction *= step;
		if (Math.abs(step - 1) < CLOSE) break;
	}
	const upper = Math.min(1, poissonMass(a, x) * a * fraction);
	return { lower: 1 - upper, upper };
}

/** I_x(a, b) and its complement; a, b > 0, `y` = 1 − x as exactly as the caller knows it. */
export function incompleteBeta(a: number, b: number, x: number, y: number): { readonly lower: number; readonly upper: number } {
	if (x <= 0) return { lower: 0, upper: 1 };
	if (y <= 0) return { lower: 1, upper: 0 };
	if (x > (a + 1) / (a + b + 2)) {
		const { lower, upper } = incompleteBeta(b, a, y, x);
		return { lower: upper, upper: lower };
	}
	let c = 1;
	let d = 1 / away(1 - ((a + b) * x) / (a + 1));
	let fraction = d;
	for (let m = 1; m < MOST_STEPS; m += 1) {
		const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
		d = 1 / away(1 + even * d);
		c = away(1 + even / c);
		fraction *= d * c;
		const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
		d = 1 / away(1 + odd * d);
		c = away(1 + odd / c);
		const step = d * c;
		fraction *= step;
		if (Math.abs(step - 1) < CLOSE) break;
	}
	// x^a y^b / (a B(a, b)) is b y / (a + b) … of a binomial probability, which is computed without cancellation.
	const lower = Math.min(1, ((binomialMass(a, a + b, x, y) * b) / (a + b)) * fraction);
	return { lower, upper: 1 - lower };
}

function away(value: number): number {
	return Math.abs(value) < TINY ? TINY : value;
}
