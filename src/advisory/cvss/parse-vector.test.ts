import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { METRICS } from "./metrics.ts";
import { parseVector } from "./parse-vector.ts";

const BASE_31 = "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H";
const BASE_4 = "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N";

// text, version, canonical form, in the standard's order
for (const [text, version, canonical, inOrder] of [
	["AV:N/AC:L/Au:N/C:C/I:C/A:C", "2.0", "AV:N/AC:L/Au:N/C:C/I:C/A:C", true],
	["(AV:N/AC:L/Au:N/C:C/I:C/A:C)", "2.0", "AV:N/AC:L/Au:N/C:C/I:C/A:C", true], // as the NVD writes it
	["AV:N/AC:L/Au:N/C:C/I:C/A:C/E:ND/RL:ND/RC:C", "2.0", "AV:N/AC:L/Au:N/C:C/I:C/A:C/RC:C", true],
	[BASE_31, "3.1", BASE_31, true],
	[` ${BASE_31}\n`, "3.1", BASE_31, true],
	["CVSS:3.0/S:U/AV:N/AC:L/PR:H/UI:N/C:L/I:L/A:N/RL:X", "3.0", "CVSS:3.0/AV:N/AC:L/PR:H/UI:N/S:U/C:L/I:L/A:N", false],
	[`${BASE_4}/E:A/U:Red`, "4.0", `${BASE_4}/E:A/U:Red`, true],
] as const) {
	test(`reads ${JSON.stringify(text)}`, () => {
		const read = parseVector(text);
		assert.ok(read.ok, JSON.stringify(read));
		assert.deepEqual([read.value.version, read.value.canonical, read.value.inOrder, read.value.text], [version, canonical, inOrder, text]);
	});
}

// text, code, place
for (const [text, code, at] of [
	["", "cvss/unknown-version", ""],
	["9.8", "cvss/unknown-version", "9.8"],
	["CVSS:5.0/AV:N", "cvss/unknown-version", "CVSS:5.0/AV:N"],
	["cvss:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", "cvss/unknown-version", "cvss:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H"],
	[`${BASE_31}/`, "cvss/bad-metric", ""],
	[`${BASE_31}/Q:N`, "cvss/bad-metric", "Q:N"],
	[`${BASE_31}/__proto__:N`, "cvss/bad-metric", "__proto__:N"],
	[`${BASE_31}/E:ND`, "cvss/bad-value", "E:ND"],
	["CVSS:3.1/AV:n/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", "cvss/bad-value", "AV:n"],
	[`${BASE_31}/AV:P`, "cvss/repeated-metric", "AV"],
	["CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H", "cvss/missing-metric", "A"],
	["CVSS:4.0/AV:N/AC:L/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N", "cvss/missing-metric", "AT"],
	[`${BASE_4}/SI:S`, "cvss/bad-value", "SI:S"], // safety is a value of MSI, not of SI
	[`${BASE_31}${"/".repeat(100_000)}`, "cvss/too-long", `${BASE_31.length + 100_000}`],
] as const) {
	test(`refuses ${JSON.stringify(text.slice(0, 60))}`, () => assert.deepEqual(parseVector(text), { ok: false, error: { code, at } }));
}

test("law: every vector of every edition is read, its canonical form reads as itself, and the order of 3.x does not count", () => {
	const vector = fc.constantFrom("2.0" as const, "3.0" as const, "3.1" as const, "4.0" as const).chain((version) =>
		fc
			.tuple(...METRICS[version].map((metric) => fc.constantFrom(...metric.values)))
			.map((values) => METRICS[version].map((metric, index) => `${metric.name}:${values[index]}`))
			.chain((parts) => fc.shuffledSubarray(parts, { minLength: parts.length }))
			.map((parts) => (version === "2.0" ? parts.join("/") : `CVSS:${version}/${parts.join("/")}`))
			// A 2.0 vector is known by its first metric: one of the base.
			.filter((text) => version !== "2.0" || /^(AV|AC|Au|C|I|A):/.test(text)),
	);
	fc.assert(
		fc.property(vector, (text) => {
			const read = parseVector(text);
			assert.ok(read.ok, text);
			const again = parseVector(read.value.canonical);
			assert.ok(again.ok);
			assert.deepEqual([again.value.canonical, again.value.inOrder], [read.value.canonical, true]);
			assert.deepEqual(again.value.metrics, read.value.metrics);
		}),
	);
});

test("law: no text makes it throw", () => {
	const part = fc.constantFrom("CVSS:3.1/", "CVSS:4.0/", "AV:N", "/", ":", "Au:", "\u202e", "constructor:N", "AC:");
	fc.assert(
		fc.property(
			fc.oneof(
				fc.string(),
				fc.array(part).map((parts) => parts.join("")),
			),
			(text) => {
				const read = parseVector(text);
				assert.ok(read.ok || read.error.at.length <= 40);
			},
		),
	);
});
