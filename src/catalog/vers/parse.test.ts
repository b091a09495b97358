/** Reading `vers` strings: what parses, and where what does not parse stops. Rules: how-to-parse.md unless a row says otherwise. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { parseCanonical, parseVers } from "./parse.ts";
import { decodeVersion, encodeVersion } from "./percent.ts";
import type { VersError } from "./vers.ts";

/** Text, type, constraints as `comparator version`, source. */
const READS: readonly (readonly [text: string, type: string, constraints: readonly string[], source: string])[] = [
	["vers:npm/1.2.3|>=2.0.0|<5.0.0", "npm", ["= 1.2.3", ">= 2.0.0", "< 5.0.0"], "specification, example 1"],
	["vers:gem/>=2.2.0|!=2.2.1|<2.3.0", "gem", [">= 2.2.0", "!= 2.2.1", "< 2.3.0"], "specification, example 2"],
	["vers:deb/*", "deb", ["* "], "specification, asterisk"],
	["vers:all/*", "all", ["* "], "vers-types, all"],
	["vers:none/*", "none", ["* "], "vers-types, none"],
	["VERS:Semver/1.0.0", "semver", ["= 1.0.0"], "scheme and type have one meaning in any case"],
	["vers:semver/=1.0.0", "semver", ["= 1.0.0"], "equality written out has one meaning"],
	["vers:x.y-2/1", "x.y-2", ["= 1"], "letters, digits, dots and dashes"],
	["vers:hikvision/<V5.4.0%20build%20160530", "hikvision", ["< V5.4.0 build 160530"], "a blank is percent-encoded"],
	["vers:lexicographic/%C3%A9", "lexicographic", ["= \u00e9"], "other than ASCII is percent-encoded UTF-8"],
	["vers:generic/1%253E2", "generic", ["= 1%3E2"], "decoded exactly once"],
	["vers:generic/a/b:c#d", "generic", ["= a/b:c#d"], "split once on the first colon and slash"],
];

for (const [text, type, constraints, source] of READS) {
	test(`reads ${text} (${source})`, () => {
		const parsed = parseVers(text);
		assert.ok(parsed.ok);
		assert.equal(parsed.value.raw, text);
		assert.equal(parsed.value.type, type);
		assert.deepEqual(
			parsed.value.constraints.map(({ comparator, version }) => `${comparator} ${version}`),
			constraints,
		);
		for (const { at, written } of parsed.value.constraints) assert.equal(text.slice(at, at + written.length), written);
	});
}

const REFUSES: readonly (readonly [text: string, code: VersError["code"], at: number])[] = [
	["", "vers/no-scheme", 0],
	["1.0|2.0", "vers/no-scheme", 0],
	["pkg:npm/x@1", "vers/no-scheme", 0],
	["vers:npm/>=1.0.0| <2.0.0", "vers/bad-character", 17],
	["vers:npm/1\t", "vers/bad-character", 10],
	["vers:npm/\u00e9", "vers/bad-character", 9],
	["vers:", "vers/bad-type", 5],
	["vers:/1", "vers/bad-type", 5],
	["vers:npm", "vers/bad-type", 5],
	["vers:2x/1", "vers/bad-type", 5],
	["vers:n%70m/1", "vers/bad-type", 5],
	["vers:npm/", "vers/empty-constraint", 9],
	["vers:npm/|1", "vers/empty-constraint", 9],
	["vers:npm/1|", "vers/empty-constraint", 11],
	["vers:npm/1||2", "vers/empty-constraint", 11],
	["vers:npm/>=", "vers/no-version", 11],
	["vers:npm/1|!=", "vers/no-version", 13],
	["vers:npm/*|1", "vers/star-not-alone", 9],
	["vers:npm/1|*", "vers/star-not-alone", 11],
	["vers:npm/**", "vers/star-not-alone", 9],
	["vers:npm/>1.*", "vers/unencoded-sign", 12],
	["vers:npm/>=2<3", "vers/unencoded-sign", 12],
	["vers:npm/==2", "vers/unencoded-sign", 10],
	["vers:npm/!2", "vers/unencoded-sign", 9],
	["vers:npm/1.0%2G0", "vers/bad-encoding", 12],
	["vers:npm/1%", "vers/bad-encoding", 10],
	["vers:npm/1%FF", "vers/bad-encoding", 10],
	["vers:npm/1%C3", "vers/bad-encoding", 10],
	["vers:npm/1%00", "vers/bad-character", 10],
	["vers:npm/1%0A2", "vers/bad-character", 10],
	[`vers:npm/${"1".repeat(70_000)}`, "vers/too-long", 65_536],
	[`vers:npm/${"1|".repeat(5000)}1`, "vers/too-many-constraints", 9],
];

for (const [text, code, at] of REFUSES) {
	test(`refuses ${text.slice(0, 40)}`, () => {
		const parsed = parseVers(text);
		assert.ok(!parsed.ok);
		assert.deepEqual([parsed.error.code, parsed.error.at], [code, at]);
		assert.notEqual(parsed.error.expected, "");
	});
}

test("what must be canonical is refused where it is not; a warning is none", () => {
	assert.equal(parseCanonical("vers:intdot/>=1.0|<2.0").ok, true);
	assert.equal(parseCanonical("vers:example/1.0").ok, true);
	for (const [text, code] of [
		["vers:intdot/>=2.0|<1.0", "vers/not-sorted"],
		["VERS:intdot/1", "vers/not-lower-case"],
		["vers:intdot/", "vers/empty-constraint"],
	] as const) {
		const parsed = parseCanonical(text);
		assert.equal(parsed.ok ? "ok" : parsed.error.code, code);
	}
});

test("every text is read or refused with a place inside it", () => {
	const piece = fc.constantFrom(
		"vers:",
		"VERS:",
		"npm",
		"/",
		"|",
		">=",
		"<",
		"!=",
		"=",
		"*",
		"%",
		"%20",
		"%2g",
		"1.0",
		" ",
		"\u0000",
		"\u{1f600}",
	);
	fc.assert(
		fc.property(
			fc.oneof(
				fc.string({ unit: "binary" }),
				fc.array(piece, { maxLength: 12 }).map((parts) => parts.join("")),
			),
			(text) => {
				const parsed = parseVers(text);
				return parsed.ok || (parsed.error.at >= 0 && parsed.error.at <= text.length);
			},
		),
	);
});

test("encoding and decoding give the version back, in ASCII without signs", () => {
	fc.assert(
		fc.property(fc.string({ unit: "grapheme" }), (version) => {
			const encoded = encodeVersion(version);
			assert.match(encoded, /^[!-~]*$/);
			assert.doesNotMatch(encoded, /[<>=!*|]/);
			const decoded = decodeVersion(encoded, 0);
			const control = /[\u0000-\u001f\u007f-\u009f]/.test(version);
			assert.deepEqual(decoded.ok ? decoded.value : decoded.error.code, control ? "vers/bad-character" : version);
		}),
	);
});
