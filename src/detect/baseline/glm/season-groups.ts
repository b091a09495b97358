/**
 * The quasi-Poisson regression of farringtonFlexible: a level for each season group, and perhaps one common trend over time, with log link.
 *
 * Iteratively reweighted least squares (McCullagh and Nelder 1989, 2.5) from start values y + 0.1, until the deviance changes by less than
 * 1e-8 of itself, at most 25 times: the course that R's `glm` takes, since where a whole season group is zero the estimate has no limit
 * and depends on where one stops. The design is sparse, a group and a time for each row, so a step is solved exactly in one pass.
 */

/** Rows of a regression, one each a count. */
export interface GroupedRows {
	/** Counts, 0 or more. */
	readonly counts: Float64Array;
	/** Time of each row. */
	readonly times: Float64Array;
	/** Season group of each row, from 0. */
	readonly groups: Uint16Array;
	readonly groupCount: number;
	/** Logarithm of the population of each row. */
	readonly offsets: Float64Array | undefined;
}

/** What came of it. Weights are those with which the last step was taken. */
export interface GroupedFit {
	readonly converged: boolean;
	readonly fitted: Float64Array;
	readonly weights: Float64Array;
	/** Mean of times, sum of weights and fitted value at the mean time, by group. */
	readonly groupTimes: Float64Array;
	readonly groupWeights: Float64Array;
	readonly groupLevels: Float64Array;
	/** Change of the log mean for each unit of time; `undefined` where none was asked for. */
	readonly slope: number | undefined;
	/** Weighted sum of squared times about the means of their groups. */
	readonly spread: number;
	readonly degreesOfFreedom: number;
	/** Pearson's estimate of the variance over the mean. */
	readonly dispersion: number;
}

const MOST_STEPS = 25;
const CLOSE = 1e-8;
const LOG_SMALLEST = Math.log(Number.EPSILON);

/**
 * Fits.
 *
 * @param prior - A weight for each row; `undefined` for one each.
 * @returns `undefined` where the trend cannot be told from the groups, or the numbers left their range.
 */
export function fitSeasonGroups(rows: GroupedRows, trend: boolean, prior: Float64Array | undefined): GroupedFit | undefined {
	const { counts, times, groups, groupCount, offsets } = rows;
	const n = counts.length;
	const eta = new Float64Array(n);
	const fitted = new Float64Array(n);
	const weights = new Float64Array(n);
	const working = new Float64Array(n);
	const logs = new Float64Array(n);
	const groupWeights = new Float64Array(groupCount);
	const groupTimes = new Float64Array(groupCount);
	const groupLevels = new Float64Array(groupCount);
	for (let i = 0; i < n; i += 1) {
		const y = counts[i] as number;
		logs[i] = y > 0 ? Math.log(y) : 0;
		eta[i] = Math.log(y + 0.1);
		fitted[i] = y + 0.1;
	}
	let slope = 0;
	let spread = 0;
	let converged = false;
	let deviance = devianceOf(counts, logs, eta, fitted, prior);
	for (let step = 0; step < MOST_STEPS; step += 1) {
		groupWeights.fill(0);
		groupTimes.fill(0);
		groupLevels.fill(0);
		for (let i = 0; i < n; i += 1) {
			const mean = fitted[i] as number;
			const group = groups[i] as number;
			const weight = prior === undefined ? mean : mean * (prior[i] as number);
			const value = (eta[i] as number) - (offsets === undefined ? 0 : (offsets[i] as number)) + ((counts[i] as number) - mean) / mean;
			weights[i] = weight;
			working[i] = value;
			groupWeights[group] = (groupWeights[group] as number) + weight;
			groupTimes[group] = (groupTimes[group] as number) + weight * (times[i] as number);
			groupLevels[group] = (groupLevels[group] as number) + weight * value;
		}
		for (let group = 0; group < groupCount; group += 1) {
			groupTimes[group] = (groupTimes[group] as number) / (groupWeights[group] as number);
			groupLevels[group] = (groupLevels[group] as number) / (groupWeights[group] as number);
		}
		if (trend) {
			spread = 0;
			let joint = 0;
			for (let i = 0; i < n; i += 1) {
				const group = groups[i] as number;
				const apart = (times[i] as number) - (groupTimes[group] as number);
				const weighted = (weights[i] as number) * apart;
				spread += weighted * apart;
				joint += weighted * ((working[i] as number) - (groupLevels[group] as number));
			}
			if (!(spread > 0)) return undefined;
			slope = joint / spread;
		}
		for (let i = 0; i < n; i += 1) {
			const group = groups[i] as number;
			let at = groupLevels[group] as number;
			if (trend) at += slope * ((times[i] as number) - (groupTimes[group] as number));
			if (offsets !== undefined) at += offsets[i] as number;
			eta[i] = at;
			fitted[i] = at > LOG_SMALLEST ? Math.exp(at) : Number.EPSILON;
		}
		const before = deviance;
		deviance = devianceOf(counts, logs, eta, fitted, prior);
		if (!Number.isFinite(deviance)) return undefined;
		if (Math.abs(deviance - before) / (Math.abs(deviance) + 0.1) < CLOSE) {
			converged = true;
			break;
		}
	}
	const degreesOfFreedom = n - groupCount - (trend ? 1 : 0);
	const dispersion = pearson(counts, fitted, weights) / degreesOfFreedom;
	return {
		converged,
		fitted,
		weights,
		groupTimes,
		groupWeights,
		groupLevels,
		slope: trend ? slope : undefined,
		spread,
		degreesOfFreedom,
		dispersion,
	};
}

/** Weighted sum of squared working residuals, (y − μ) / μ. */
export function pearson(counts: Float64Array, fitted: Float64Array, weights: Float64Array): number {
	let sum = 0;
	for (let i = 0; i < counts.length; i += 1) {
		const residual = ((counts[i] as number) - (fitted[i] as number)) / (fitted[i] as number);
		sum += (weights[i] as number) * residual * residual;
	}
	return sum;
}

/** Log mean at a time in a group, and the variance of that over the dispersion. */
export function predictGroup(fit: GroupedFit, group: number, time: number): { readonly eta: number; readonly variance: number } {
	const apart = time - (fit.groupTimes[group] as number);
	const level = fit.groupLevels[group] as number;
	const variance = 1 / (fit.groupWeights[group] as number);
	if (fit.slope === undefined) return { eta: level, variance };
	return { eta: level + fit.slope * apart, variance: variance + (apart * apart) / fit.spread };
}

/** Twice the log likelihood ratio against the saturated model. */
function devianceOf(
	counts: Float64Array,
	logs: Float64Array,
	eta: Float64Array,
	fitted: Float64Array,
	prior: Float64Array | undefined,
): number {
	let sum = 0;
	for (let i = 0; i < counts.length; i += 1) {
		const y = counts[i] as number;
		const mean = fitted[i] as number;
		const one = y > 0 ? y * ((logs[i] as number) - Math.max(eta[i] as number, LOG_SMALLEST)) - (y - mean) : mean;
		sum += prior === undefined ? one : one * (prior[i] as number);
	}
	return 2 * sum;
}
