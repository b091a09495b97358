/** Comparing two texts as they are written: what `seawall order` and the bounds of advisories need. */
import { toComparableText } from "./partial-order.ts";
import type { Comparison, FirmwareScheme } from "./scheme.ts";

/**
 * Reads both texts with one scheme and orders them.
 *
 * @param a - A firmware text of a device or a document, not trusted, any length.
 * @param b - The other one.
 * @returns `?` on the axis `text` when the scheme refuses one of them, unless both are one release as it is written
 *   (`isSameRelease`).
 */
export function compareWithin(scheme: FirmwareScheme, a: string, b: string): Comparison {
	const [left, right] = [scheme.parse(a), scheme.parse(b)];
	if (left.ok && right.ok) return scheme.compare(left.value, right.value);
	if (isSameRelease(a, b)) return { order: "=", axis: "text", why: "the same text" };
	const refused = left.ok ? "second" : "first";
	return { order: "?", axis: "text", why: `the ${refused} text is no version of the scheme ${scheme.id}` };
}

/**
 * Whether two texts that no scheme reads name one release: the same text but for case, blanks and a leading `V`, and one that states
 * a release.
 *
 * Documents list exact releases in forms that nobody orders (`2020 R3`, `V1.00_2017_12_15`, `May 2024`), and a device that reports one
 * of them runs it. But `n/a`, a model or a platform twice is no release twice: a device that says `n/a` would meet a fix "n/a".
 */
export function isSameRelease(a: string, b: string): boolean {
	if (a.length > LONGEST_EQUAL || b.length > LONGEST_EQUAL) return false;
	const text = toComparableText(a);
	return text === toComparableText(b) && statesRelease(text);
}

/** Longest texts that are looked at for equality. */
const LONGEST_EQUAL = 1000;

/** Several versions, or none in particular: bounds, wildcards, sentences. */
const SEVERAL =
	/[<>=|*?&]|\d\.?x+\b|\b(?:all|any|and|or|to|than|since|from|before|prior|earlier|below|older|later|newer|above|through|until)\b/;

/** A number with parts, a year, a number of its own at the start, or one that a word for versions announces. */
const RELEASE =
	/\d[._]\d|\b(?:19|20)\d{2}\b|^\d{1,12}(?:$|\s|-\d{1,4}[a-z]?$)|\b(?:v|ver|version|r|rev|rel|release|build|b|sp|hf|hotfix|patch|cu|update|fw|firmware)[\s.:_-]{0,2}\d/;

/** Letters before the digits make a model or a platform of it (`HEN32204`, `CPP7`, `A1`), and zeros alone are what an empty field holds. */
function statesRelease(text: string): boolean {
	return /[1-9]/.test(text) && !SEVERAL.test(text) && RELEASE.test(text);
}
