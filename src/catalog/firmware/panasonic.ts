/**
 * Panasonic and i-PRO: `1.53E`, `2.09E2`, a minor of two fixed digits and an edition, a letter that a number may follow (shape from
 * memory, no document in hand). One digit after the dot would be 1.05 or 1.50, so it is refused. Editions of one letter count upwards;
 * letters, and an edition beside none, have no order.
 */
import { byEqualSuffixes, bySerial, byVector } from "./partial-order.ts";
import { schemeOf, toNumber, toVector } from "./reading.ts";

const SHAPE = /^(?:application\s)?(?:v|ver\.?\s?)?(\d{1,2}\.\d{2}(?:\.\d{1,3})?)(?:([a-z])(\d{1,2})?)?$/i;

/** The scheme that the catalogue calls `panasonic`. */
export const panasonic = schemeOf({
	id: "panasonic",
	title: "Panasonic i-PRO, version and edition",
	read: (text) => {
		const found = SHAPE.exec(text);
		if (found === null) return undefined;
		return {
			vector: toVector(found[1] ?? ""),
			suffixes: found[2] === undefined ? [] : [found[2].toLowerCase()],
			serial: toNumber(found[3]),
		};
	},
	plan: {
		lines: "always",
		steps: [byVector, byEqualSuffixes, bySerial("edition", "undecided")],
		dateMayConflict: false,
		suffixStatesMore: false,
	},
});
