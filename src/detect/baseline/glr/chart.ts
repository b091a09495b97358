/** One run of a likelihood ratio chart, from a reset to the alarm that ends it, or to the end of the counts. */
import type { GlrControl } from "./control.ts";
import { type ChartWindow, firstIndex, knownRatio, ratioAt } from "./statistic.ts";

/** R's bound where no count up to the largest that is tried would sound the chart. */
const NEVER = 1e99;

/** What a run shows. */
export interface ChartRun {
	/** Index of the alarm; `undefined` where none came. */
	readonly alarm: number | undefined;
	/** The bound at each index up to the alarm: statistic or cases, as the control asks. */
	readonly bounds: Float64Array;
}

/** Runs it. */
export function runChart(window: ChartWindow, control: GlrControl): ChartRun {
	return control.theta === undefined || control.change === "epi" ? runUnknown(window, control) : runKnown(window, control, control.theta);
}

/** The recursive chart for a known change; it sounds strictly above the limit. */
function runKnown({ counts, means, alpha }: ChartWindow, { limit, ret }: GlrControl, theta: number): ChartRun {
	const bounds = new Float64Array(counts.length);
	let held = 0;
	for (let i = 0; i < counts.length; i += 1) {
		const mean = means[i] as number;
		if (ret === "cases") bounds[i] = casesToLimit(limit - held, mean, theta, alpha);
		held = Math.max(0, held + knownRatio(counts[i] as number, mean, theta, alpha));
		if (ret === "value") bounds[i] = held;
		if (held > limit) return { alarm: i, bounds };
	}
	return { alarm: undefined, bounds };
}

/** The count that brings the statistic to the limit: the ratio solved for the count. */
function casesToLimit(left: number, mean: number, theta: number, alpha: number): number {
	const raised = Math.exp(theta);
	if (alpha === 0) return (left + mean * (raised - 1)) / theta;
	const shrunk = Math.log((1 + alpha * mean) / (1 + alpha * mean * raised));
	return (left - shrunk / alpha) / (theta + shrunk);
}

/** The chart for any change. */
function runUnknown(window: ChartWindow, control: GlrControl): ChartRun {
	const length = window.counts.length;
	const isCases = control.ret === "cases" && control.change === "intercept";
	const bounds = new Float64Array(length);
	// No count sounds the chart before its first index.
	if (isCases && window.alpha > 0) bounds.fill(NEVER, 0, firstIndex(window, control));
	// The epidemic Poisson chart sounds above the limit, all others at it.
	const isStrict = control.change === "epi" && window.alpha === 0;
	for (let i = firstIndex(window, control); i < length; i += 1) {
		const ratio = ratioAt(i, window, control);
		const sounds = isStrict ? ratio > control.limit : ratio >= control.limit;
		if (!isCases) bounds[i] = ratio;
		else if (window.alpha === 0) bounds[i] = casesFromZero(i, window, control);
		else bounds[i] = casesFromCount(i, sounds, window, control);
		if (sounds) return { alarm: i, bounds };
	}
	return { alarm: undefined, bounds };
}

/** The smallest count, from 0 up, at which the statistic reaches the limit; for falling means the smallest at which it is below. */
function casesFromZero(at: number, window: ChartWindow, control: GlrControl): number {
	for (let cases = 0; cases <= control.xMax; cases += 1) {
		const ratio = ratioAt(at, withCount(window, at, cases), control);
		if (control.direction * ratio >= control.direction * control.limit) return cases;
	}
	return Number.NaN;
}

/** From the count as it was, up to the first alarm or down to the last one. */
function casesFromCount(at: number, sounds: boolean, window: ChartWindow, control: GlrControl): number {
	let cases = window.counts[at] as number;
	while (cases <= control.xMax && cases >= 1) {
		cases += sounds ? -1 : 1;
		const isAbove = ratioAt(at, withCount(window, at, cases), control) >= control.limit;
		if (isAbove !== sounds) return sounds ? cases + 1 : cases;
	}
	return sounds ? Number.NaN : NEVER;
}

function withCount(window: ChartWindow, at: number, count: number): ChartWindow {
	const counts = window.counts.slice(0, at + 1);
	counts[at] = count;
	return { ...window, counts };
}
