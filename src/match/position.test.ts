/** Where a firmware lies in a version slot. Source of a row: the rule of docs/verdicts.md or of the scheme that it shows. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { versions } from "../../test/support/match-fixture.ts";
import { hikvision } from "../catalog/firmware/hikvision.ts";
import { createReader, readFirmware } from "./firmware.ts";
import { positionIn } from "./position.ts";

const place = (slot: string, firmware: string | undefined) => {
	const read = firmware === undefined ? undefined : readFirmware(firmware, createReader([hikvision]));
	const position = positionIn(versions(slot), read);
	return position.open === undefined ? position.place : `${position.place}/${position.open}`;
};

const rows: readonly (readonly [slot: string, firmware: string | undefined, expected: string, rule: string])[] = [
	["*", undefined, "inside", "no version stated: every build"],
	["*", "nonsense", "inside", "no version stated: every build"],
	["?n/a-2", "V5.4.0", "unknown/range_unreadable", "a slot that cannot be read"],
	["!on Windows", "V5.4.0", "unknown/condition", "a condition alone"],
	["<=V5.4.0", undefined, "unknown/firmware_missing", "no firmware stated"],
	["<=V5.4.0", "nonsense", "unknown/firmware_unreadable", "a text that no scheme reads"],
	["<=V5.4.0", "V5.4.0", "inside", "bounds are inclusive unless written < or >"],
	["<V5.4.0", "V5.4.0", "above", "prior to X leaves X out"],
	[">=V5.4.0", "V5.4.0", "inside", "bounds are inclusive unless written < or >"],
	[">V5.4.0", "V5.4.0", "below", "> leaves the bound out"],
	[">=V5.2.0 & <=V5.4.0", "V5.3.9", "inside", "joined comparators are one range"],
	[">=V5.2.0 & <=V5.4.0", "V5.1.0", "below", "joined comparators are one range"],
	[">=V5.2.0 & <=V5.4.0", "V5.10.0", "above", "numbers compare as numbers"],
	["<=V5.4.0 build 160414", "V5.4.0 build 160530", "above", "build days order equal versions"],
	["<=V5.4.0 build 160414", "V5.4.0", "unknown/firmware_partial", "version without its build"],
	["<=V5.4.0 build 160414", "V5.4", "unknown/firmware_partial", "V5.4 may be any 5.4"],
	["<=V5.4.0", "V5.4.0 build 160530", "inside", "<= X without a build means every build of X"],
	["<V5.4.0", "V5.4.0 build 160530", "above", "a build of X is not prior to X"],
	["<=V5.4.5 build 170124", "V5.5.0 build 160101", "unknown/no_order", "version newer, build older: no order"],
	["V5.4.0 build 160414", "V5.4.1", "beside", "a differing number is not the listed version, whatever its build"],
	["V5.4.0 build 160414", "V5.4.0", "unknown/firmware_partial", "the listed version, perhaps: the build decides"],
	["V5.4.0 | V5.4.1", "V5.4.1", "inside", "one of the exact versions"],
	["V5.4.0 | V5.4.1", "V5.3.0", "beside", "older than all exact ones is not below a range"],
	["V5.4.0 | V5.4.1", "V5.9.0", "beside", "newer than all exact ones is not above a range"],
	["V5.4.0 build 160414", "V5.4.0", "unknown/firmware_partial", "may be the listed build"],
	["<=V5.0.0 | V5.4.0", "V5.4.0", "inside", "a range and an exact version"],
	["<=V5.0.0 | V5.4.0", "V5.2.0", "beside", "between them"],
	["<V1.5.0 | >=V2.0.0 & <V2.3.0", "V1.7.0", "above", "past the fix of one line, before the next line"],
	["<=V1.5.0 | >=V2.0.0 & <=V2.3.0", "V1.7.0", "beside", "between two lines without a stated fix"],
	["<=V1.5.0 | >=V2.0.0 & <=V2.3.0", "V2.1.0", "inside", "inside one of two"],
	["<=V1.5.0 | >=V2.0.0 & <=V2.3.0", "V2.4.0", "above", "above both"],
	["<V5.4.0 if on Windows", "V5.3.0", "unknown/condition", "inside, if the condition holds"],
	["<V5.4.0 if on Windows", "V5.5.0", "above", "outside whatever the condition"],
	["<@2021-06-25", "V5.5.0 build 210624", "inside", "a bound on the build day"],
	["<@2021-06-25", "V5.5.0 build 210625", "above", "the day itself is not before it"],
	["<@2021-06-25", "V5.5.0", "unknown/firmware_partial", "no build day stated"],
];

test("a firmware in a version slot", () => {
	for (const [slot, firmware, expected, rule] of rows) assert.equal(place(slot, firmware), expected, `${firmware} in ${slot}: ${rule}`);
});

test("above all ends states a fix only where no end is inclusive, in whatever order they stand", () => {
	for (const slot of ["<V5.0.0 | <=V4.0.0", "<=V4.0.0 | <V5.0.0"]) {
		const position = positionIn(versions(slot), readFirmware("V6.0.0", createReader([hikvision])));
		assert.deepEqual([position.place, position.upper?.inclusive], ["above", true], slot);
	}
});
