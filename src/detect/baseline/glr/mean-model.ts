/**
 * The mean in control, estimated from all periods before those that are judged: a log-linear model with harmonics of the season and perhaps
 * a trend, Poisson or negative binomial (Höhle and Paul 2008, 2.3).
 */
import { fitGlm, linear } from "../glm/fit-glm.ts";
import { fitNegativeBinomial, type NegativeBinomialFit } from "../glm/negative-binomial.ts";
import type { CountSeries } from "../method.ts";
import type { MeanModel } from "./control.ts";

/** Means of the periods from a position on, and the dispersion they were estimated with. */
export interface EstimatedMean {
	readonly means: Float64Array;
	readonly alpha: number;
}

/**
 * Estimates.
 *
 * @param from - First position that is predicted, from 1; all before it are fitted.
 * @param alpha - Known dispersion; `undefined` to estimate it.
 * @returns `undefined` where there are too few periods, or the regression fails.
 */
export function estimateMean(
	series: CountSeries,
	from: number,
	to: number,
	model: MeanModel,
	alpha: number | undefined,
): EstimatedMean | undefined {
	const known: number[] = [];
	for (let position = 1; position < from; position += 1) if (!Number.isNaN(series.counts[position - 1] as number)) known.push(position);
	const counts = Float64Array.from(known, (position) => series.counts[position - 1] as number);
	const columns = designColumns(known, series.frequency, model);
	if (counts.length <= columns.length) return undefined;
	const isEstimated = alpha === undefined;
	const fit = isEstimated
		? fitNegativeBinomial(columns, counts)
		: fitWithSize(columns, counts, alpha === 0 ? Number.POSITIVE_INFINITY : 1 / alpha);
	if (fit === undefined) return undefined;
	const ahead = designColumns(
		Array.from({ length: to - from + 1 }, (_, index) => from + index),
		series.frequency,
		model,
	);
	const means = Float64Array.from({ length: to - from + 1 }, (_, row) => Math.exp(linear(ahead, fit.coefficients, row)));
	return { means, alpha: isEstimated ? 1 / fit.theta : alpha };
}

function fitWithSize(columns: readonly Float64Array[], counts: Float64Array, theta: number): NegativeBinomialFit | undefined {
	const fit = fitGlm(columns, counts, { theta });
	return fit === undefined ? undefined : { ...fit, theta };
}

/** Intercept, trend, then a cosine and a sine for each harmonic. */
export function designColumns(
	positions: readonly number[],
	frequency: number,
	{ harmonics, trend }: Omit<MeanModel, "refit">,
): Float64Array[] {
	const columns = [new Float64Array(positions.length).fill(1)];
	if (trend) columns.push(Float64Array.from(positions));
	for (let s = 1; s <= harmonics; s += 1) {
		const angle = (2 * s * Math.PI) / frequency;
		columns.push(Float64Array.from(positions, (t) => Math.cos(angle * t)));
		columns.push(Float64Array.from(positions, (t) => Math.sin(angle * t)));
	}
	return columns;
}
