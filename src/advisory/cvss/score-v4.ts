/**
 * Scores of edition 4.0: the score of the macro vector, less the mean share of the way to the next lower ones.
 *
 * Source: FIRST, CVSS 4.0 specification, section 8.2 (macro vectors) and 8.3 ("New Vector Scoring"). Distances are counted in whole steps,
 * so that no binary fraction decides a rounding.
 */
import { type MacroVector, macroScore } from "./macro-scores.ts";
import { type Effective, effectiveIn, macroVectorOf } from "./macro-vector.ts";

/** Steps from the most severe value of each metric. */
const STEPS: Readonly<Record<string, string>> = {
	AV: "NALP",
	PR: "NLH",
	UI: "NPA",
	AC: "LH",
	AT: "NP",
	VC: "HLN",
	VI: "HLN",
	VA: "HLN",
	SC: "SHLN",
	SI: "SHLN",
	SA: "SHLN",
	CR: "HML",
	IR: "HML",
	AR: "HML",
};

/** Metrics of each set, in the order of the letters in the tables below. Sets 3 and 6 depend on each other and are one. */
const SETS = { eq1: ["AV", "PR", "UI"], eq2: ["AC", "AT"], eq3eq6: ["VC", "VI", "VA", "CR", "IR", "AR"], eq4: ["SC", "SI", "SA"] } as const;

/** The most severe vectors of each level, and the steps from there to the least severe one (its depth): `highest | depth`. */
const HIGHEST = {
	eq1: { "0": ["NNN", 1], "1": ["ANN NLN NNP", 4], "2": ["PNN ALP", 5] },
	eq2: { "0": ["LN", 1], "1": ["HN LP", 2] },
	eq3eq6: {
		"00": ["HHHHHH", 7],
		"01": ["HHLMMH HHHMMM", 6],
		"10": ["LHHHHH HLHHHH", 8],
		"11": ["LHLHMH LHHHMM HLHMHM HLLMHH LLHHHM", 8],
		"21": ["LLLHHH", 10],
	},
	eq4: { "0": ["HSS", 6], "1": ["HHH", 5], "2": ["LLL", 4] },
} as const satisfies Record<keyof typeof SETS, Record<string, readonly [string, number]>>;

/** The score of a 4.0 vector, with all metrics that it states. To leave a group out, leave its metrics out. */
export function scoreV4(metrics: ReadonlyMap<string, string>): number {
	const of = effectiveIn(metrics);
	if (["VC", "VI", "VA", "SC", "SI", "SA"].every((name) => of(name) === "N")) return 0;
	const macro = macroVectorOf(of);
	const top = macroScore(macro) ?? 0;
	const [a, b, c, d, e, f] = macro;
	const shares = [
		share(top, macroScore([a + 1, b, c, d, e, f]), "eq1", `${a}`, of),
		share(top, macroScore([a, b + 1, c, d, e, f]), "eq2", `${b}`, of),
		share(top, lowerOfThreeAndSix(macro), "eq3eq6", `${c}${f}`, of),
		share(top, macroScore([a, b, c, d + 1, e, f]), "eq4", `${d}`, of),
		// A level of set 5 is a single value: no way within it, but it counts in the mean when there is a lower one.
		macroScore([a, b, c, d, e + 1, f]) === undefined ? undefined : 0,
	].filter((part) => part !== undefined);
	const mean = shares.length === 0 ? 0 : shares.reduce((sum, part) => sum + part, 0) / shares.length;
	// Half up; the small addition is the one of the FIRST calculator, against fractions just short of a half.
	return Math.round((Math.min(Math.max(top - mean, 0), 10) + 1e-6) * 10) / 10;
}

/** Score of the next lower level of sets 3 and 6 together; where two ways lead down, the higher one. */
function lowerOfThreeAndSix([a, b, c, d, e, f]: MacroVector): number | undefined {
	const less3 = macroScore([a, b, c + 1, d, e, f]);
	const less6 = macroScore([a, b, c, d, e, f + 1]);
	if (less3 === undefined || less6 === undefined) return less3 ?? less6;
	return Math.max(less3, less6);
}

/** How much of the difference to the next lower score this vector has used up in one set. */
function share(top: number, lower: number | undefined, set: keyof typeof SETS, level: string, of: Effective): number | undefined {
	if (lower === undefined) return undefined;
	const rows: Readonly<Record<string, readonly [string, number]>> = HIGHEST[set];
	const [highest, depth] = rows[level] ?? ["", 1];
	const steps = highest
		.split(" ")
		.map((letters) => distance(letters, SETS[set], of))
		.find((found) => found !== undefined);
	return ((top - lower) * (steps ?? 0)) / depth;
}

/** Steps from one of the highest vectors of a level; `undefined` when this vector is more severe than it in some metric. */
function distance(letters: string, names: readonly string[], of: Effective): number | undefined {
	let sum = 0;
	for (const [index, name] of names.entries()) {
		const order = STEPS[name] ?? "";
		const step = order.indexOf(of(name)) - order.indexOf(letters[index] ?? "");
		if (step < 0) return undefined;
		sum += step;
	}
	return sum;
}
