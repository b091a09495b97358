/**
 * Milesight: `51.7.0.77-r12`; the first group is the hardware line and may hold an `x` for any digit (`3x.8.0.3-r11`), then
 * numbers and a re-release.
 *
 * Sources: CISA ICSA-26-113-03 and CVE-2026-32644 (cameras), CVE-2023-30466 (`77.9.0.18-r2`, one bound a line). That the base
 * comes before `-r1` is not stated anywhere, so a missing re-release is undecided.
 */
import { bySerial, byVector } from "./partial-order.ts";
import { schemeOf, toNumber, toVector } from "./reading.ts";

const SHAPE = /^v?(\d[\dx])((?:\.\d{1,4}){1,3})(?:-r(\d{1,3}))?$/i;

/** `35` and `3x` are one line. */
function sameLine(a: string, b: string): boolean {
	return a.length === b.length && [...a].every((digit, place) => digit === "x" || b[place] === "x" || digit === b[place]);
}

/** The scheme that the catalogue calls `milesight`. */
export const milesight = schemeOf({
	id: "milesight",
	title: "Milesight, numbers and re-release inside one line",
	read: (text) => {
		const found = SHAPE.exec(text);
		if (found === null) return undefined;
		return { line: found[1]?.toLowerCase(), vector: toVector((found[2] ?? "").slice(1)), serial: toNumber(found[3]) };
	},
	plan: {
		lines: "always",
		sameLine,
		steps: [byVector, bySerial("re-release", "undecided")],
		dateMayConflict: false,
		suffixStatesMore: false,
	},
});
