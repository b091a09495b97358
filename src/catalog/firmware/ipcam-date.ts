/**
 * H.VIEW and KMW cameras: `IPCAM_V4.06.88.251229`, a prefix, three numbers and a day. One grammar on two brands hints at one maker
 * (CISA advisories on H.VIEW and KMW, 2026).
 */
import { parseDay } from "./build-day.ts";
import { byBuildDate, byVector } from "./partial-order.ts";
import { schemeOf, toVector, withoutLabel } from "./reading.ts";

const SHAPE = /^(?:([a-z][a-z0-9]{1,15})_)?v?(\d{1,2}\.\d{1,2}\.\d{1,3})(?:\.(\d{6}|\d{8}))?$/i;

/** The scheme that the catalogue calls `ipcam-date`. */
export const ipcamDate = schemeOf({
	id: "ipcam-date",
	title: "IPCAM, version and day",
	read: (text) => {
		const bare = withoutLabel(text);
		const found = SHAPE.exec(bare);
		if (found === null) return undefined;
		const [, prefix, version = "", day] = found;
		if (day === undefined && bare !== text) return undefined;
		const buildDate = day === undefined ? undefined : parseDay(day);
		if (day !== undefined && buildDate === undefined) return "bad-build-date";
		return { line: prefix?.toUpperCase(), vector: toVector(version), buildDate };
	},
	plan: { lines: "if-both-state-it", steps: [byVector, byBuildDate], dateMayConflict: true, suffixStatesMore: false },
});
