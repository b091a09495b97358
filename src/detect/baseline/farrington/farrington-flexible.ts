/**
 * `farringtonFlexible`: each period against the same season of earlier years (Noufaily et al. 2013), equal to R's `surveillance` to 1e-6.
 *
 * A bound is not given where the latest periods hold too few cases (`limit54`), where there are too few years, or where the regression
 * does not converge.
 */
import { err, ok } from "../../../core/result.ts";
import type { GroupedRows } from "../glm/season-groups.ts";
import { type CountSeries, checkRange, emptyJudgement, type Method } from "../method.ts";
import { type FarringtonControl, readFarringtonControl } from "./control.ts";
import { type Prediction, predictCount } from "./fit.ts";
import { seasonGroups } from "./reference-windows.ts";
import { threshold } from "./threshold.ts";

const NO_HISTORY = "too few years before it: a smaller b, or a later range";
const NO_GROUPS = "a year is too short for so many noPeriods";
const NO_FIT = "the regression does not converge";

/** The method. Its range starts where `b` years and half a window lie before. */
export const farringtonFlexible: Method = (series, asked, stated) => {
	const control = readFarringtonControl(stated);
	if (!control.ok) return control;
	const range = checkRange(series, asked, series.frequency * control.value.b + control.value.w + 1);
	if (!range.ok) return range;
	if (control.value.populationOffset && series.population === undefined) {
		return err({
			code: "detect/no-population",
			message: "populationOffset needs a column population",
			at: "populationOffset",
			todo: "Add the column, or leave populationOffset out.",
		});
	}
	const { from, to } = range.value;
	const found = emptyJudgement(range.value);
	const notes = new Set<string>();
	for (let position = from; position <= to; position += 1) {
		const at = position - from;
		const predicted = predictAt(series, position, control.value);
		if (typeof predicted === "string") {
			notes.add(predicted);
			continue;
		}
		const y = series.counts[position - 1] as number;
		const { upper, probability, exceedance, expected } = threshold(y, predicted, control.value);
		found.probabilities[at] = probability;
		if (!hasEnoughCases(series.counts, position, control.value.limit54)) continue;
		found.expected[at] = Number.isNaN(upper) ? Number.NaN : expected;
		found.upperbound[at] = upper;
		found.alarms[at] = exceedance > 1 && y !== 0 ? 1 : 0;
	}
	return ok({ ...found, notes: [...notes] });
};

/** What is expected at a position (from 1), or why nothing can be said. */
export function predictAt(series: CountSeries, position: number, control: FarringtonControl): Prediction | string {
	const groups = seasonGroups(position, series.frequency, control);
	if (groups === "history") return NO_HISTORY;
	if (groups === "groups") return NO_GROUPS;
	const picked = pickRows(series, groups, control);
	if (picked === undefined) return NO_FIT;
	const population = series.population?.[position - 1] ?? Number.NaN;
	const offset = control.populationOffset ? Math.log(population) : 0;
	return predictCount(picked.rows, { time: position, group: picked.group, offset }, control) ?? NO_FIT;
}

function pickRows(series: CountSeries, groups: Uint16Array, control: FarringtonControl): { rows: GroupedRows; group: number } | undefined {
	const numbers = new Int32Array(control.noPeriods + 1).fill(-1);
	let groupCount = 0;
	let rows = 0;
	for (let i = 0; i < groups.length; i += 1) if (groups[i] !== 0 && !Number.isNaN(series.counts[i] as number)) rows += 1;
	const counts = new Float64Array(rows);
	const times = new Float64Array(rows);
	const grouped = new Uint16Array(rows);
	const offsets = control.populationOffset ? new Float64Array(rows) : undefined;
	let row = 0;
	for (let i = 0; i < groups.length; i += 1) {
		const group = groups[i] as number;
		const count = series.counts[i] as number;
		if (group === 0 || Number.isNaN(count)) continue;
		if (numbers[group] === -1) {
			numbers[group] = groupCount;
			groupCount += 1;
		}
		counts[row] = count;
		times[row] = i + 1;
		grouped[row] = numbers[group] as number;
		if (offsets !== undefined) offsets[row] = Math.log(series.population?.[i] ?? Number.NaN);
		row += 1;
	}
	const group = numbers[control.noPeriods] as number;
	return group < 0 ? undefined : { rows: { counts, times, groups: grouped, groupCount, offsets }, group };
}

function hasEnoughCases(counts: Float64Array, position: number, { cases, periods }: FarringtonControl["limit54"]): boolean {
	let sum = 0;
	for (let i = Math.max(0, position - periods); i < position; i += 1) sum += counts[i] as number;
	return sum >= cases;
}
