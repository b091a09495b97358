/**
 * `cusum`: the sum of what standardised counts exceed a reference value by, never below 0 (Page 1954, Biometrika 41), equal to R's
 * `surveillance`. It does not start anew after an alarm.
 */
import type { Problem } from "../../../core/problem.ts";
import { err, ok, type Result } from "../../../core/result.ts";
import { estimateMean } from "../glr/mean-model.ts";
import { type Control, type CountSeries, checkRange, emptyJudgement, type Method } from "../method.ts";
import { readControl } from "../read-control.ts";
import { boundOf, standardise, TRANSFORMATIONS, type Transformation } from "./transform.ts";

interface CusumControl {
	readonly k: number;
	readonly h: number;
	readonly trans: Transformation;
	readonly alpha: number;
	/** The mean in control, or how it is found: of all before, or by a Poisson regression with one harmonic. */
	readonly mean: Float64Array | "mean" | "glm";
}

/** The method. */
export const cusum: Method = (series, asked, stated) => {
	const range = checkRange(series, asked, series.frequency + 1);
	if (!range.ok) return range;
	const { from, to } = range.value;
	const length = to - from + 1;
	const control = readCusumControl(stated, length);
	if (!control.ok) return control;
	const { k, h, trans, alpha, mean } = control.value;
	const means = mean instanceof Float64Array ? mean : estimate(series, from, to, mean);
	if (means === undefined) {
		return err({
			code: "detect/no-baseline",
			message: "the mean in control cannot be estimated from the periods before the range",
			at: "m",
			todo: "Start later, or state m.",
		});
	}
	const found = emptyJudgement(range.value);
	let sum = 0;
	for (let i = 0; i < length; i += 1) {
		const m = means[i] as number;
		const before = sum;
		sum = Math.max(0, before + standardise(series.counts[from - 1 + i] as number, m, alpha, trans) - k);
		const bound = boundOf(h + k - before, m, alpha, trans, { sum, h });
		found.expected[i] = m;
		found.upperbound[i] = Number.isNaN(bound) ? 0 : Math.max(0, bound);
		found.alarms[i] = sum >= h ? 1 : 0;
	}
	return ok({ ...found, notes: [] });
};

function estimate(series: CountSeries, from: number, to: number, how: "mean" | "glm"): Float64Array | undefined {
	if (how === "glm") return estimateMean(series, from, to, { harmonics: 1, trend: false, refit: false }, 0)?.means;
	const known = series.counts.subarray(0, from - 1).filter((count) => !Number.isNaN(count));
	if (known.length === 0) return undefined;
	return new Float64Array(to - from + 1).fill(known.reduce((sum, count) => sum + count, 0) / known.length);
}

function readCusumControl(control: Control, length: number): Result<CusumControl, Problem> {
	const read = readControl(control);
	const stated = control["m"] ?? undefined;
	const isModel = stated === undefined || typeof stated === "string";
	const how = isModel ? read.choice("m", ["mean", "glm"], "mean") : undefined;
	const mean = how ?? toMeans(stated, length);
	const value = {
		k: read.number("k", 1.04),
		h: read.number("h", 2.26, { least: 0 }),
		trans: read.choice("trans", TRANSFORMATIONS, "standard"),
		alpha: read.number("alpha", 0.1, { least: 0 }),
	};
	const problem = read.problem();
	if (problem !== undefined) return err(problem);
	if (mean !== undefined) return ok({ ...value, mean });
	return err({
		code: "detect/bad-control",
		message: `m must be "glm", a number above 0, or ${length} of them`,
		at: "m",
		todo: "Mend it in the file given with --control.",
	});
}

function toMeans(stated: unknown, length: number): Float64Array | undefined {
	const list: readonly unknown[] = Array.isArray(stated) ? stated : new Array(length).fill(stated);
	if (list.length !== length || !list.every((one) => typeof one === "number" && one > 0 && Number.isFinite(one))) return undefined;
	return Float64Array.from(list as readonly number[]);
}
