/**
 * The usual mean and its dispersion from all history: quasi-Poisson regression on the columns of a design, counts that stand out weighed
 * down (Anscombe residuals, as in Farrington et al. 1996), by Newton steps that start where the last fit ended.
 *
 * With little history the estimate of the dispersion leans on a wide guess, so the first bounds are honestly wide.
 */
import { backward, factor, forward } from "../glm/cholesky.ts";
import type { Design } from "./design.ts";
import type { History } from "./history.ts";

/** A fitted mean. */
export interface MeanFit {
	readonly coefficients: Float64Array;
	/** Factor of the information, of the order of the coefficients. */
	readonly factored: Float64Array;
	/** Variance over the mean, 1 or more. */
	readonly phi: number;
}

/** What is expected of a period. */
export interface Expectation {
	readonly mean: number;
	/** Variance over the mean, the error of the mean included. */
	readonly phi: number;
}

/** Standardised residuals above this lose weight. */
const STANDS_OUT = 2;
/** The first guess of the dispersion, and how many counts it is worth. */
const GUESSED_PHI = 3;
const GUESS_WORTH = 8;
const LARGEST_ETA = 30;
const FIRST_STEPS = 12;
const NEXT_STEPS = 2;
const FIRST_ROUNDS = 2;
const CLOSE = 1e-4;

/**
 * Fits a mean to the history up to a period.
 *
 * @param end - First period that is not learnt from.
 * @param last - The fit before, to start from.
 * @returns `undefined` where nothing was counted yet.
 */
export function fitMean(history: History, end: number, design: Design, window: number, last: MeanFit | undefined): MeanFit | undefined {
	const from = Math.max(0, end - window - history.start);
	const to = end - history.start;
	const { trust } = history;
	let known = 0;
	for (let i = from; i < to; i += 1) if ((trust[i] as number) > 0) known += 1;
	if (known === 0) return undefined;
	const order = design.usable(known);
	const rows = design.rows(end);
	const state: Newton = {
		history,
		from,
		to,
		order,
		rows,
		width: design.width,
		ridge: design.ridge,
		weights: new Float64Array(to),
		means: new Float64Array(to),
	};
	let coefficients: Float64Array = startFrom(state, last);
	for (let i = from; i < to; i += 1) state.weights[i] = trust[i] as number;
	let factored: Float64Array = new Float64Array(order * order);
	let phi = last?.phi ?? GUESSED_PHI;
	const isNew = last === undefined || last.coefficients.length !== order;
	computeMeans(state, coefficients);
	for (let round = 0; round < (isNew ? FIRST_ROUNDS : 1); round += 1) {
		if (round > 0 || last !== undefined) weighDown(state, phi);
		for (let step = 0; step < (isNew ? FIRST_STEPS : NEXT_STEPS); step += 1) {
			const next = newtonStep(state, coefficients);
			if (next === undefined) return last;
			const moved = next.coefficients.reduce((sum, value, at) => sum + Math.abs(value - (coefficients[at] as number)), 0);
			({ coefficients, factored } = next);
			computeMeans(state, coefficients);
			if (moved < CLOSE) break;
		}
		phi = dispersion(state);
	}
	return { coefficients, factored, phi };
}

/** What a fit expects of a period. */
export function expectAt(fit: MeanFit, design: Design, period: number, offset: number): Expectation {
	const order = fit.coefficients.length;
	const rows = design.rows(period + 1);
	const row = new Float64Array(order);
	let eta = offset;
	for (let j = 0; j < order; j += 1) {
		row[j] = rows[period * design.width + j] as number;
		eta += (row[j] as number) * (fit.coefficients[j] as number);
	}
	forward(fit.factored, order, row);
	let variance = 0;
	for (let j = 0; j < order; j += 1) variance += (row[j] as number) ** 2;
	const mean = Math.exp(Math.min(LARGEST_ETA, eta));
	return { mean, phi: fit.phi + mean * fit.phi * variance };
}

interface Newton {
	readonly history: History;
	/** Positions in the history's columns. */
	readonly from: number;
	readonly to: number;
	readonly order: number;
	readonly rows: Float64Array;
	readonly width: number;
	readonly ridge: Float64Array;
	readonly weights: Float64Array;
	readonly means: Float64Array;
}

