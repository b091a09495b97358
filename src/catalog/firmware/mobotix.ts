/**
 * Mobotix: `MX-V5.4.8.4-r2`, four numbers and a re-release that comes after its base (also written `.r2`).
 *
 * Source: CISA ICSA-24-235-03, whose P3 cameras run 4.x and whose Mx6 cameras run 5.x: two lines with a fix each.
 */
import { bySerial, byVector } from "./partial-order.ts";
import { schemeOf, toNumber, toVector } from "./reading.ts";

const SHAPE = /^(?:mx-)?v?(\d{1,2}(?:\.\d{1,4}){1,3})(?:[-.]r(\d{1,3}))?$/i;

/** The scheme that the catalogue calls `mobotix`. */
export const mobotix = schemeOf({
	id: "mobotix",
	title: "Mobotix, version and re-release inside one line",
	read: (text) => {
		const found = SHAPE.exec(text);
		if (found === null) return undefined;
		const vector = toVector(found[1] ?? "");
		return { line: `MX-V${vector[0]}`, vector, serial: toNumber(found[2]) };
	},
	plan: { lines: "always", steps: [byVector, bySerial("re-release", "is-first")], dateMayConflict: false, suffixStatesMore: false },
});
