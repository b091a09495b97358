/**
 * LILIN: recorders write `2.0b60_20200207`, where `b` is build and not beta (CVE-2025-34132); cameras and other recorders
 * write dotted numbers such as `7.1.94.8908` (CVE-2021-30166). The two numberings never compare.
 */
import { parseDay } from "./build-day.ts";
import { byBuildDate, bySerial, byVector } from "./partial-order.ts";
import { schemeOf, toNumber, toVector } from "./reading.ts";

const SHAPE = /^v?(\d{1,3}(?:\.\d{1,6}){1,3})(?:b(\d{1,4})(?:_(\d{6}|\d{8}))?)?$/i;

/** The scheme that the catalogue calls `lilin`. */
export const lilin = schemeOf({
	id: "lilin",
	title: "LILIN, version, build and day",
	read: (text) => {
		const found = SHAPE.exec(text);
		if (found === null) return undefined;
		const [, version = "", build, day] = found;
		const buildDate = day === undefined ? undefined : parseDay(day);
		if (day !== undefined && buildDate === undefined) return "bad-build-date";
		return {
			line: build === undefined ? "dotted numbering" : "build numbering",
			vector: toVector(version),
			serial: toNumber(build),
			buildDate,
		};
	},
	plan: { lines: "always", steps: [byVector, bySerial("build", "undecided"), byBuildDate], dateMayConflict: true, suffixStatesMore: false },
});
