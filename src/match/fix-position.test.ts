import assert from "node:assert/strict";
import { test } from "node:test";
import { fix } from "../../test/support/match-fixture.ts";
import { dahua } from "../catalog/firmware/dahua.ts";
import { hikvision } from "../catalog/firmware/hikvision.ts";
import { createReader, readFirmware } from "./firmware.ts";
import { positionToFixes } from "./fix-position.ts";

const rows: readonly (readonly [fixes: readonly string[], firmware: string | undefined, expected: string, rule: string])[] = [
	[[], "V5.4.0", "none", "nothing stated"],
	[["V5.4.5 build 170124"], undefined, "unknown/firmware_missing V5.4.5 build 170124", "no firmware: the fix is named all the same"],
	[["V5.4.5 build 170124"], "V5.4.5 build 170124", "at_or_after V5.4.5 build 170124", "X itself has the fix"],
	[["V5.4.5 build 170124"], "V5.4.5 build 170123", "before V5.4.5 build 170124", "one day early"],
	[["V5.4.5 build 170124"], "V5.4.5", "unknown/firmware_partial V5.4.5 build 170124", "the build decides"],
	[["V5.4.5"], "V5.4.5 build 170124", "at_or_after V5.4.5", "any build of X"],
	[["V5.3.0", "V5.4.5 build 170124"], "V5.4.0 build 160414", "before V5.4.5 build 170124", "one that is still ahead decides"],
	[
		["V5.4.5 build 170124"],
		"5.4.20",
		"unknown/firmware_partial V5.4.5 build 170124",
		"a higher number without its build: built in 2016 it lacks the fix",
	],
	[["V5.4.5 build 170124"], "5.4.20 build 160726", "unknown/no_order V5.4.5 build 170124", "the build contradicts the number (rule 13)"],
	[
		["2.800.0000000.29.R.210630"],
		"2.800.0000000.30.R",
		"unknown/firmware_partial 2.800.0000000.29.R.210630",
		"a higher serial without its day",
	],
	[
		["V5.3.0", "V5.4.5 build 170124"],
		"V5.4",
		"unknown/firmware_partial V5.4.5 build 170124",
		"unknown is never safe: V5.4 may be before V5.4.5",
	],
	[
		["V5.4.0 build 160414", "V5.4.5 build 170124"],
		"V5.4.6 build 160530",
		"unknown/no_order V5.4.5 build 170124",
		"axes disagree (rule 13)",
	],
	[["V5.4.0", "V5.4.5"], "V5.1.0", "before V5.4.5", "of several fixes ahead the newest is named"],
	[["V5.4.5", "V5.4.0"], "V5.1.0", "before V5.4.5", "in whatever order they stand"],
	[["@2021-06-25"], "V5.5.0 build 210625", "at_or_after 2021-06-25", "the day itself counts as fixed (rule 15)"],
	[["@2021-06-25"], "V5.5.0 build 210624", "before 2021-06-25", "the day before does not"],
	[["V5.4.0", "@2021-06-25"], "V5.5.0", "unknown/firmware_partial 2021-06-25", "without a build day the later fix may be ahead"],
	[
		["2.800.0000000.1.R.210701", "2.840.0000000.1.R.210701"],
		"2.800.0000000.2.R.210801",
		"at_or_after 2.800.0000000.1.R.210701",
		"another line's fix is not ahead",
	],
	[["2.840.0000000.1.R.210701"], "2.800.0000000.2.R.210801", "unknown 2.840.0000000.1.R.210701", "only another line's fix: no order"],
];

test("a firmware and the stated fixes", () => {
	for (const [fixes, firmware, expected, rule] of rows) {
		const read = firmware === undefined ? undefined : readFirmware(firmware, createReader([hikvision, dahua]));
		const {
			place,
			open,
			fix: named,
		} = positionToFixes(
			fixes.map((text) => fix(text)),
			read,
		);
		const words = [open === undefined ? place : `${place}/${open}`, named?.text].filter((text) => text !== undefined).join(" ");
		assert.equal(words, expected, `${firmware} to ${fixes.join(", ")}: ${rule}`);
	}
});
