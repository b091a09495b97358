/** GeoVision: `V1.00_2017_12_15`, version and day with underscores (CISA ICSA-23-199-05). */
import { parseDay } from "./build-day.ts";
import { byBuildDate, byVector } from "./partial-order.ts";
import { schemeOf, toVector } from "./reading.ts";

const SHAPE = /^v?(\d{1,2}\.\d{2}(?:\.\d{1,4})?)(?:_(\d{4})_(\d{2})_(\d{2}))?$/i;

/** The scheme that the catalogue calls `geovision`. */
export const geovision = schemeOf({
	id: "geovision",
	title: "GeoVision, version and day",
	read: (text) => {
		const found = SHAPE.exec(text);
		if (found === null) return undefined;
		const [, version = "", year, month, day] = found;
		const buildDate = year === undefined ? undefined : parseDay(`${year}-${month}-${day}`);
		if (year !== undefined && buildDate === undefined) return "bad-build-date";
		return { vector: toVector(version), buildDate };
	},
	plan: { lines: "always", steps: [byVector, byBuildDate], dateMayConflict: true, suffixStatesMore: false },
});
