/**
 * Reolink: `v3.0.0.136_20121102` is 3.0.0.136 of 11 December 2020, counter 02. The digits are yymmdd and a counter of two or
 * four digits, never yyyymmdd. In 681 pairs of one device in a public archive none contradicted this order.
 *
 * Sources: CVE-2021-40407 (`v3.0.0.136_20121102`), the reolink-fw-archive release list (`v3.0.0.5428_2604282153 … (IPC_529SD78MP)`).
 * Three-part numbers such as `1.0.227` (CVE-2019-11001) are another numbering of the same cameras and are refused here.
 */
import { parseDay } from "./build-day.ts";
import { byBuildDate, bySerial, byVector } from "./partial-order.ts";
import { schemeOf, toNumber, toVector } from "./reading.ts";

/** The hardware or product name in parentheses is the line; devices report the number without it, hence a missing one compares with any. */
const SHAPE = /^v?(\d{1,2}\.\d{1,3}\.\d{1,3}\.\d{1,6})(?:_(\d{6})(\d{2}|\d{4}))?(?:\s?\(([a-z0-9_-]{3,40})\))?(?:\.(?:pak|paks|zip))?$/i;

/** The scheme that the catalogue calls `reolink`. */
export const reolink = schemeOf({
	id: "reolink",
	title: "Reolink, version, build and day",
	read: (text) => {
		const found = SHAPE.exec(text);
		if (found === null) return undefined;
		const [, version = "", day, counter, hardware] = found;
		const buildDate = day === undefined ? undefined : parseDay(day);
		if (day !== undefined && buildDate === undefined) return "bad-build-date";
		return { line: hardware?.toUpperCase(), vector: toVector(version), buildDate, serial: toNumber(counter) };
	},
	plan: {
		lines: "if-both-state-it",
		steps: [byVector, byBuildDate, bySerial("counter", "undecided")],
		dateMayConflict: true,
		suffixStatesMore: false,
	},
});
