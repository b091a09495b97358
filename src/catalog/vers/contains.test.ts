/** Containment, type by type; the answer `?` where an order is missing. Our own types have their tests in data/vers/tests. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { contains } from "./contains.ts";
import { parseVers } from "./parse.ts";

/** Range, version, answer, source. */
const ROWS: readonly (readonly [range: string, version: string, answer: "in" | "out" | "?", source: string])[] = [
	["vers:all/*", "anything", "in", "vers-types, all"],
	["vers:none/*", "anything", "out", "vers-types, none"],
	["vers:all/<1", "0", "?", "not a valid form"],
	["vers:deb/*", "1:2.3-4", "in", "specification: * is every version, of any type"],
	["vers:deb/1.0", "1.0", "?", "a package ecosystem"],
	["vers:maven/>=1.0|<2.0", "1.5", "?", "a package ecosystem"],
	["vers:npm/>=1.0.0|<2.0.0", "1.5.0", "?", "ordered to check sorting only"],
	["vers:no-such-type/1", "1", "?", "unknown"],
	["vers:semver/1.2.3|>=2.0.0|<5.0.0", "1.2.3", "in", "specification, examples"],
	["vers:semver/1.2.3|>=2.0.0|<5.0.0", "1.2.4", "out", "between"],
	["vers:semver/1.2.3|>=2.0.0|<5.0.0", "2.0.0", "in", "inclusive"],
	["vers:semver/1.2.3|>=2.0.0|<5.0.0", "5.0.0", "out", "exclusive"],
	["vers:semver/>=2.0.0|<5.0.0", "5.0.0-rc.1", "in", "semver 11.3: a pre-release is before its release"],
	["vers:semver/>=2.0.0|<5.0.0", "v2.1.0", "?", "semver: `v` is no part of a version"],
	["vers:semver/1.0.0", "1.0.0+build.5", "in", "semver 10: build metadata does not count"],
	["vers:semver/>1.0.0-alpha.9|<=1.0.0-alpha.beta", "1.0.0-alpha.10", "in", "semver 11.4: numbers by value"],
	["vers:semver/>1.0.0-alpha.9|<1.0.0-alpha.beta", "1.0.0-alpha.beta", "out", "semver 11.4.3: numbers before words"],
	["vers:semver/>1.0.0-alpha", "1.0.0-alpha.1", "in", "semver 11.4.4: more fields are later"],
	["vers:semver/<1.0.0-b", "1.0.0-Z", "in", "semver 11.4.2: ASCII order"],
	["vers:semver/<99999999999999999999.0.0", "99999999999999999998.9.9", "in", "numbers of any length"],
	["vers:semver/>=1.0.0", "01.0.0", "?", "semver 2: no leading zeros"],
	["vers:semver/>=1.0.0", "1.0.0-01", "?", "semver 9: no leading zeros"],
	["vers:semver/>=1.0.0", "1.0.0-", "?", "semver 9: identifiers are not empty"],
	["vers:intdot/<=1.5.0.14", "1.5.0.14", "in", "a camera software, ABB 2026"],
	["vers:intdot/<=1.5.0.14", "1.5.0.15", "out", "a camera software, ABB 2026"],
	["vers:intdot/<=1.5.0.14", "01.05.0.009", "in", "vers-types: leading zeros ignored"],
	["vers:intdot/>=1.2|<2", "1.10", "in", "parts are numbers"],
	["vers:intdot/>=1.2|<2", "1.2.1", "in", "more parts, not zero, are later either way"],
	["vers:intdot/>=1.2|<2", "1.2.0", "in", "equal or later: not before, either way"],
	["vers:intdot/<=1.2", "1.2.0", "?", "equal or later: the specification does not say"],
	["vers:intdot/<1.2", "1.2.0", "out", "equal or later: not before"],
	["vers:intdot/1.2.0", "1.2", "?", "equal or before: the specification does not say"],
	["vers:intdot/1.2", "1.2rc1", "in", "vers-types: reading stops at the first other character"],
	["vers:intdot/1.2", "1.2.x", "in", "vers-types: reading stops at the first other character"],
	["vers:intdot/<3", "v1.2", "?", "nothing is left to read"],
	["vers:intdot/<3", "1..2", "?", "an integer is missing"],
	["vers:datetime/<2024-01-01T00:00:00Z", "2024-01-01T00:30:00+01:00", "in", "RFC 3339: instants, not texts"],
	["vers:datetime/<2024-01-01T00:00:00Z", "2023-12-31T23:59:60Z", "in", "RFC 3339 5.7: a leap second"],
	["vers:datetime/2024-01-01T00:00:00Z", "2024-01-01t00:00:00.000z", "in", "RFC 3339 5.6: case and zeros"],
	["vers:datetime/>=2024-02-29T00:00:00Z", "2023-02-29T00:00:00Z", "?", "no such day"],
	["vers:datetime/>=2024-01-01T00:00:00Z", "2024-01-02", "?", "a day is no instant"],
	["vers:datetime/>=0000-03-01T00:00:00Z", "0000-02-29T23:59:59.999Z", "out", "the year 0 is a leap year"],
	["vers:lexicographic/>=a|<b", "a\u00e9", "in", "bytes of UTF-8"],
	["vers:lexicographic/>%EF%BF%BD", "\u{1f600}", "in", "U+1F600 is after U+FFFD in UTF-8, before it in UTF-16"],
	["vers:lexicographic/<1.9", "1.10", "in", "text, not numbers"],
	["vers:generic/<2.8.17", "2.8.16", "in", "dotted numbers"],
	["vers:generic/<2.8.17", "2.8.17-beta", "?", "a suffix has no order that all agree on"],
	["vers:intdot/!=2", "2", "out", "taken out"],
	["vers:intdot/!=2", "1", "?", "the words of the specification and its walk differ"],
	["vers:intdot/>=1|!=2|<3", "2", "out", "specification, != "],
	["vers:intdot/>=1|!=2|<3", "2.5", "in", "specification, != "],
	["vers:intdot/>=1|!=2|<3", "2.0", "?", "it is open whether 2.0 is 2"],
	["vers:intdot/<=1|>=3", "2", "out", "how-to-parse: between the intervals"],
	["vers:intdot/<=1|>=3", "0.5", "in", "how-to-parse: first iteration"],
	["vers:intdot/<=1|>=3", "9", "in", "how-to-parse: last iteration"],
	["vers:intdot/>3", "3", "out", "one constraint alone"],
	["vers:intdot/>=3|<1", "2", "out", "sorted first: below 1, or from 3 on"],
	["vers:intdot/>=3|<3", "3", "?", "one version with two comparators"],
	["vers:intdot/>=1", "", "?", "no version"],
	["vers:hikvision/>=V5.2.0%20build%20140721|<=V5.4.0%20build%20160530", "V5.3.0 build 150513", "in", "ICSA-17-124-01"],
	["vers:hikvision/<build%202021-06-25", "V5.5.0 build 170515", "in", "a build day bounds by day"],
	["vers:hikvision/<build%20210625", "V5.5.0", "?", "no build day is stated"],
	["vers:hikvision/<build%202021-06-25", "build 210624", "in", "a day against a day"],
	["vers:hikvision/>=V4.1.60|<build%202023-08-21", "V4.1.70 build 230101", "in", "CVE-2023-28811: version from, day to"],
	["vers:hikvision/>=V4.1.60|<build%202023-08-21", "V4.1.50 build 230821", "out", "below the one end"],
	["vers:hikvision/>=V4.1.60|<build%202023-08-21", "V4.1.70", "?", "the day is missing"],
	["vers:hikvision/>=V5.0.0|<V4.0.0|>=build%202021-06-25", "V4.5.0 build 210101", "?", "ends that are out of order say nothing"],
];

for (const [range, version, answer, source] of ROWS) {
	test(`${version} in ${range}: ${answer} (${source})`, () => {
		const parsed = parseVers(range);
		assert.ok(parsed.ok);
		const found = contains(parsed.value, version);
		assert.equal(found.answer, answer, found.why);
		assert.notEqual(found.why, "");
	});
}

test("a version of any length is answered", () => {
	const parsed = parseVers("vers:intdot/<2");
	assert.ok(parsed.ok);
	assert.equal(contains(parsed.value, "1".repeat(100_000)).answer, "?");
});
