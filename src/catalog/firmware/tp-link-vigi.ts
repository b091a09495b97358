/**
 * TP-Link VIGI: `3.1.0_Build_250820_Rel.57668n` (CVE-2026-0629), `3.1.1 Build 251124 Rel.50371n` (CVE-2026-1457), and older
 * `1.2.1 build 170515`. Version, day, then the release counter; its letter must be equal.
 */
import { parseDay } from "./build-day.ts";
import { byBuildDate, byEqualSuffixes, bySerial, byVector } from "./partial-order.ts";
import { schemeOf, toNumber, toVector, withoutLabel } from "./reading.ts";

const SHAPE = /^v?(\d{1,3}(?:\.\d{1,3}){1,3})(?:[\s_]build[\s_](\d{6}|\d{8})(?:[\s_]rel\.?\s?(\d{1,6})([a-z])?)?)?$/i;

/** The scheme that the catalogue calls `tp-link-vigi`. */
export const tpLinkVigi = schemeOf({
	id: "tp-link-vigi",
	title: "TP-Link VIGI, version, day and release counter",
	read: (text) => {
		const bare = withoutLabel(text);
		const found = SHAPE.exec(bare);
		if (found === null) return undefined;
		const [, version = "", day, counter, letter] = found;
		if (day === undefined && bare !== text) return undefined;
		const buildDate = day === undefined ? undefined : parseDay(day);
		if (day !== undefined && buildDate === undefined) return "bad-build-date";
		return {
			vector: toVector(version),
			buildDate,
			serial: toNumber(counter),
			suffixes: letter === undefined ? [] : [letter.toLowerCase()],
		};
	},
	plan: {
		lines: "always",
		steps: [byVector, byBuildDate, bySerial("release counter", "undecided"), byEqualSuffixes],
		dateMayConflict: true,
		suffixStatesMore: true,
	},
});
