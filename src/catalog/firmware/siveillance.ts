/**
 * Siemens Siveillance: `V20.2 HotfixRev14` (CISA ICSA-23-131-03), `V10.2b` (ICSA-18-128-02), `V2.1 SP3 (2.1.670)`
 * (ICSA-18-093-01), and the sales names `2020 R3` (ICSA-21-103-15), a numbering of its own.
 *
 * Hotfix and service pack count as numbers, letters by the alphabet; each comes after the release that lacks it. The number in
 * parentheses is the same release written out: it adds nothing, but two that differ deny that the releases are one.
 */
import { byOrderedSuffixes, bySerial, byVector, type Step, unknown } from "./partial-order.ts";
import { schemeOf, toNumber, toVector } from "./reading.ts";

const SHAPE = /^v(\d{1,3}(?:\.\d{1,5}){0,3})([a-z])?(?:[\s_](hotfix[\s_]?rev|sp)[\s_]?(\d{1,4}))?(?:\s\((\d{1,3}(?:\.\d{1,5}){1,3})\))?$/i;
const SALES_NAME = /^(20\d{2})\sr(\d)$/i;

/** The number written out, at the end of a text in parentheses. */
const WRITTEN = /\(([\d.]+)\)\s*$/;

/** The same release and hotfix with two numbers written out: one of the two is a mistake. */
const byWritten: Step = (a, b) => {
	const [left, right] = [WRITTEN.exec(a.raw)?.[1], WRITTEN.exec(b.raw)?.[1]];
	if (left === undefined || right === undefined || toVector(left).join() === toVector(right).join()) return undefined;
	return unknown("version", `the same release, but written out as ${left} and ${right}`);
};

/** The scheme that the catalogue calls `siveillance`. */
export const siveillance = schemeOf({
	id: "siveillance",
	title: "Siveillance, release and hotfix",
	read: (text) => {
		const name = SALES_NAME.exec(text);
		if (name !== null) return { line: "sales names", vector: [Number(name[1]), Number(name[2])] };
		const found = SHAPE.exec(text);
		if (found === null) return undefined;
		const [, version = "", letter, kind, number, written] = found;
		// A number in parentheses that does not begin with the version is another product's.
		if (written !== undefined && !`${written}.`.startsWith(`${version}.`)) return undefined;
		const marks = [letter?.toLowerCase(), kind === undefined ? undefined : kind.toLowerCase().replace(/[\s_]/g, "")];
		return {
			vector: toVector(version),
			serial: toNumber(number),
			suffixes: marks.filter((mark) => mark !== undefined),
		};
	},
	plan: {
		lines: "always",
		steps: [byVector, byOrderedSuffixes("is-first"), bySerial("hotfix", "undecided"), byWritten],
		dateMayConflict: false,
		suffixStatesMore: true,
	},
});
