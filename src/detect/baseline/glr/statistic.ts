/**
 * Likelihood ratio statistics of a chart that was last reset before the first of the given counts.
 *
 * Höhle and Paul (2008), Count data regression charts for the monitoring of surveillance time series, Comput. Stat. Data Anal. 52,
 * 4357–4368: (4) for a known change, (7) for an unknown one; the epidemic alternative after Held, Höhle and Hofmann (2005), Stat. Modelling
 * 5, 187–199.
 */
import type { GlrControl } from "./control.ts";

/** Counts and their means in control since the reset; `before` is the count that came just before, 0 where none did. */
export interface ChartWindow {
	readonly counts: Float64Array;
	readonly means: Float64Array;
	readonly before: number;
	/** 0 is Poisson. */
	readonly alpha: number;
}

const NONE = -1e99;
const CLOSE = 1e-6;
const MOST_STEPS = 1000;
/** A log mean below this has no end. */
const LOWEST = -18;

/** Largest log likelihood ratio of a change that ends at `n` (index from 0) for the control's alternative. */
export function ratioAt(n: number, window: ChartWindow, control: GlrControl): number {
	if (control.change === "epi") return epidemicRatio(n, window, control);
	return window.alpha === 0 ? poissonRatio(n, window, control) : negativeBinomialRatio(n, window, control);
}

/** First index at which R computes the statistic; it is 0 before. */
export function firstIndex(window: ChartWindow, { change, mTilde, m }: GlrControl): number {
	return change === "intercept" && window.alpha === 0 && m > 0 ? mTilde : mTilde - 1;
}

/** One count's part in the ratio against a log mean that is `kappa` higher. */
export function knownRatio(y: number, mean: number, kappa: number, alpha: number): number {
	const raised = Math.exp(kappa);
	if (alpha === 0) return kappa * y + (1 - raised) * mean;
	return kappa * y + (y + 1 / alpha) * Math.log((1 + alpha * mean) / (1 + alpha * mean * raised));
}

/** In closed form: the change is the ratio of two sums. With a window, sums begin at `mTilde` counts and one more. */
function poissonRatio(n: number, { counts, means }: ChartWindow, { mTilde, m, direction }: GlrControl): number {
	let observed = 0;
	let expected = 0;
	let best = NONE;
	const isWindowed = m > 0;
	const oldest = isWindowed ? Math.max(0, n - m) : 0;
	const newest = isWindowed ? n - mTilde : n;
	for (let k = n; k >= oldest; k -= 1) {
		observed += counts[k] as number;
		expected += means[k] as number;
		if (k > newest) continue;
		const kappa = direction * Math.max(0, direction * Math.log(observed / expected));
		// Where there is no case at all and the mean falls, this is no number, and the change is not considered: as in R.
		const ratio = kappa * observed + (1 - Math.exp(kappa)) * expected;
		if (ratio > best) best = ratio;
	}
	return best;
}

function negativeBinomialRatio(n: number, window: ChartWindow, control: GlrControl): number {
	const { counts, means, alpha } = window;
	let best = NONE;
	let kappa = 0.5;
	for (const k of changePoints(n, control)) {
		// The last change is where the search for the next one starts.
		const found = changeOfMean(k, n, window, kappa);
		kappa = Number.isNaN(found) ? 0 : control.direction * Math.max(0, control.direction * found);
		let ratio = 0;
		for (let i = k; i <= n; i += 1) ratio += knownRatio(counts[i] as number, means[i] as number, kappa, alpha);
		if (ratio > best) best = ratio;
	}
	return best;
}

/** Newton's method for the change of the log mean from `k` to `n`, without a bound on its sign. */
function changeOfMean(k: number, n: number, { counts, means, alpha }: ChartWindow, start: number): number {
	let before = 0.4;
	let kappa = start;
	for (let step = 0; step < MOST_STEPS && kappa > LOWEST && Math.abs(kappa - before) > CLOSE; step += 1) {
		before = kappa;
		const raised = Math.exp(before);
		let score = 0;
		let information = 0;
		for (let i = k; i <= n; i += 1) {
			const y = counts[i] as number;
			const mean = means[i] as number;
			const scale = 1 + alpha * raised * mean;
			score += (y - raised * mean) / scale;
			information += (mean * (alpha * y + 1)) / (scale * scale);
		}
		kappa = before + score / (raised * information);
	}
	return kappa;
}

/** The mean rises by a share of the count before: an infection that feeds on itself. */
function epidemicRatio(n: number, window: ChartWindow, control: GlrControl): number {
	const { counts, means, before, alpha } = window;
	const previous = (i: number) => (i === 0 ? before : (counts[i - 1] as number));
	let best = NONE;
	let log = alpha === 0 ? Math.log(0.5) : 0.5;
	for (const k of changePoints(n, control)) {
		log = alpha === 0 ? epidemicRate(k, n, window, log) : changeOfMean(k, n, window, log);
		const rate = Math.exp(log);
		let ratio = 0;
		for (let i = k; i <= n; i += 1) {
			const y = counts[i] as number;
			const mean = means[i] as number;
			const raised = mean + rate * previous(i);
			if (alpha === 0) ratio += y * Math.log((rate * previous(i)) / mean + 1) - rate * previous(i);
			else {
				const shrunk = Math.log(1 + alpha * mean) - Math.log(1 + alpha * raised);
				ratio += y * (Math.log(raised) - Math.log(mean) + shrunk) + shrunk / alpha;
			}
		}
		if (ratio > best) best = ratio;
	}
	return best;
}

function epidemicRate(k: number, n: number, { counts, means, before }: ChartWindow, start: number): number {
	let last = 2;
	let log = start;
	for (let step = 0; step < MOST_STEPS && log > LOWEST && Math.abs(Math.exp(log) - Math.exp(last)) > CLOSE; step += 1) {
		last = log;
		const rate = Math.exp(last);
		let score = 0;
		let squares = 0;
		for (let i = k; i <= n; i += 1) {
			const previous = i === 0 ? before : (counts[i - 1] as number);
			const raised = rate * previous + (means[i] as number);
			score += ((counts[i] as number) * previous) / raised - previous;
			squares += ((counts[i] as number) * previous * previous) / (raised * raised);
		}
		score *= rate;
		log = last + score / (rate * rate * squares - score);
	}
	return log;
}

/** Where a change may have begun, oldest first. */
function changePoints(n: number, { m, mTilde }: GlrControl): readonly number[] {
	const oldest = m === -1 ? 0 : Math.max(0, n - m);
	return Array.from({ length: Math.max(0, n - mTilde + 2 - oldest) }, (_, index) => oldest + index);
}
