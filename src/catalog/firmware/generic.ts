/**
 * The last resort for vendors without a scheme: an optional `v`, dotted numbers, an optional suffix. Product names before the
 * number are refused, for they may be part of a model. The numbers decide; a suffix has no order, since `beta` comes before and
 * `SP1` after, and no rule says which is which.
 *
 * Shapes seen in CISA's tree: `2.8.16` (ICSA-23-269-01), `6.8.9 CU01` (ICSA-22-242-11), `0.32-07e` (ICSA-18-046-01), `v3.00.2`.
 */
import { byEqualSuffixes, byVector } from "./partial-order.ts";
import { schemeOf, toVector } from "./reading.ts";

const SHAPE =
	/^(?:v|ver\.?|version)?\s?(\d{1,9}(?:\.\d{1,9}){1,7})(?:[\s_-]?([a-z0-9()#+][a-z0-9().#+-]{0,29}(?:\s[a-z0-9().#+-]{1,20}){0,3}))?$/i;

/** The scheme that the catalogue calls `generic`. */
export const generic = schemeOf({
	id: "generic",
	title: "Dotted numbers with a suffix",
	read: (text) => {
		const found = SHAPE.exec(text);
		if (found === null) return undefined;
		const suffix = found[2]?.toLowerCase();
		return { vector: toVector(found[1] ?? ""), suffixes: suffix === undefined ? [] : [suffix] };
	},
	plan: { lines: "always", steps: [byVector, byEqualSuffixes], dateMayConflict: false, suffixStatesMore: false },
});
