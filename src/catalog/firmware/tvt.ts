/**
 * TVT and its relabels: `4.2.1.51203B200724.D10.U1(2A51)` is 4.2.1, revision 51203, day 24 July 2020, then D and U counters;
 * the board in parentheses is the identity of the hardware (shape from the makers' download pages, not confirmed by a document).
 */
import { parseDay } from "./build-day.ts";
import { byBuildDate, byOrderedSuffixes, bySerial, byVector } from "./partial-order.ts";
import { schemeOf, toNumber, toVector } from "./reading.ts";

const SHAPE =
	/^v?(\d{1,3}\.\d{1,3}(?:\.\d{1,3})?)(?:\.(\d{1,6})\(?b(\d{6})\)?)?(?:\.([dn]\d{1,3}[a-z]?))?(?:\.u(\d{1,3}))?(?:\s?\(([0-9a-z-]{1,20})\))?$/i;

/** The scheme that the catalogue calls `tvt`. */
export const tvt = schemeOf({
	id: "tvt",
	title: "TVT, version, revision and day inside one board",
	read: (text) => {
		const found = SHAPE.exec(text);
		if (found === null) return undefined;
		const [, version = "", revision, day, d, u, board] = found;
		const buildDate = day === undefined ? undefined : parseDay(day);
		if (day !== undefined && buildDate === undefined) return "bad-build-date";
		const counters = [d === undefined ? "" : d.toLowerCase().replace(/^([dn])0+(?=\d)/, "$1"), u === undefined ? "" : `u${Number(u)}`];
		return {
			line: board?.toUpperCase(),
			vector: toVector(version),
			serial: toNumber(revision),
			buildDate,
			suffixes: counters.filter((counter) => counter !== ""),
		};
	},
	plan: {
		lines: "always",
		steps: [byVector, bySerial("revision", "undecided"), byBuildDate, byOrderedSuffixes("undecided")],
		dateMayConflict: true,
		suffixStatesMore: true,
	},
});
