/**
 * GeoVision: `V1.00_2017_12_15`, version and day with underscores (CISA ICSA-23-199-05). The minor has two digits, so `1.9` could be
 * 1.09 or 1.90 and is refused; `1.0` is 1.00 both ways. A label behind the day has no weight.
 */
import { parseDay } from "./build-day.ts";
import { byBuildDate, byVector } from "./partial-order.ts";
import { schemeOf, toVector, withoutLabel } from "./reading.ts";

const SHAPE = /^v?(\d{1,2}\.(?:\d{2}|0)(?:\.\d{1,4})?)(?:[_\s](\d{4})[_-](\d{1,2})[_-](\d{1,2})|_(\d{6}|\d{8}))?$/i;

/** The scheme that the catalogue calls `geovision`. */
export const geovision = schemeOf({
	id: "geovision",
	title: "GeoVision, version and day",
	read: (text) => {
		const bare = withoutLabel(text);
		const found = SHAPE.exec(bare);
		if (found === null) return undefined;
		const [, version = "", year, month, day, glued] = found;
		const written = year === undefined ? glued : `${year}-${month}-${day}`;
		if (written === undefined && bare !== text) return undefined;
		const buildDate = written === undefined ? undefined : parseDay(written);
		if (written !== undefined && buildDate === undefined) return "bad-build-date";
		return { vector: toVector(version), buildDate };
	},
	plan: { lines: "always", steps: [byVector, byBuildDate], dateMayConflict: true, suffixStatesMore: false },
});
