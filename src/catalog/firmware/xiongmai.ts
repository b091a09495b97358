/**
 * Xiongmai and NetSurveillance: `V4.02.R11.A6531149.12001.131900.00000`. The group in hex is the board, the identity of the
 * hardware and no number; the groups after it are flags without an order. Images of other builders name no board
 * (`V4.02.R11.Nat.OnvifS.20170327`) and have no order to those that do.
 *
 * Sources: matching case P034 on CISA ICSA-17-341-01; `V5.00.R02.000807D8.10010.346624.S.ONVIF 21.06` (device page). Some old forms
 * end in a day written yymmdd; only the last group is looked at, and only as a tie-breaker.
 */
import { parseDay } from "./build-day.ts";
import { byBuildDate, byEqualSuffixes, byVector } from "./partial-order.ts";
import { schemeOf } from "./reading.ts";

const SHAPE = /^v?(\d{1,2})\.(\d{2})\.r(\d{1,2})(?:\.([0-9a-f]{8})(?![0-9a-z]))?((?:\.[0-9a-z]{0,8}(?:[\s_][0-9a-z]{1,8})?){0,7})$/i;

/** The scheme that the catalogue calls `xiongmai`. */
export const xiongmai = schemeOf({
	id: "xiongmai",
	title: "Xiongmai, release inside one board",
	read: (text) => {
		const found = SHAPE.exec(text);
		if (found === null) return undefined;
		const [, major, minor, release, board, flags = ""] = found;
		const groups = flags
			.toLowerCase()
			.replaceAll("_", " ")
			.split(".")
			.slice(1)
			.filter((group) => group !== "");
		const day = parseDay(groups.at(-1) ?? "");
		return {
			line: board?.toUpperCase(),
			vector: [Number(major), Number(minor), Number(release)],
			buildDate: day,
			suffixes: day === undefined ? groups : groups.slice(0, -1),
		};
	},
	plan: { lines: "always", steps: [byVector, byBuildDate, byEqualSuffixes], dateMayConflict: false, suffixStatesMore: false },
});
