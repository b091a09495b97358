/** Parameters of farringtonFlexible under their names in R, with R's defaults (surveillance 1.20.3). */
import type { Problem } from "../../../core/problem.ts";
import { err, ok, type Result } from "../../../core/result.ts";
import type { Control } from "../method.ts";
import { readControl } from "../read-control.ts";

/** Each as the package's manual has it. */
export interface FarringtonControl {
	/** Years to go back, and periods around the same date in each. */
	readonly b: number;
	readonly w: number;
	readonly reweight: boolean;
	readonly weightsThreshold: number;
	readonly alpha: number;
	readonly trend: boolean;
	readonly pThresholdTrend: number;
	/** No bound is given unless so many cases came in so many latest periods. */
	readonly limit54: { readonly cases: number; readonly periods: number };
	readonly powertrans: "2/3" | "1/2" | "none";
	readonly populationOffset: boolean;
	readonly noPeriods: number;
	readonly pastWeeksNotIncluded: number;
	readonly thresholdMethod: "delta" | "nbPlugin" | "muan";
}

/** Reads it. `fitFun` has one value; `verbose`, `glmWarnings` and `range` say nothing here. */
export function readFarringtonControl(control: Control): Result<FarringtonControl, Problem> {
	const read = readControl(control);
	read.choice("fitFun", ["algo.farrington.fitGLM.flexible"], "algo.farrington.fitGLM.flexible");
	const w = read.number("w", 3, { least: 0, most: 10_000, whole: true });
	const value: FarringtonControl = {
		b: read.number("b", 5, { least: 1, most: 1000, whole: true }),
		w,
		reweight: read.flag("reweight", true),
		weightsThreshold: read.number("weightsThreshold", 2.58),
		alpha: read.number("alpha", 0.05, { least: 0, most: 1 }),
		trend: read.flag("trend", true),
		pThresholdTrend: read.number("pThresholdTrend", 0.05),
		limit54: readLimit(control["limit54"]) ?? { cases: Number.NaN, periods: Number.NaN },
		powertrans: read.choice("powertrans", ["2/3", "1/2", "none"], "2/3"),
		populationOffset: read.flag("populationOffset", false),
		noPeriods: read.number("noPeriods", 1, { least: 1, most: 1000, whole: true }),
		pastWeeksNotIncluded: read.number("pastWeeksNotIncluded", w, { least: 0, most: 1_000_000, whole: true }),
		thresholdMethod: read.choice("thresholdMethod", ["delta", "nbPlugin", "muan"], "delta"),
	};
	const problem = read.problem();
	if (problem !== undefined) return err(problem);
	if (Number.isNaN(value.limit54.cases)) {
		return err({
			code: "detect/bad-control",
			message: "limit54 must be two numbers, cases of 0 or more and whole periods above 0",
			at: "limit54",
			todo: "Write it as [5, 4].",
		});
	}
	return ok(value);
}

function readLimit(value: unknown): FarringtonControl["limit54"] | undefined {
	if (value === undefined || value === null) return { cases: 5, periods: 4 };
	if (!Array.isArray(value) || value.length !== 2) return undefined;
	const [cases, periods] = value as readonly unknown[];
	if (typeof cases !== "number" || typeof periods !== "number") return undefined;
	return cases >= 0 && periods > 0 && Number.isInteger(periods) ? { cases, periods } : undefined;
}
