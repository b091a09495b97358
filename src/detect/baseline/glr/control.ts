/** Parameters of the likelihood ratio charts under their names in R, with R's defaults (surveillance 1.20.3). */
import type { Problem } from "../../../core/problem.ts";
import { err, ok, type Result } from "../../../core/result.ts";
import type { Control } from "../method.ts";
import { readControl } from "../read-control.ts";

/** How the mean in control is estimated from the periods before the range: harmonics, trend, anew after each alarm. */
export interface MeanModel {
	readonly harmonics: number;
	readonly trend: boolean;
	readonly refit: boolean;
}

/** Each as the package's manual has it. */
export interface GlrControl {
	/** The chart sounds above this. */
	readonly limit: number;
	/** The mean in control as stated, one for each period; else how to estimate it. */
	readonly mean: Float64Array | MeanModel;
	/** Variance μ + alpha μ²; 0 is Poisson, `undefined` is estimated. */
	readonly alpha: number | undefined;
	/** Periods that a change must have lasted, and how far back one may lie; −1 for as far as there are. */
	readonly mTilde: number;
	readonly m: number;
	readonly change: "intercept" | "epi";
	/** The change of the log mean that is looked for; `undefined` looks for any. */
	readonly theta: number | undefined;
	readonly direction: 1 | -1;
	/** What the bound is: the statistic, or the count that would sound the chart. */
	readonly ret: "value" | "cases";
	/** Largest count that is tried for `cases`. */
	readonly xMax: number;
}

const ESTIMATED = /^estimated/;

/** Reads it. An `alpha` that is absent, null or a text that begins with "estimated" is estimated. */
export function readGlrControl(control: Control, length: number): Result<GlrControl, Problem> {
	const read = readControl(control);
	const asked = control["alpha"];
	const isEstimated = asked === undefined || asked === null || (typeof asked === "string" && ESTIMATED.test(asked));
	const theta = control["theta"] ?? undefined;
	const mean = readMean(control["mu0"], length);
	const value = {
		limit: read.number("c.ARL", 5, { least: 0 }),
		alpha: isEstimated ? undefined : read.number("alpha", 0, { least: 0 }),
		mTilde: read.number("Mtilde", 1, { least: 1, most: 100_000, whole: true }),
		m: read.number("M", -1, { least: -1, most: 1_000_000, whole: true }),
		change: read.choice("change", ["intercept", "epi"], "intercept"),
		theta: theta === undefined ? undefined : read.number("theta", 0),
		direction: read.choice("dir", ["inc", "dec"], "inc") === "inc" ? 1 : -1,
		ret: read.choice("ret", ["value", "cases"], "value"),
		xMax: read.number("xMax", 10_000, { least: 1, most: 100_000 }),
	} as const;
	const problem = read.problem();
	if (problem !== undefined) return err(problem);
	if (theta === 0) return err(bad("theta", "theta must not be 0"));
	if ("code" in mean) return err(mean);
	if (mean instanceof Float64Array && isEstimated) return err(bad("alpha", "alpha cannot be estimated where mu0 is stated"));
	return ok({ ...value, mean });
}

function readMean(value: unknown, length: number): Float64Array | MeanModel | Problem {
	if (typeof value === "number") return readMean(new Array(length).fill(value), length);
	if (Array.isArray(value) && value.length > 0) {
		if (value.length !== length) return bad("mu0", `mu0 has ${value.length} values, and ${length} periods are judged`);
		if (!value.every((one) => typeof one === "number" && one > 0 && Number.isFinite(one))) return bad("mu0", "mu0 must be numbers above 0");
		return Float64Array.from(value as readonly number[]);
	}
	if (value !== undefined && value !== null && typeof value !== "object")
		return bad("mu0", "mu0 must be numbers, or an object with S, trend and refit");
	const model = readControl((value ?? {}) as Control);
	const found = {
		harmonics: model.number("S", 1, { least: 0, most: 26, whole: true }),
		trend: model.flag("trend", false),
		refit: model.flag("refit", false),
	};
	return model.problem() ?? found;
}

function bad(at: string, message: string): Problem {
	return { code: "detect/bad-control", message, at, todo: "Mend it in the file given with --control." };
}
