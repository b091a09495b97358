/**
 * The logarithm of the gamma function and its first two derivatives, for positive arguments.
 *
 * Stirling's asymptotic series with Bernoulli numbers, behind the recurrence that lifts small arguments (Abramowitz and Stegun 1964,
 * 6.1.15, 6.1.41, 6.3.5, 6.3.18, 6.4.6, 6.4.12). Relative error below 1e-13 over 1e-6 to 1e9, but near the zeros at 1 and 2, where it is absolute.
 */

/** Where the series alone is accurate to the last digits. */
const LIFTED = 15;
const HALF_LOG_2_PI = 0.918_938_533_204_672_8;

/** ln Γ(x), x > 0. */
export function logGamma(x: number): number {
	let lift = 1;
	let at = x;
	while (at < LIFTED) {
		lift *= at;
		at += 1;
	}
	return (at - 0.5) * Math.log(at) - at + HALF_LOG_2_PI + stirlingTail(at) - Math.log(lift);
}

/** What Stirling's formula for ln Γ(x) leaves over, x of 15 or more. */
export function stirlingTail(x: number): number {
	const s = 1 / (x * x);
	return (1 / 12 + s * (-1 / 360 + s * (1 / 1260 + s * (-1 / 1680 + s * (1 / 1188 + s * (-691 / 360_360 + s / 156)))))) / x;
}

/** ψ(x), the derivative of ln Γ(x), x > 0. */
export function digamma(x: number): number {
	let sum = 0;
	let at = x;
	while (at < LIFTED) {
		sum -= 1 / at;
		at += 1;
	}
	const s = 1 / (at * at);
	const tail = s * (1 / 12 + s * (-1 / 120 + s * (1 / 252 + s * (-1 / 240 + s * (1 / 132 + s * (-691 / 32_760 + s / 12))))));
	return sum + Math.log(at) - 0.5 / at - tail;
}

/** ψ′(x), x > 0. */
export function trigamma(x: number): number {
	let sum = 0;
	let at = x;
	while (at < LIFTED) {
		sum += 1 / (at * at);
		at += 1;
	}
	const s = 1 / (at * at);
	const tail = s * (1 / 6 + s * (-1 / 30 + s * (1 / 42 + s * (-1 / 30 + s * (5 / 66 + s * (-691 / 2730 + (7 * s) / 6))))));
	return sum + (1 + 0.5 / at + tail) / at;
}
