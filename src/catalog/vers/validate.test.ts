/** What keeps a range from being canonical, and the canonical form it has. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { toCanonical } from "./canonical.ts";
import { parseVers } from "./parse.ts";
import { validateVers } from "./validate.ts";

/** Text, canonical form (empty when the text is), problems as `code at`, source. */
const ROWS: readonly (readonly [text: string, canonical: string, problems: readonly string[], source: string])[] = [
	["vers:semver/1.2.3|>=2.0.0|<5.0.0", "", [], "specification, examples"],
	["vers:intdot/>=1.0|!=1.5|<2.0", "", [], "specification: != may stand anywhere"],
	["vers:intdot/<1|>2|<3|4|>5", "", [], "specification: alternation"],
	["vers:intdot/!=1|2", "", [], "specification: != followed by anything"],
	["VERS:IntDot/1", "vers:intdot/1", ["vers/not-lower-case 0"], "specification: lower case"],
	["vers:intdot/=1", "vers:intdot/1", ["vers/equals-sign 12"], "how-to-parse: equality has no sign"],
	["vers:generic/1%2e2", "vers:generic/1.2", ["vers/needless-encoding 13"], "specification: canonical percent-encoding"],
	["vers:hikvision/V5.4.5%20build%20170124", "", [], "a blank has to be encoded"],
	["vers:lexicographic/a%3c", "vers:lexicographic/a%3C", ["vers/needless-encoding 19"], "upper-case digits"],
	["vers:intdot/<2|>=1", "vers:intdot/>=1|<2", ["vers/not-sorted 15"], "specification: sorted by version"],
	["vers:intdot/1.10|1.9", "vers:intdot/1.9|1.10", ["vers/not-sorted 17"], "intdot: parts are numbers"],
	["vers:intdot/1|1", "vers:intdot/1", ["vers/duplicate-version 14"], "specification: versions are unique"],
	["vers:intdot/1|01", "vers:intdot/01", ["vers/duplicate-version 14"], "intdot: leading zeros do not count"],
	["vers:intdot/>=1|<01", "vers:intdot/<01|>=1", ["vers/duplicate-version 16"], "unique regardless of comparators, and not to be mended"],
	["vers:intdot/>1|>=2|<3", "vers:intdot/>1|<3", ["vers/redundant-constraint 15"], "simplification: > followed by >="],
	["vers:intdot/>1|2", "vers:intdot/>1", ["vers/redundant-constraint 15"], "simplification: > followed by ="],
	["vers:intdot/1|<2", "vers:intdot/<2", ["vers/redundant-constraint 12"], "simplification: = followed by <"],
	[
		"vers:intdot/<1|2|<=3",
		"vers:intdot/<=3",
		["vers/redundant-constraint 12", "vers/redundant-constraint 15"],
		"simplification: the previous one too",
	],
	["vers:intdot/>1|!=2|>3", "vers:intdot/>1|!=2", ["vers/redundant-constraint 19"], "simplification: != is looked past"],
	["vers:all/1", "", ["vers/star-only 9"], "vers-types: all takes * alone"],
	["vers:none/>=1", "", ["vers/star-only 10"], "vers-types: none takes * alone"],
	["vers:semver/1.0", "", ["vers/unreadable-version 12"], "semver has three numbers"],
	["vers:hikvision/160530", "", ["vers/unreadable-version 15"], "a day without `build` is no Hikvision version"],
	["vers:maven/2|1", "", ["vers/unknown-type 5"], "no order, so nothing about sorting"],
	["vers:maven/1|1", "vers:maven/1", ["vers/unknown-type 5", "vers/duplicate-version 13"], "equal texts are one version in any type"],
	["vers:npm/>=2.0.0|<1.0.0", "vers:npm/<1.0.0|>=2.0.0", ["vers/unknown-type 5", "vers/not-sorted 17"], "sorting alone"],
	["vers:datetime/2024-01-01t00:00:00Z", "", ["vers/not-canonical-version 14"], "vers-types: upper-case T and Z"],
	["vers:hikvision/>=V4.1.60|<build%202023-08-21", "", [], "a version and a day have no order: the text says what belongs together"],
	["vers:uniview/>=NVR-B3801.20|<NVR-B3801.25|>=CIPC-B2303.2|<CIPC-B2303.8", "", [], "two lines have no order"],
	[
		"vers:uniview/>=NVR-B3801.25|<NVR-B3801.20|>=CIPC-B2303.2|<CIPC-B2303.8",
		"",
		["vers/not-sorted 28"],
		"one line is out of order, and cannot be sorted in among the other",
	],
	["vers:uniview/>=NVR-B3801.20|>=CIPC-B2303.2", "", ["vers/redundant-constraint 28"], "ends take turns, whatever the order"],
	[
		"vers:hikvision/<V5.4.0%20build%20160530|>=V5.2.0%20build%20140721",
		"vers:hikvision/>=V5.2.0%20build%20140721|<V5.4.0%20build%20160530",
		["vers/not-sorted 40"],
		"neighbours that have an order are sorted by it",
	],
	["vers:hikvision/build%202021-06-25|build%20230821", "", [], "days have an order among themselves"],
];

for (const [text, canonical, problems, source] of ROWS) {
	test(`${text} (${source})`, () => {
		const parsed = parseVers(text);
		assert.ok(parsed.ok);
		assert.deepEqual(
			validateVers(parsed.value).map(({ code, at }) => `${code} ${at}`),
			problems,
		);
		assert.equal(toCanonical(parsed.value), canonical === "" ? text : canonical);
	});
}

test("a problem says what is wrong, and only an unknown type is a warning", () => {
	for (const [text] of ROWS) {
		const parsed = parseVers(text);
		for (const { code, severity, why } of parsed.ok ? validateVers(parsed.value) : []) {
			assert.ok(why.length > 10);
			assert.equal(severity, code === "vers/unknown-type" ? "warning" : "error");
		}
	}
});
