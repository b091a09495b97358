/**
 * D-Link cameras: `2.12` (CVE-2016-11021), `1.06.01 Hotfix` (CVE-2020-25078), `1.04b08`, `1.00ww`, `16.07.26A1`.
 *
 * `b` may be beta or build, so a number with it and one without have no order; region letters have none either. A hotfix comes
 * after the release it names. The hardware revision (`A1`) is identity. `b3` is read as build 3 unless another text says `b4`: two
 * such texts may as well be of revisions B3 and B4. Forms other than the first two are from memory.
 */
import { byEqualSuffixes, bySerial, byVector, type Step, unknown } from "./partial-order.ts";
import { schemeOf, toNumber, toVector } from "./reading.ts";

const SHAPE = /^(?:fw|v)?\s?(\d{1,2}(?:\.\d{1,3}){1,2})(?:([a-c]\d)|b(\d{2,3}))?([a-z]{2})?(?:[\s_-](hotfix)\s?(\d{1,2})?)?$/i;

/** A hardware revision on one side only; `B3` may be a build and says nothing then. */
const byRevision: Step = (a, b) => {
	const stated = a.line ?? b.line;
	if (a.line === b.line || stated === undefined || stated.startsWith("B")) return undefined;
	return unknown("line", `only one side states its hardware revision (${stated})`);
};

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
		const counted = build ?? /^b(\d)$/i.exec(revision ?? "")?.[1];
		const marks = [counted === undefined ? undefined : "b", region?.toLowerCase(), hotfix?.toLowerCase()];
		return {
			line: revision?.toUpperCase(),
			vector: toVector(version),
			serial: toNumber(number ?? counted),
			suffixes: marks.filter((mark) => mark !== undefined),
		};
	},
	plan: {
		lines: "if-both-state-it",
		steps: [byRevision, byVector, byHotfix, byEqualSuffixes, bySerial("build", "undecided")],
		dateMayConflict: false,
		suffixStatesMore: false,
	},
});
