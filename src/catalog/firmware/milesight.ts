/**
 * Milesight: `51.7.0.77-r12`; the first group is the hardware line, which may hold an `x` (`3x.8.0.3-r11`), then numbers and a
 * re-release, which follows its base. A tag before it (`T_`, `CQ_`, `PI_`) and `_LPR` behind the numbers are of the line too. Which lines `3x` takes in is stated nowhere, so it has no order to `35`.
 *
 * Sources: CISA ICSA-26-113-03 and CVE-2026-32644 (cameras), CVE-2023-30466 (`77.9.0.18-r2`, one bound a line).
 */
import { bySerial, byVector } from "./partial-order.ts";
import { schemeOf, toNumber, toVector } from "./reading.ts";

const SHAPE = /^(?:([a-z]{1,3})_)?v?(\d[\dx])((?:\.\d{1,4}){1,3})(_lpr)?(?:[-_]r(\d{1,3}))?$/i;

/** The scheme that the catalogue calls `milesight`. */
export const milesight = schemeOf({
	id: "milesight",
	title: "Milesight, numbers and re-release inside one line",
	read: (text) => {
		const found = SHAPE.exec(text);
		if (found === null) return undefined;
		const [, product = "", platform = "", numbers = "", edition = "", release] = found;
		const line = `${product}${product === "" ? "" : "_"}${platform}${edition}`.toLowerCase();
		return { line, vector: toVector(numbers.slice(1)), serial: toNumber(release) };
	},
	plan: {
		lines: "always",
		steps: [byVector, bySerial("re-release", "is-first")],
		dateMayConflict: false,
		suffixStatesMore: false,
	},
});
