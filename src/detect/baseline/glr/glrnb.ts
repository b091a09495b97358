/**
 * `glrnb` and `glrpois`: likelihood ratio charts against a seasonal mean (Höhle and Paul 2008), equal to R's `surveillance` to 1e-6.
 *
 * A chart starts anew after each alarm. The bound is the statistic, or with `ret: "cases"` the count that would have sounded it.
 */

import type { Problem } from "../../../core/problem.ts";
import { err, ok } from "../../../core/result.ts";
import { type Control, type CountSeries, checkRange, emptyJudgement, type Method } from "../method.ts";
import { runChart } from "./chart.ts";
import { type GlrControl, readGlrControl } from "./control.ts";
import { estimateMean } from "./mean-model.ts";

/** Charts for negative binomial counts; with `alpha` 0 for Poisson ones. */
export const glrnb: Method = (series, asked, stated) => judge(series, asked, stated);

/** Charts for Poisson counts. */
export const glrpois: Method = (series, asked, stated) => judge(series, asked, { ...stated, alpha: 0 });

const judge = (series: CountSeries, asked: Parameters<Method>[1], stated: Control): ReturnType<Method> => {
	const range = checkRange(series, asked, 2 * series.frequency + 1);
	if (!range.ok) return range;
	const { from, to } = range.value;
	const length = to - from + 1;
	const control = readGlrControl(stated, length);
	if (!control.ok) return control;
	const started = startOf(series, from, to, control.value);
	if (started === undefined) return err(NO_MEAN);
	const { alpha } = started;
	let { means } = started;
	const counts = series.counts.slice(from - 1, to);
	const found = emptyJudgement(range.value);
	found.upperbound.fill(0);
	found.expected.set(means);
	let done = 0;
	let before = 0;
	while (done < length) {
		const run = runChart({ counts: counts.subarray(done), means, before, alpha }, control.value);
		const end = run.alarm === undefined ? length - done : run.alarm + 1;
		for (let i = 0; i < end; i += 1) {
			const bound = run.bounds[i] as number;
			found.upperbound[done + i] = Number.isNaN(bound) ? 0 : Math.max(0, bound);
		}
		if (run.alarm === undefined) break;
		found.alarms[done + run.alarm] = 1;
		before = counts[done + run.alarm] as number;
		done += end;
		const again = done < length ? meansAfter(series, from + done, to, means.subarray(end), alpha, control.value) : means;
		if (again === undefined) return err(NO_MEAN);
		means = again;
		if (done < length) found.expected.set(means, done);
	}
	const isMissing = counts.some(Number.isNaN);
	return ok({ ...found, notes: isMissing ? ["counts are missing in the range: the chart is not defined after them"] : [] });
};

const NO_MEAN: Problem = {
	code: "detect/no-baseline",
	message: "the mean in control cannot be estimated from the periods before the range",
	at: "mu0",
	todo: "Start later, or state mu0.",
};

function startOf(series: CountSeries, from: number, to: number, { mean, alpha }: GlrControl) {
	return mean instanceof Float64Array ? { means: mean, alpha: alpha ?? 0 } : estimateMean(series, from, to, mean, alpha);
}

/** Means after an alarm: as they were, or estimated anew with what has come since. */
function meansAfter(
	series: CountSeries,
	from: number,
	to: number,
	left: Float64Array,
	alpha: number,
	{ mean }: GlrControl,
): Float64Array | undefined {
	if (mean instanceof Float64Array || !mean.refit) return left;
	return estimateMean(series, from, to, mean, alpha)?.means;
}
