/**
 * Linear eMerge E3 (Nortek, later Nice): `V0.32-07e` (CISA ICSA-18-046-01), `1.00-06` (ICSA-24-065-01): version, two digits for the
 * release, a patch letter. Letters follow each other by the alphabet; whether the release without one is before them is not said.
 */
import { byOrderedSuffixes, byVector } from "./partial-order.ts";
import { schemeOf, toVector } from "./reading.ts";

const SHAPE = /^v?(\d{1,2}\.\d{2})-(\d{2})([a-z])?$/i;

/** The scheme that the catalogue calls `emerge`. */
export const emerge = schemeOf({
	id: "emerge",
	title: "Linear eMerge, version, release and letter",
	read: (text) => {
		const found = SHAPE.exec(text);
		if (found === null) return undefined;
		const [, version = "", release = "", letter] = found;
		return { vector: [...toVector(version), Number(release)], suffixes: letter === undefined ? [] : [letter.toLowerCase()] };
	},
	plan: { lines: "always", steps: [byVector, byOrderedSuffixes("undecided")], dateMayConflict: false, suffixStatesMore: true },
});
