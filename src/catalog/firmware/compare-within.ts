/** Comparing two texts as they are written: what `seawall order` and the bounds of advisories need. */
import { toComparableText } from "./partial-order.ts";
import type { Comparison, FirmwareScheme } from "./scheme.ts";

/**
 * Reads both texts with one scheme and orders them.
 *
 * @param a - A firmware text of a device or a document, not trusted, any length.
 * @param b - The other one.
 * @returns `?` on the axis `text` when the scheme refuses one of them; `=` when both are the same text but for case, blanks
 *   and a leading `V`, whatever the scheme makes of it. Two empty texts are two unknown versions, hence `?`.
 */
export function compareWithin(scheme: FirmwareScheme, a: string, b: string): Comparison {
	const [left, right] = [scheme.parse(a), scheme.parse(b)];
	if (left.ok && right.ok) return scheme.compare(left.value, right.value);
	const text = toComparableText(a.slice(0, LONGEST_EQUAL));
	if (text !== "" && a.length <= LONGEST_EQUAL && b.length <= LONGEST_EQUAL && text === toComparableText(b)) {
		return { order: "=", axis: "text", why: "the same text" };
	}
	const refused = left.ok ? "second" : "first";
	return { order: "?", axis: "text", why: `the ${refused} text is no version of the scheme ${scheme.id}` };
}

/** Longest texts that are looked at for equality. */
const LONGEST_EQUAL = 1000;
