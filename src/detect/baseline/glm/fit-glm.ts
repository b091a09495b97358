/**
 * Regression of counts on a few columns with log link: Poisson, or negative binomial with a known size.
 *
 * Iteratively reweighted least squares with the start values, the stopping rule and the step limit of R's `glm` (McCullagh and Nelder
 * 1989, 2.5; Venables and Ripley 2002, 7.4).
 */
import { solveLeastSquares } from "./least-squares.ts";

/** The law of the counts: Poisson where `theta` is ∞, else variance μ + μ² / theta. */
export interface CountFamily {
	readonly theta: number;
}

/** What came of it. */
export interface GlmFit {
	readonly coefficients: Float64Array;
	readonly fitted: Float64Array;
	readonly rank: number;
	readonly converged: boolean;
}

const MOST_STEPS = 25;
const CLOSE = 1e-8;
const TOLERANCE = 1e-11;

/**
 * Fits.
 *
 * @param columns - Columns of the design, the intercept among them; they stay as they are.
 * @param start - Log means to start from; else y + 0.1, or y and 1/6 for 0 where the law is negative binomial.
 * @returns `undefined` where the numbers left their range.
 */
export function fitGlm(
	columns: readonly Float64Array[],
	counts: Float64Array,
	family: CountFamily,
	start?: Float64Array,
): GlmFit | undefined {
	const n = counts.length;
	const fitted = counts.map((y) => (family.theta === Number.POSITIVE_INFINITY ? y + 0.1 : y === 0 ? 1 / 6 : y));
	const eta = start === undefined ? fitted.map(Math.log) : start.slice();
	if (start !== undefined) for (let i = 0; i < n; i += 1) fitted[i] = toMean(eta[i] as number);
	let deviance = devianceOf(counts, fitted, family);
	let fit: GlmFit | undefined;
	for (let step = 0; step < MOST_STEPS; step += 1) {
		const right = new Float64Array(n);
		const weighted = columns.map((column) => column.slice());
		for (let i = 0; i < n; i += 1) {
			const mean = fitted[i] as number;
			const root = Math.sqrt(mean / (1 + mean / family.theta));
			right[i] = ((eta[i] as number) + ((counts[i] as number) - mean) / mean) * root;
			for (const column of weighted) column[i] = (column[i] as number) * root;
		}
		const { coefficients, rank } = solveLeastSquares(weighted, right, TOLERANCE);
		if (!coefficients.every(Number.isFinite)) return undefined;
		for (let i = 0; i < n; i += 1) {
			eta[i] = linear(columns, coefficients, i);
			fitted[i] = toMean(eta[i] as number);
		}
		const before = deviance;
		deviance = devianceOf(counts, fitted, family);
		if (!Number.isFinite(deviance)) return undefined;
		const converged = Math.abs(deviance - before) / (Math.abs(deviance) + 0.1) < CLOSE;
		fit = { coefficients, fitted, rank, converged };
		if (converged) break;
	}
	return fit;
}

/** Log mean of a row. */
export function linear(columns: readonly Float64Array[], coefficients: Float64Array, row: number): number {
	let sum = 0;
	for (const [index, column] of columns.entries()) sum += (column[row] as number) * (coefficients[index] as number);
	return sum;
}

function toMean(eta: number): number {
	return Math.max(Math.exp(eta), Number.EPSILON);
}

function devianceOf(counts: Float64Array, fitted: Float64Array, { theta }: CountFamily): number {
	let sum = 0;
	for (let i = 0; i < counts.length; i += 1) {
		const y = counts[i] as number;
		const mean = fitted[i] as number;
		if (theta === Number.POSITIVE_INFINITY) sum += y > 0 ? y * Math.log(y / mean) - (y - mean) : mean;
		else sum += y * Math.log(Math.max(1, y) / mean) - (y + theta) * Math.log((y + theta) / (mean + theta));
	}
	return 2 * sum;
}
