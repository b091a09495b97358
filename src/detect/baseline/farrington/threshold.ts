/**
 * The upper bound and the probability of a count, from a prediction (Farrington et al. 1996, 3.4; Noufaily et al. 2013, 3.3 and 3.4).
 *
 * `delta`: a normal law after a power transformation, with the error of the estimate. `nbPlugin`: the quantile of a negative binomial law
 * with the estimated mean. `muan`: the same with an upper bound of the mean.
 */
import { countQuantile, countTail } from "../distribution/count.ts";
import { normalQuantile, normalTail } from "../distribution/normal.ts";
import type { FarringtonControl } from "./control.ts";
import type { Prediction } from "./fit.ts";

/** NaN where there is none. */
export interface Threshold {
	readonly upper: number;
	readonly probability: number;
	/** How far the count lies between the prediction and the bound, as R computes it: above 1 is an alarm. */
	readonly exceedance: number;
	readonly expected: number;
}

/** Compares a count with a prediction. */
export function threshold(y: number, prediction: Prediction, control: FarringtonControl): Threshold {
	return control.thresholdMethod === "delta" ? byTransformation(y, prediction, control) : byQuantile(y, prediction, control);
}

function byQuantile(y: number, { eta, error, phi }: Prediction, { alpha, thresholdMethod }: FarringtonControl): Threshold {
	const mean = Math.exp(thresholdMethod === "muan" ? eta + normalQuantile(1 - alpha) * error : eta);
	if (!Number.isFinite(mean)) return { upper: Number.NaN, probability: Number.NaN, exceedance: Number.NaN, expected: Number.NaN };
	const law = { mean, phi };
	const upper = countQuantile(1 - alpha, law);
	// R divides by what is left above the log mean, not the mean.
	return { upper, probability: countTail(y, law), exceedance: (y - eta) / (upper - eta), expected: Math.exp(eta) };
}

function byTransformation(y: number, { eta, error, phi }: Prediction, { alpha, powertrans }: FarringtonControl): Threshold {
	const mean = Math.max(Math.exp(eta), Number.EPSILON);
	const tau = phi + (error * mean) ** 2 / mean;
	const exponent = powertrans === "2/3" ? 2 / 3 : powertrans === "1/2" ? 1 / 2 : 1;
	const variance = powertrans === "2/3" ? (4 / 9) * mean ** (1 / 3) * tau : powertrans === "1/2" ? tau / 4 : mean * tau;
	const deviation = Math.sqrt(variance);
	const centre = mean ** exponent;
	const reach = normalQuantile(1 - alpha) * deviation;
	// A root of a negative number is none: the bound is then the other end.
	const ends = [(centre - reach) ** (1 / exponent), (centre + reach) ** (1 / exponent)].filter((end) => !Number.isNaN(end));
	const upper = ends.length === 0 ? Number.NaN : Math.max(...ends);
	const probability = normalTail((y ** exponent - centre) / deviation);
	return { upper, probability, exceedance: (y - mean) / (upper - mean), expected: mean };
}
