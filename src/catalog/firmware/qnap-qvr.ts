/**
 * QNAP VioStor: `QVR 5.0.0`, numbers and optionally a build day (CVE-2023-47565: 4.x affected, 5.0.0 and later fixed). Words behind the
 * build (`RC2`) have no order, and are asked last.
 */
import { parseDay } from "./build-day.ts";
import { byBuildDate, byEqualSuffixes, byVector } from "./partial-order.ts";
import { schemeOf, toVector } from "./reading.ts";

const SHAPE =
	/^(?:qvr[\s_]?)?(?:firmware[\s_])?v?(\d{1,2}(?:\.\d{1,3}){1,3})(?:[\s_(]{1,2}(?:build\s?)?(\d{8})\)?(?:[\s_]([a-z][a-z0-9]{0,15}))?)?$/i;

/** The scheme that the catalogue calls `qnap-qvr`. */
export const qnapQvr = schemeOf({
	id: "qnap-qvr",
	title: "QNAP QVR, version and build day",
	read: (text) => {
		const found = SHAPE.exec(text);
		if (found === null) return undefined;
		const [, version = "", day, words] = found;
		const buildDate = day === undefined ? undefined : parseDay(day);
		if (day !== undefined && buildDate === undefined) return "bad-build-date";
		return { vector: toVector(version), buildDate, suffixes: words === undefined ? [] : [words.toLowerCase()] };
	},
	plan: { lines: "always", steps: [byVector, byBuildDate, byEqualSuffixes], dateMayConflict: true, suffixStatesMore: false },
});
