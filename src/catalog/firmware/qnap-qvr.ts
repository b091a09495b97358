/** QNAP VioStor: `QVR 5.0.0`, numbers and optionally a build day (CVE-2023-47565: 4.x affected, 5.0.0 and later fixed). */
import { parseDay } from "./build-day.ts";
import { byBuildDate, byVector } from "./partial-order.ts";
import { schemeOf, toVector } from "./reading.ts";

const SHAPE = /^(?:qvr\s?)?(?:firmware\s)?v?(\d{1,2}(?:\.\d{1,3}){1,3})(?:[\s_(]{1,2}(?:build\s?)?(\d{8})\)?)?$/i;

/** The scheme that the catalogue calls `qnap-qvr`. */
export const qnapQvr = schemeOf({
	id: "qnap-qvr",
	title: "QNAP QVR, version and build day",
	read: (text) => {
		const found = SHAPE.exec(text);
		if (found === null) return undefined;
		const [, version = "", day] = found;
		const buildDate = day === undefined ? undefined : parseDay(day);
		if (day !== undefined && buildDate === undefined) return "bad-build-date";
		return { vector: toVector(version), buildDate };
	},
	plan: { lines: "always", steps: [byVector, byBuildDate], dateMayConflict: true, suffixStatesMore: false },
});
