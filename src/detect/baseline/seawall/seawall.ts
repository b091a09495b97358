/**
 * `seawall`: our own method, for weeks, days and hours, from the first period on.
 *
 * A mean with trend and seasons from all history, what stood out weighed down; then the odds, period by period, that an outbreak is under way.
 * Distinct sources are watched where they are known, events otherwise, in proportion to the sensors that could see them. Floods and sweeps are
 * named, not alarmed. The budget `fpr` is the share of quiet weeks with an alarm, or for days and hours of weeks with a false episode.
 */
import type { Problem } from "../../../core/problem.ts";
import { err, ok } from "../../../core/result.ts";
import { type CountSeries, checkRange, emptyJudgement, type Method, type PeriodLabel } from "../method.ts";
import { readControl } from "../read-control.ts";
import { oddsFor, scoreOf } from "./calibration.ts";
import { createDesign, type Design } from "./design.ts";
import { createExposureReference } from "./exposure-reference.ts";
import { createLookAlikes } from "./look-alike-period.ts";
import { scaleOf, type TimeScale } from "./time-scale.ts";
import { createWatcher, type Seen } from "./watcher.ts";

const BUDGET = 0.005;
/** Largest count that a bound is looked for. */
const MOST_BOUND = 1e15;

/** The method. Judges all periods when no range is given. */
export const seawall: Method = (series, asked, stated) => {
	const read = readControl(stated);
	const budget = read.number("fpr", BUDGET, { least: 1e-12, most: 0.5 });
	const problem: Problem | undefined = read.problem();
	if (problem !== undefined) return err(problem);
	const range = checkRange(series, asked, 1);
	if (!range.ok) return range;
	const { from, to } = range.value;
	const scale = scaleOf(series.frequency, series.step);
	const found = emptyJudgement(range.value);
	const labels: (PeriodLabel | undefined)[] = [];
	const limit = oddsFor(-Math.log10(budget), scale);
	const watcher = createWatcher(scale, designOf(scale));
	const inputs = readInputs(series);
	let learning = 0;
	for (let period = 0; period < to; period += 1) {
		const { count, offset, judge } = inputs(period);
		const at = period + 1 - from;
		let label: PeriodLabel | undefined;
		watcher.take(count, offset, (seen) => {
			const { expectation, odds } = seen;
			const verdict = judge(expectation?.mean ?? Number.NaN);
			label = verdict.label;
			if (at < 0) return verdict.isLearnt;
			found.expected[at] = expectation?.mean ?? Number.NaN;
			const margin = watcher.margin();
			if (margin === Number.POSITIVE_INFINITY) {
				learning += 1;
				return verdict.isLearnt;
			}
			found.upperbound[at] = boundOf(seen, limit + margin);
			if (verdict.isLearnt && !Number.isNaN(odds)) {
				found.probabilities[at] = 10 ** -scoreOf(odds - margin, scale);
				found.alarms[at] = odds - margin > limit ? 1 : 0;
			}
			return verdict.isLearnt;
		});
		if (at >= 0) labels.push(found.alarms[at] === 1 ? "wave" : label);
	}
	const notes = learning === 0 ? [] : ["the first periods are learnt from, and give no alarms yet"];
	return ok({ ...found, labels: series.breadth === undefined && series.liveSensors === undefined ? undefined : labels, notes });
};

/** What is watched in a period, and what speaks against a wave in it. */
interface PeriodInput {
	readonly count: number;
	readonly offset: number;
	/** @param expected - Usual value of what is watched. */
	judge(expected: number): { readonly label: PeriodLabel | undefined; readonly isLearnt: boolean };
}

function readInputs({ counts, breadth, liveSensors }: CountSeries): (period: number) => PeriodInput {
	const exposure = createExposureReference();
	const lookAlikes = createLookAlikes();
	const sources = breadth?.sources;
	let reference = Number.NaN;
	let offset = 0;
	return (period) => {
		const live = liveSensors?.[period] ?? Number.NaN;
		if (Number.isNaN(reference) && live > 0) reference = live;
		if (live > 0) offset = Math.log(live / reference);
		const seen = {
			count: counts[period] as number,
			sources: sources?.[period] ?? Number.NaN,
			targets: breadth?.targets?.[period] ?? Number.NaN,
			liveSensors: live,
			topShare: breadth?.topShare?.[period] ?? Number.NaN,
		};
		const change = exposure.take(live);
		return {
			// Where no sensor lives, nothing was seen, which is not the same as nothing.
			count: live === 0 ? Number.NaN : sources === undefined ? seen.count : seen.sources,
			offset,
			judge(expected) {
				const alike = breadth === undefined ? undefined : lookAlikes.take(seen, sources === undefined ? Number.NaN : expected);
				// One source more or less is no matter to a count of sources.
				const isLearnt = alike === undefined || (alike === "flood" && sources !== undefined);
				// A silent sensor is not a calm sea: what the few others see is not compared.
				if (change === "outage") return { label: "outage", isLearnt: false };
				return { label: alike ?? change, isLearnt };
			},
		};
	};
}

/** The smallest count whose odds are above the limit. */
function boundOf({ expectation, oddsOf }: Seen, limit: number): number {
	if (expectation === undefined) return Number.NaN;
	let high = Math.max(1, Math.ceil(2 * expectation.mean));
	while (oddsOf(high) <= limit) {
		high *= 2;
		if (high > MOST_BOUND) return Number.NaN;
	}
	let low = -1;
	while (high - low > 1) {
		const middle = Math.floor((low + high) / 2);
		if (oddsOf(middle) > limit) high = middle;
		else low = middle;
	}
	return high;
}

const designs = new WeakMap<TimeScale["seasons"], Design>();

/** One for each kind of scale: its rows depend on nothing else. */
function designOf(scale: TimeScale): Design {
	const known = designs.get(scale.seasons) ?? createDesign(scale);
	designs.set(scale.seasons, known);
	return known;
}
