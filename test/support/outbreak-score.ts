/** How well a method finds outbreaks, over many series: the measures of Noufaily et al. (2013) and Bédubourg and Le Strat (2017). */
import type { Control, CountSeries, Method } from "../../src/detect/baseline/method.ts";
import { FIRST_JUDGED, type OutbreakSeries, WEEKS } from "./outbreak-series.ts";

/** Shares of 1, pooled over all weeks or series. */
export interface OutbreakScore {
	readonly series: number;
	/** Share of quiet weeks with an alarm. */
	readonly fpr: number;
	/** Share of outbreaks with an alarm in any of their weeks, and in their first. */
	readonly pod: number;
	readonly podFirst: number;
	readonly sensitivity: number;
	readonly specificity: number;
	readonly ppv: number;
	readonly f1: number;
	/** Mean of (first alarm − start) / duration, 1 for an outbreak that was missed. */
	readonly delay: number;
}

/** Judges the last 49 weeks of each series. */
export function scoreOutbreaks(series: readonly OutbreakSeries[], method: Method, control: Control): OutbreakScore {
	const sums = { hit: 0, missed: 0, false: 0, quiet: 0, found: 0, first: 0, delay: 0 };
	for (const one of series) {
		const given: CountSeries = { counts: Float64Array.from(one.counts), frequency: 52 };
		const judged = method(given, { from: FIRST_JUDGED, to: WEEKS }, control);
		if (!judged.ok) throw new Error(judged.error.message);
		const [from, to] = one.outbreak;
		const alarms = [...judged.value.alarms.entries()].filter(([, alarm]) => alarm === 1).map(([at]) => at + FIRST_JUDGED);
		const within = alarms.filter((week) => week >= from && week <= to);
		const duration = to - from + 1;
		sums.hit += within.length;
		sums.missed += duration - within.length;
		sums.false += alarms.length - within.length;
		sums.quiet += WEEKS - FIRST_JUDGED + 1 - duration;
		sums.found += within.length > 0 ? 1 : 0;
		sums.first += within[0] === from ? 1 : 0;
		sums.delay += within[0] === undefined ? 1 : (within[0] - from) / duration;
	}
	const n = series.length;
	return {
		series: n,
		fpr: sums.false / sums.quiet,
		pod: sums.found / n,
		podFirst: sums.first / n,
		sensitivity: sums.hit / (sums.hit + sums.missed),
		specificity: 1 - sums.false / sums.quiet,
		ppv: sums.hit / Math.max(1, sums.hit + sums.false),
		f1: (2 * sums.hit) / (2 * sums.hit + sums.false + sums.missed),
		delay: sums.delay / n,
	};
}
