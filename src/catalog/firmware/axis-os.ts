/**
 * AXIS OS: dotted numbers inside one track. A fix reaches each long-term track on its own, so a newer number on another
 * track says nothing about it.
 *
 * Sources: AXIS OS release notes T10202630 (LTS 2024 11.11, LTS 2022 10.12), CVE-2023-5677 (5.51 and 6.50), CVE-2025-0324
 * (`11.8.0` to `11.11.140`, `12.0.0` to `12.3.33`). 8.40 (2018) and 9.80 (2020) from memory.
 */
import { byVector } from "./partial-order.ts";
import { schemeOf, toVector } from "./reading.ts";

const SHAPE = /^(?:axis\s?os\s?)?v?(\d{1,2}(?:\.\d{1,4}){1,4})$/i;

/** Long-term tracks; every other number belongs to the active track. */
const LONG_TERM = new Set(["5.51", "6.50", "8.40", "9.80", "10.12", "11.11"]);

/** The scheme that the catalogue calls `axis-os`. */
export const axisOs = schemeOf({
	id: "axis-os",
	title: "AXIS OS, numbers inside one track",
	read: (text) => {
		const vector = toVector(SHAPE.exec(text)?.[1] ?? "");
		if (vector.length < 2) return undefined;
		const track = vector.slice(0, 2).join(".");
		return { vector, line: LONG_TERM.has(track) ? `LTS ${track}` : "active" };
	},
	plan: { lines: "always", steps: [byVector], dateMayConflict: false, suffixStatesMore: false },
});
