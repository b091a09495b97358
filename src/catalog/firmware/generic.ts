/**
 * The last resort for vendors without a scheme: an optional `v`, dotted numbers, an optional suffix. Product names before the
 * number are refused, for they may be part of a model. The numbers decide; a suffix has no order, since `beta` comes before and
 * `SP1` after, and no rule says which is which.
 *
 * Shapes seen in CISA's tree: `2.8.16` (ICSA-23-269-01), `6.8.9 CU01` (ICSA-22-242-11), `0.32-07e` (ICSA-18-046-01), `v3.00.2`.
 */
import { byEqualSuffixes, byVector, type Step } from "./partial-order.ts";
import { schemeOf, toVector } from "./reading.ts";

const SHAPE =
	/^(?:(?:firmware|software|fw)[\s:]\s?)?(?:v|ver\.?|version|rev\.?|revision|release|r)?\s?v?(\d{1,9}(?:\.\d{1,9}){1,7})(?:(?:[\s_-]|\.(?=(?:hf|sp|cu)\d))?([a-z0-9()#+][a-z0-9().#+_-]{0,29}(?:\s[a-z0-9().#+_-]{1,20}){0,3}))?$/i;

/** `FW13`: a number alone is a version only behind a word that says so. */
const NUMBERED = /^(?:fw|firmware|rev\.?|revision)[\s.:-]?(\d{1,4})$/i;

/** `HF1` before `HF2`: steps of one sequence, whose word says that they follow each other. */
const STEPPED = /^(hf|hotfix|sp|cu|patch|update)[\s.-]?(\d{1,4})$/;

/** `4.17.9d` before `4.17.9e` (CISA ICSA-24-268-04): small letters that touch the numbers; a capital may be a region. */
const LETTER = /\d([a-z])$/;

const bySteps: Step = (a, b) => {
	const [letter, other] = [LETTER.exec(a.raw)?.[1], LETTER.exec(b.raw)?.[1]];
	if (letter !== undefined && other !== undefined && letter !== other)
		return {
			order: letter < other ? "<" : ">",
			axis: "suffix",
			why: `patch ${letter} is ${letter < other ? "before" : "after"} ${other}`,
		};
	const [left, right] = [stepOf(a.suffixes), stepOf(b.suffixes)];
	if (left === undefined || right === undefined || left.count === right.count) return byEqualSuffixes(a, b);
	if (left.word !== right.word && left.word !== "" && right.word !== "") return byEqualSuffixes(a, b);
	const order = left.count < right.count ? "<" : ">";
	return {
		order,
		axis: "suffix",
		why: `a step follows its base and the steps before it: ${a.raw} is ${order === "<" ? "before" : "after"} ${b.raw}`,
	};
};

/** A step; the base, which has no suffix, is before all of them. */
function stepOf(suffixes: readonly string[]): { readonly word: string; readonly count: number } | undefined {
	if (suffixes.length === 0) return { word: "", count: -1 };
	const found = STEPPED.exec(suffixes.join(" "));
	return found === null ? undefined : { word: found[1] ?? "", count: Number(found[2]) };
}

/** The scheme that the catalogue calls `generic`. */
export const generic = schemeOf({
	id: "generic",
	title: "Dotted numbers with a suffix",
	read: (text) => {
		const numbered = NUMBERED.exec(text);
		if (numbered !== null) return { line: "numbered", vector: [Number(numbered[1])] };
		const found = SHAPE.exec(text);
		if (found === null) return undefined;
		const suffix = found[2]?.toLowerCase();
		return { vector: toVector(found[1] ?? ""), suffixes: suffix === undefined ? [] : [suffix] };
	},
	plan: { lines: "always", steps: [byVector, bySteps], dateMayConflict: false, suffixStatesMore: false },
});
