/**
 * Hanwha Vision and Samsung Techwin: `1.41.02_20210809_R398`. The version decides, the day breaks ties; where the two disagree
 * the answer is a conflict, as with every maker that states both. A further suffix has no order (shape from the maker's release file names, not confirmed by a document).
 * The name of a release file repeats the model in front (`SRN4000_v2.16_170401`, CISA ICSA-17-136-03); the device itself does not.
 */
import { parseDay } from "./build-day.ts";
import { byBuildDate, byEqualSuffixes, byVector } from "./partial-order.ts";
import { schemeOf, toVector } from "./reading.ts";

const SHAPE =
	/^(?:([a-z]{2,5}-?\d[a-z0-9-]{1,14})_)?v?(\d{1,2}(?:\.\d{1,4}){1,3})(?:_(\d{6,8}))?(?:_([a-z][a-z0-9]{0,15}))?(?:\.(?:zip|img|bin))?$/i;

/** The scheme that the catalogue calls `hanwha`. */
export const hanwha = schemeOf({
	id: "hanwha",
	title: "Hanwha Vision, version and day",
	read: (text) => {
		const found = SHAPE.exec(text);
		if (found === null) return undefined;
		const [, model, version = "", day, suffix] = found;
		const buildDate = day === undefined ? undefined : parseDay(day);
		if (day !== undefined && buildDate === undefined) return "bad-build-date";
		return {
			line: model?.toUpperCase().replaceAll("-", ""),
			vector: toVector(version),
			buildDate,
			suffixes: suffix === undefined ? [] : [suffix.toLowerCase()],
		};
	},
	plan: {
		lines: "always",
		lineIsModel: true,
		steps: [byVector, byBuildDate, byEqualSuffixes],
		dateMayConflict: true,
		suffixStatesMore: false,
	},
});
