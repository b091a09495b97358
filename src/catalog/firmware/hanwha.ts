/**
 * Hanwha Vision and Samsung Techwin: `1.41.02_20210809_R398`. The version decides, the day breaks ties; where the two disagree
 * the answer is a conflict, as with every maker that states both. A further suffix has no order (shape from the maker's release file names, not confirmed by a document).
 */
import { parseDay } from "./build-day.ts";
import { byBuildDate, byEqualSuffixes, byVector } from "./partial-order.ts";
import { schemeOf, toVector } from "./reading.ts";

const SHAPE = /^v?(\d{1,2}(?:\.\d{1,4}){1,3})(?:_(\d{6,8}))?(?:_([a-z][a-z0-9]{0,15}))?$/i;

/** The scheme that the catalogue calls `hanwha`. */
export const hanwha = schemeOf({
	id: "hanwha",
	title: "Hanwha Vision, version and day",
	read: (text) => {
		const found = SHAPE.exec(text);
		if (found === null) return undefined;
		const [, version = "", day, suffix] = found;
		const buildDate = day === undefined ? undefined : parseDay(day);
		if (day !== undefined && buildDate === undefined) return "bad-build-date";
		return { vector: toVector(version), buildDate, suffixes: suffix === undefined ? [] : [suffix.toLowerCase()] };
	},
	plan: { lines: "always", steps: [byVector, byBuildDate, byEqualSuffixes], dateMayConflict: true, suffixStatesMore: false },
});
