/**
 * The regression behind one period of farringtonFlexible: quasi-Poisson, earlier outbreaks weighed down, a trend where it can be trusted.
 *
 * Noufaily et al. (2013), An improved algorithm for outbreak detection in multiple surveillance systems, Stat. Med. 32, 1206–1222; weights
 * after Farrington et al. (1996), J. R. Statist. Soc. A 159, 547–563.
 */
import { twoSidedT } from "../distribution/student-t.ts";
import { fitSeasonGroups, type GroupedFit, type GroupedRows, pearson, predictGroup } from "../glm/season-groups.ts";
import type { FarringtonControl } from "./control.ts";

/** What the regression says of the period. */
export interface Prediction {
	/** Log mean, and its standard error. */
	readonly eta: number;
	readonly error: number;
	/** Variance over the mean, 1 or more. */
	readonly phi: number;
}

/** The period that is judged. */
export interface Now {
	readonly time: number;
	readonly group: number;
	/** Logarithm of its population; 0 without. */
	readonly offset: number;
}

interface WeighedFit {
	readonly fit: GroupedFit;
	readonly phi: number;
	/** Dispersion by the weights that R leaves in the model, which errors and significance rest on. */
	readonly dispersion: number;
}

/** Fits and predicts; `undefined` where the fit does not converge or is no number. */
export function predictCount(rows: GroupedRows, now: Now, control: FarringtonControl): Prediction | undefined {
	let weighed = fitWeighed(rows, control.trend, control);
	if (weighed === undefined) return undefined;
	if (weighed.fit.slope !== undefined && !isTrendKept(weighed, rows, now, control)) weighed = fitWeighed(rows, false, control);
	if (weighed === undefined || Number.isNaN(weighed.phi)) return undefined;
	const { eta, variance } = predictGroup(weighed.fit, now.group, now.time);
	return { eta: eta + now.offset, error: Math.sqrt(variance * weighed.dispersion), phi: weighed.phi };
}

/** Three years at least, significant, and no forecast beyond everything that was seen. */
function isTrendKept({ fit, dispersion }: WeighedFit, rows: GroupedRows, now: Now, control: FarringtonControl): boolean {
	const t = (fit.slope ?? 0) / Math.sqrt(dispersion / fit.spread);
	const isSignificant = twoSidedT(t, fit.degreesOfFreedom) < control.pThresholdTrend;
	const mean = Math.exp(predictGroup(fit, now.group, now.time).eta + now.offset);
	return control.b >= 3 && isSignificant && mean <= rows.counts.reduce((most, count) => Math.max(most, count), 0);
}

function fitWeighed(rows: GroupedRows, trend: boolean, control: FarringtonControl): WeighedFit | undefined {
	let fit = fitSeasonGroups(rows, trend, undefined);
	if (fit !== undefined && !fit.converged && trend) fit = fitSeasonGroups(rows, false, undefined);
	if (fit === undefined || !fit.converged) return undefined;
	if (!control.reweight) return { fit, phi: Math.max(fit.dispersion, 1), dispersion: fit.dispersion };
	const omega = outbreakWeights(anscombeResiduals(rows, fit), control.weightsThreshold);
	const again = fitSeasonGroups(rows, fit.slope !== undefined, omega);
	if (again === undefined) return undefined;
	const dispersion = pearson(rows.counts, again.fitted, omega) / again.degreesOfFreedom;
	return { fit: again, phi: Math.max(again.dispersion, 1), dispersion };
}

/** Residuals of cube-root shape, standardised by dispersion and leverage. */
function anscombeResiduals({ counts, times, groups }: GroupedRows, fit: GroupedFit): Float64Array {
	const phi = Math.max(fit.dispersion, 1);
	return counts.map((y, i) => {
		const group = groups[i] as number;
		const mean = fit.fitted[i] as number;
		const apart = (times[i] as number) - (fit.groupTimes[group] as number);
		const share = 1 / (fit.groupWeights[group] as number) + (fit.slope === undefined ? 0 : (apart * apart) / fit.spread);
		const leverage = (fit.weights[i] as number) * share;
		// y^(2/3) μ^(-1/6) − √μ with one root of each.
		const root = Math.cbrt(y);
		return (1.5 * (root * root * mean ** (-1 / 6) - Math.sqrt(mean))) / Math.sqrt(phi * (1 - leverage));
	});
}

/** The square of a residual above the threshold divides its row's weight; all are scaled to the number of rows. */
function outbreakWeights(residuals: Float64Array, threshold: number): Float64Array {
	let sum = 0;
	for (const s of residuals) sum += s > threshold ? 1 / (s * s) : 1;
	const gamma = residuals.length / sum;
	return residuals.map((s) => (s > threshold ? gamma / (s * s) : gamma));
}
