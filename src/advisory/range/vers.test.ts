/** Real `vers` strings in a version slot: what is a range of firmware, and what must not become one. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Expression } from "./expression.ts";
import { parseExpression } from "./parse-expression.ts";

function read(text: string): Expression {
	return parseExpression(text, "product_version_range").expression;
}

/** Intervals and versions as `[lower, upper]`, or the kind. */
function ends(text: string): unknown {
	const expression = read(text);
	if (expression.kind !== "ranges") return expression.kind;
	return expression.alternatives.map((one) => (one.kind === "exact" ? one.text : [one.lower?.text, one.upper?.text]));
}

const ROWS: readonly (readonly [text: string, ends: unknown, why: string])[] = [
	["vers:intdot/>=1.0|<2.0", [["1.0", "2.0"]], "canonical"],
	["vers:intdot/<2.0|>=1.0", [["1.0", "2.0"]], "sorted by version before it is read, as the specification does"],
	["vers:intdot/3|1|<2", [[undefined, "2"], "3"], "an end takes in the versions before it"],
	[
		"vers:hikvision/>=V5.5.0|<V5.4.0",
		[
			[undefined, "V5.4.0"],
			["V5.5.0", undefined],
		],
		"below the one or from the other on, and not nothing",
	],
	["vers:hikvision/>=V5.5.0|<V5.5.0", "unparsed", "one version with two comparators"],
	["vers:uniview/>=NVR-B3801.25|<NVR-B3801.20|CIPC-B2303.2", "unparsed", "out of order, and not to be sorted: it would hold nothing"],
	["vers:hikvision/ >= V5.4.0 build 160530 | < V5.5.0 ", [["V5.4.0 build 160530", "V5.5.0"]], "blanks are forgiven"],
	["vers:hikvision/=V5.4.0", ["V5.4.0"], "equality written out"],
	["vers:hikvision/V5.4.0%2", ["V5.4.0%2"], "a percent sign that encodes nothing is kept"],
	["vers:maven/<2.0", "unparsed", "a package ecosystem: a maker's scheme must not guess at it"],
	["vers:npm/<2.0.0", "unparsed", "a package ecosystem"],
	["vers:lexicographic/<1.9", "unparsed", "1.10 is in it, which no scheme of numbers would say"],
	["vers:no-such-type/1.0", "unparsed", "unknown"],
	["vers:none/*", "unparsed", "no version is no statement on a product"],
	["vers:no-such-type/*", "all", "every version, of any type"],
];

for (const [text, expected, why] of ROWS) test(`${text}: ${why}`, () => assert.deepEqual(ends(text), expected));

test("the bounds of a sorted range keep their place in the text", () => {
	const text = "vers:intdot/<2.0|>=1.0";
	const expression = read(text);
	assert.ok(expression.kind === "ranges");
	for (const one of expression.alternatives) {
		for (const end of one.kind === "interval" ? [one.lower, one.upper] : []) {
			assert.ok(end !== undefined);
			assert.equal(text.slice(end.at, end.at + end.text.length), end.text);
		}
	}
});

test("more constraints than can be sorted in time are refused", () => {
	assert.equal(read(`vers:intdot/${Array.from({ length: 5000 }, (_, at) => at).join("|")}`).kind, "unparsed");
});
