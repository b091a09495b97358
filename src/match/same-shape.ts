/**
 * Versions in a form that no scheme reads, written alike: the same letters and signs, and numbers in the same places
 * (`nxg200v-p3-3-0` and `nxg200v-p3-4-1`, CISA ICSA-23-094-01). Of two such texts the one with the smaller number is the earlier one.
 *
 * Only "earlier" and "the same" are said: a text that seems later than the last affected one is never good news of a form that nobody
 * knows.
 */
import type { Comparison } from "../catalog/firmware/scheme.ts";

/** Longer texts are no versions. */
const LONGEST = 60;

/** How two texts of one form stand; `undefined` where they are of different forms, or their numbers may be days. */
export function bySameShape(a: string, b: string): Comparison | undefined {
	if (a.length > LONGEST || b.length > LONGEST) return undefined;
	const [left, right] = [shapeOf(a), shapeOf(b)];
	// The first number with letters before it is the model's, or a platform's: where it differs, so does the line.
	if (left.letters !== right.letters || left.numbers[0] !== right.numbers[0] || /[<>=|*?]/.test(left.letters)) return undefined;
	// `3002-18` and `3002-19` (CISA ICSA-22-109-01); of other forms without letters any number may be a day.
	const isPair = left.letters === "#-#" && (left.numbers[0]?.length ?? 0) >= 4;
	if (!isPair && (left.numbers.length < 3 || !/\p{L}/u.test(left.letters))) return undefined;
	const at = left.numbers.findIndex((number, place) => Number(number) !== Number(right.numbers[place]));
	const [mine = "", theirs = ""] = [left.numbers[at], right.numbers[at]];
	if (at < 0) return { order: "=", axis: "text", why: `${a} and ${b} have the same numbers` };
	// A day may begin with any of its parts, and so may a day without signs between them.
	if (left.numbers.some(isYear) || right.numbers.some(isYear) || mine.length > 5 || theirs.length > 5) return undefined;
	if (Number(mine) < Number(theirs)) return { order: "<", axis: "text", why: `${a} is written like ${b}, with ${mine} for ${theirs}` };
	return { order: "?", axis: "text", why: `${a} is written like ${b}, and what its numbers mean is not known`, unequal: true };
}

interface Shape {
	/** The text with its numbers taken out. */
	readonly letters: string;
	readonly numbers: readonly string[];
}

function shapeOf(text: string): Shape {
	const plain = text.trim().toLowerCase();
	return { letters: plain.replace(/\d+/g, "#"), numbers: plain.match(/\d+/g) ?? [] };
}

function isYear(number: string): boolean {
	return /^(?:19|20)\d\d$/.test(number);
}
