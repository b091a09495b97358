/** SystemK recorders: `2.3.5SK.30084998` (CISA ICSA-24-025-02). Only the exact version is known, so nothing but equality is. */
import { type Step, unknown } from "./partial-order.ts";
import { schemeOf, toNumber, toVector } from "./reading.ts";

const SHAPE = /^v?(\d{1,3}(?:\.\d{1,4}){1,3})([a-z]{1,4})\.(\d{1,9})$/i;

const byIdentity: Step = (a, b) => {
	const key = (version: typeof a) => [...version.vector, ...version.suffixes, version.serial].join(" ");
	return key(a) === key(b) ? undefined : unknown("version", "versions of this maker have no known order");
};

/** The scheme that the catalogue calls `systemk`. */
export const systemk = schemeOf({
	id: "systemk",
	title: "SystemK, exact versions only",
	read: (text) => {
		const found = SHAPE.exec(text);
		if (found === null) return undefined;
		return { vector: toVector(found[1] ?? ""), suffixes: [(found[2] ?? "").toLowerCase()], serial: toNumber(found[3]) };
	},
	plan: { lines: "always", steps: [byIdentity], dateMayConflict: false, suffixStatesMore: false },
});
