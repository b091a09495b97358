/**
 * Panasonic and i-PRO: `1.53E`, a minor of two fixed digits and an edition letter (shape from memory, no document in hand).
 * One digit after the dot would be 1.05 or 1.50, so it is refused; editions have no order among each other.
 */
import { byEqualSuffixes, byVector } from "./partial-order.ts";
import { schemeOf, toVector } from "./reading.ts";

const SHAPE = /^(?:application\s)?v?(\d{1,2}\.\d{2}(?:\.\d{1,3})?)([a-z])?$/i;

/** The scheme that the catalogue calls `panasonic`. */
export const panasonic = schemeOf({
	id: "panasonic",
	title: "Panasonic i-PRO, version and edition",
	read: (text) => {
		const found = SHAPE.exec(text);
		if (found === null) return undefined;
		return { vector: toVector(found[1] ?? ""), suffixes: found[2] === undefined ? [] : [found[2].toLowerCase()] };
	},
	plan: { lines: "always", steps: [byVector, byEqualSuffixes], dateMayConflict: false, suffixStatesMore: false },
});
