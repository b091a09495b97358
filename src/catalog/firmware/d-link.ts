/**
 * D-Link cameras: `2.12` (CVE-2016-11021), `1.06.01 Hotfix` (CVE-2020-25078), `1.04b08`, `1.00ww`, `16.07.26A1`.
 *
 * `b` may be beta or build, so a number with it and one without have no order; region letters have none either. A hotfix comes
 * after the release it names. The hardware revision (`A1`) is identity. Forms other than the first two are from memory.
 */
import { byEqualSuffixes, bySerial, byVector, type Step, unknown } from "./partial-order.ts";
import { schemeOf, toNumber, toVector } from "./reading.ts";

const SHAPE = /^(?:fw|v)?\s?(\d{1,2}(?:\.\d{1,3}){1,2})(?:([a-c]\d)|b(\d{2,3}))?([a-z]{2})?(?:[\s_-](hotfix)\s?(\d{1,2})?)?$/i;

/** `1.06.01` is before `1.06.01 Hotfix`; numbered hotfixes follow by number. */
const byHotfix: Step = (a, b) => {
	const [left, right] = [a.suffixes.includes("hotfix"), b.suffixes.includes("hotfix")];
	if (left === right || a.suffixes.length > 1 || b.suffixes.length > 1) return undefined;
	if (a.suffixes.length + b.suffixes.length > 1) return unknown("suffix", "a hotfix and a region edition have no order");
	return { order: left ? ">" : "<", axis: "suffix", why: `a hotfix is ${left ? "after" : "before"} the release it mends` };
};

/** The scheme that the catalogue calls `d-link`. */
export const dLink = schemeOf({
	id: "d-link",
	title: "D-Link, version, build and region",
	read: (text) => {
		const found = SHAPE.exec(text);
		if (found === null) return undefined;
		const [, version = "", revision, build, region, hotfix, number] = found;
		const marks = [build === undefined ? undefined : "b", region?.toLowerCase(), hotfix?.toLowerCase()];
		return {
			line: revision?.toUpperCase(),
			vector: toVector(version),
			serial: toNumber(number ?? build),
			suffixes: marks.filter((mark) => mark !== undefined),
		};
	},
	plan: {
		lines: "if-both-state-it",
		steps: [byVector, byHotfix, byEqualSuffixes, bySerial("build", "undecided")],
		dateMayConflict: false,
		suffixStatesMore: false,
	},
});
