/**
 * Negative binomial regression with the size estimated too: means and size in turn, each by maximum likelihood, until the likelihood
 * rests (Venables and Ripley 2002, 7.4; the steps, limits and start of `MASS::glm.nb`).
 */
import { digamma, logGamma, trigamma } from "../distribution/log-gamma.ts";
import { fitGlm, type GlmFit } from "./fit-glm.ts";

const MOST_ROUNDS = 25;
const CLOSE = 1e-8;
const CLOSE_SIZE = Number.EPSILON ** 0.25;

/** A fit with the size; variance μ + μ² / theta. */
export interface NegativeBinomialFit extends GlmFit {
	readonly theta: number;
}

/** Fits both. @returns `undefined` where the numbers left their range. */
export function fitNegativeBinomial(columns: readonly Float64Array[], counts: Float64Array): NegativeBinomialFit | undefined {
	let fit = fitGlm(columns, counts, { theta: Number.POSITIVE_INFINITY });
	if (fit === undefined) return undefined;
	let theta = estimateSize(counts, fit.fitted);
	let likelihood = logLikelihood(counts, fit.fitted, theta);
	const scale = Math.sqrt(2 * Math.max(1, counts.length - fit.rank));
	let before = likelihood + 2 * scale;
	let change = 1;
	for (let round = 0; round < MOST_ROUNDS && Math.abs(before - likelihood) / scale + Math.abs(change) > CLOSE; round += 1) {
		const means = fit.fitted;
		const next = fitGlm(columns, counts, { theta }, means.map(Math.log));
		if (next === undefined || !Number.isFinite(theta)) return undefined;
		// The size is taken from the means before this step, as MASS does.
		const size = estimateSize(counts, means);
		change = theta - size;
		theta = size;
		fit = next;
		before = likelihood;
		likelihood = logLikelihood(counts, fit.fitted, theta);
	}
	return { ...fit, theta };
}

/** Newton's method on the score of the size, from the moment estimate. */
export function estimateSize(counts: Float64Array, means: Float64Array): number {
	let squares = 0;
	for (let i = 0; i < counts.length; i += 1) squares += ((counts[i] as number) / (means[i] as number) - 1) ** 2;
	let theta = counts.length / squares;
	let change = 1;
	for (let step = 1; step < MOST_ROUNDS && Math.abs(change) > CLOSE_SIZE; step += 1) {
		theta = Math.abs(theta);
		let score = 0;
		let information = 0;
		const [first, second, log] = [digamma(theta), trigamma(theta), Math.log(theta)];
		for (let i = 0; i < counts.length; i += 1) {
			const y = counts[i] as number;
			const mean = means[i] as number;
			const share = (y + theta) / (mean + theta);
			score += digamma(theta + y) - first + log + 1 - Math.log(theta + mean) - share;
			information += -trigamma(theta + y) + second - 1 / theta + 2 / (mean + theta) - share / (mean + theta);
		}
		change = score / information;
		theta += change;
	}
	return Math.max(0, theta);
}

function logLikelihood(counts: Float64Array, means: Float64Array, theta: number): number {
	let sum = 0;
	for (let i = 0; i < counts.length; i += 1) {
		const y = counts[i] as number;
		const mean = means[i] as number;
		sum += logGamma(theta + y) - logGamma(theta) - logGamma(y + 1) + theta * Math.log(theta);
		sum += y * Math.log(y === 0 ? mean + 1 : mean) - (theta + y) * Math.log(theta + mean);
	}
	return sum;
}
