/**
 * EARS C1, C2 and C3: a count against the mean and the spread of the few periods before it (Hutwagner et al. 2003, J. Urban Health 80, i89;
 * Fricker, Hegler and Dunfee 2008, Stat. Med. 27, 3407), equal to R's `earsC`.
 *
 * C1 takes the `baseline` periods just before; C2 and C3 leave two between. C3 adds what the two periods before exceeded.
 */
import type { Problem } from "../../../core/problem.ts";
import { err, ok, type Result } from "../../../core/result.ts";
import { normalQuantile } from "../distribution/normal.ts";
import { type Control, checkRange, emptyJudgement, type Method } from "../method.ts";
import { readControl } from "../read-control.ts";

type Variant = "C1" | "C2" | "C3";

/** Periods between the baseline and the count, and how far back each needs to see. */
const GAP = { C1: 0, C2: 2, C3: 2 } as const satisfies Record<Variant, number>;
const FURTHER = { C1: 0, C2: 2, C3: 4 } as const satisfies Record<Variant, number>;

interface EarsControl {
	readonly baseline: number;
	readonly minSigma: number;
	readonly alpha: number;
}

/** C1. */
export const earsC1: Method = ears("C1");
/** C2. */
export const earsC2: Method = ears("C2");
/** C3. Its bound depends on the count itself; NaN where both the spread is 0 and the count is the mean. */
export const earsC3: Method = ears("C3");

function ears(variant: Variant): Method {
	return (series, asked, stated) => {
		const control = readEarsControl(stated, variant);
		if (!control.ok) return control;
		const { baseline, minSigma, alpha } = control.value;
		const reach = baseline + FURTHER[variant];
		const range = checkRange(series, asked, reach + 1);
		if (!range.ok) return range;
		const { from, to } = range.value;
		if (from <= reach) return err(tooEarly(reach));
		const found = emptyJudgement(range.value);
		const z = normalQuantile(1 - alpha);
		const { counts } = series;
		for (let position = from; position <= to; position += 1) {
			const at = position - from;
			const { mean, sigma } = momentsBefore(counts, position - GAP[variant], baseline, minSigma);
			const y = counts[position - 1] as number;
			found.expected[at] = mean;
			let upper = mean + z * sigma;
			if (variant === "C3") {
				const earlier = excess(counts, position - 2, baseline, minSigma) + excess(counts, position - 1, baseline, minSigma);
				upper = Math.max(0, y + sigma * (z - earlier));
			}
			found.upperbound[at] = upper;
			found.alarms[at] = y > upper ? 1 : 0;
		}
		return ok({ ...found, notes: [] });
	};
}

/** How far the standardised count of a position exceeds 1. */
function excess(counts: Float64Array, position: number, baseline: number, minSigma: number): number {
	const { mean, sigma } = momentsBefore(counts, position - GAP.C3, baseline, minSigma);
	return Math.max(0, ((counts[position - 1] as number) - mean) / sigma - 1);
}

/** Mean and standard deviation of the `size` counts before a position (from 1). */
function momentsBefore(
	counts: Float64Array,
	position: number,
	size: number,
	least: number,
): { readonly mean: number; readonly sigma: number } {
	let sum = 0;
	for (let i = position - 1 - size; i < position - 1; i += 1) sum += counts[i] as number;
	const mean = sum / size;
	let squares = 0;
	for (let i = position - 1 - size; i < position - 1; i += 1) squares += ((counts[i] as number) - mean) ** 2;
	return { mean, sigma: Math.max(least, Math.sqrt(squares / (size - 1))) };
}

function readEarsControl(control: Control, variant: Variant): Result<EarsControl, Problem> {
	const read = readControl(control);
	read.choice("method", [variant], variant);
	const value = {
		baseline: read.number("baseline", 7, { least: 3, most: 100_000, whole: true }),
		minSigma: read.number("minSigma", 0, { least: 0 }),
		alpha: read.number("alpha", variant === "C3" ? 0.025 : 0.001, { least: 0, most: 1 }),
	};
	const problem = read.problem();
	return problem === undefined ? ok(value) : err(problem);
}

function tooEarly(reach: number): Problem {
	return {
		code: "detect/bad-range",
		message: `${reach} periods are needed before the first that is judged`,
		at: "range",
		todo: "Start later, or give a smaller baseline.",
	};
}