/** The last coefficients; without them the logarithm of the mean count. */
function startFrom({ history, from, to, order }: Newton, last: MeanFit | undefined): Float64Array {
	const coefficients = new Float64Array(order);
	if (last !== undefined) {
		coefficients.set(last.coefficients.subarray(0, order));
		return coefficients;
	}
	let sum = 0.5;
	let exposure = 0.5;
	for (let i = from; i < to; i += 1) {
		if ((history.trust[i] as number) === 0) continue;
		sum += history.counts[i] as number;
		exposure += Math.exp(history.offsets[i] as number);
	}
	coefficients[0] = Math.log(sum / exposure);
	return coefficients;
}

function computeMeans({ history, from, to, order, rows, width, means }: Newton, coefficients: Float64Array): void {
	const { counts, offsets, trust, start } = history;
	for (let i = from; i < to; i += 1) {
		if ((trust[i] as number) === 0 || Number.isNaN(counts[i] as number)) continue;
		let eta = offsets[i] as number;
		const at = (i + start) * width;
		for (let j = 0; j < order; j += 1) eta += (rows[at + j] as number) * (coefficients[j] as number);
		means[i] = Math.exp(Math.max(-LARGEST_ETA, Math.min(LARGEST_ETA, eta)));
	}
}

function newtonStep(
	state: Newton,
	coefficients: Float64Array,
): { readonly coefficients: Float64Array; readonly factored: Float64Array } | undefined {
	const { history, from, to, order, rows, width, ridge, weights, means } = state;
	const information = new Float64Array(order * order);
	const score = new Float64Array(order);
	for (let i = from; i < to; i += 1) {
		const weight = weights[i] as number;
		if (weight === 0) continue;
		const mean = means[i] as number;
		const at = (i + history.start) * width;
		const residual = weight * ((history.counts[i] as number) - mean);
		const scaled = weight * mean;
		for (let j = 0; j < order; j += 1) {
			const x = rows[at + j] as number;
			score[j] = (score[j] as number) + residual * x;
			const value = scaled * x;
			for (let k = 0; k <= j; k += 1) {
				const place = j * order + k;
				information[place] = (information[place] as number) + value * (rows[at + k] as number);
			}
		}
	}
	// Half a count is added to the level: a history of nothing but zeros has a mean too.
	information[0] = (information[0] as number) + 0.5 * Math.exp(coefficients[0] as number);
	score[0] = (score[0] as number) + 0.5 - 0.5 * Math.exp(coefficients[0] as number);
	for (let j = 1; j < order; j += 1) {
		information[j * order + j] = (information[j * order + j] as number) + (ridge[j] as number);
		score[j] = (score[j] as number) - (ridge[j] as number) * (coefficients[j] as number);
	}
	if (!factor(information, order)) return undefined;
	forward(information, order, score);
	backward(information, order, score);
	// A step is at most 2 on the log scale: Newton's method overshoots from far below.
	const longest = score.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
	const damp = longest > 2 ? 2 / longest : 1;
	const next = coefficients.map((value, j) => value + damp * (score[j] as number));
	return next.every(Number.isFinite) ? { coefficients: next, factored: information } : undefined;
}

/** Weights by how far each count stands above its mean. */
function weighDown({ history, from, to, weights, means }: Newton, phi: number): void {
	for (let i = from; i < to; i += 1) {
		const trust = history.trust[i] as number;
		if (trust === 0) continue;
		const mean = means[i] as number;
		if ((history.counts[i] as number) <= mean) {
			weights[i] = trust;
			continue;
		}
		const root = Math.cbrt(history.counts[i] as number);
		const residual = (1.5 * (root * root * mean ** (-1 / 6) - Math.sqrt(mean))) / Math.sqrt(phi);
		weights[i] = residual > STANDS_OUT ? trust * (STANDS_OUT / residual) ** 2 : trust;
	}
}

function dispersion({ history, from, to, order, weights, means }: Newton): number {
	let squares = GUESS_WORTH * GUESSED_PHI;
	let degrees = GUESS_WORTH - order;
	for (let i = from; i < to; i += 1) {
		const weight = weights[i] as number;
		if (weight === 0) continue;
		const mean = means[i] as number;
		squares += (weight * ((history.counts[i] as number) - mean) ** 2) / mean;
		degrees += weight;
	}
	return Math.max(1, squares / Math.max(1, degrees));
}
