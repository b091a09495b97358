/**
 * Siemens Siveillance: `V20.2 HotfixRev14` (CISA ICSA-23-131-03), `V10.2b` (ICSA-18-128-02), `V2.1 SP3 (2.1.670)`
 * (ICSA-18-093-01), and the sales names `2020 R3` (ICSA-21-103-15), a numbering of its own.
 *
 * Hotfix and service pack count as numbers, letters by the alphabet. A side that states none is undecided: the release name alone
 * does not say which hotfix runs. The number in parentheses is the same release written out.
 */
import { byOrderedSuffixes, bySerial, byVector, type Step } from "./partial-order.ts";
import { schemeOf, toNumber, toVector } from "./reading.ts";

const SHAPE = /^v(\d{1,3}(?:\.\d{1,5}){1,3})([a-z])?(?:\s(hotfix\s?rev|sp)\s?(\d{1,4}))?(?:\s\((\d{1,3}(?:\.\d{1,5}){1,3})\))?$/i;
const SALES_NAME = /^(20\d{2})\sr(\d)$/i;

/** The release first, then the hotfix, then the number written out: `V2.1 SP2` is before `V2.1 SP3 (2.1.670)`. */
const byRelease: Step = (a, b) => {
	const versions = byVector(a, b);
	if (versions === undefined || versions.order !== "?") return versions;
	const hotfix = a.suffixes.join() === b.suffixes.join() ? bySerial("hotfix", "undecided")(a, b) : undefined;
	return hotfix === undefined || hotfix.order === "?" ? versions : hotfix;
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
		const marks = [letter?.toLowerCase(), kind === undefined ? undefined : kind.toLowerCase().replace(/\s/g, "")];
		return {
			vector: toVector(written ?? version),
			serial: toNumber(number),
			suffixes: marks.filter((mark) => mark !== undefined),
		};
	},
	plan: {
		lines: "always",
		steps: [byRelease, byOrderedSuffixes, bySerial("hotfix", "undecided")],
		dateMayConflict: false,
		suffixStatesMore: true,
	},
});
