/**
 * ACTi: `A1D-500-V6.16.04-AC` is platform A1D-500, version 6.16.04, and a region or codec code that has no order (form of the devices' own
 * pages). Versions of different platforms have no order.
 */
import { byEqualSuffixes, byVector } from "./partial-order.ts";
import { schemeOf, toVector } from "./reading.ts";

const SHAPE = /^(?:([a-z]\d[a-z]{1,2}-\d{3}[a-z]?)-)?v(\d{1,2}(?:\.\d{1,3}){1,3})(?:-([a-z]{1,4}))?$/i;

/** The scheme that the catalogue calls `acti`. */
export const acti = schemeOf({
	id: "acti",
	title: "ACTi, version inside one platform",
	read: (text) => {
		const found = SHAPE.exec(text);
		if (found === null) return undefined;
		const [, line, version = "", code] = found;
		return { line: line?.toUpperCase(), vector: toVector(version), suffixes: code === undefined ? [] : [code.toLowerCase()] };
	},
	plan: { lines: "always", steps: [byVector, byEqualSuffixes], dateMayConflict: false, suffixStatesMore: false },
});
