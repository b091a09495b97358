import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { METRICS } from "./metrics.ts";
import { parseVector } from "./parse-vector.ts";
import { type Scores, score } from "./score.ts";
import { severityOf } from "./severity.ts";
import { checkStatedScore } from "./stated-score.ts";
import type { Vector } from "./vector.ts";

function vectorOf(text: string): Vector {
	const read = parseVector(text);
	assert.ok(read.ok, text);
	return read.value;
}

const four = (rest: string): string => `CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/${rest}`;

// vector, what the standard's own documents give for it
for (const [source, text, expected] of [
	[
		"CVSS 2.0 guide, section 3.3.1, CVE-2002-0392",
		"AV:N/AC:L/Au:N/C:N/I:N/A:C/E:F/RL:OF/RC:C",
		{ base: 7.8, temporal: 6.4, overall: 6.4, severity: "medium" },
	],
	[
		"the same, environment of the guide at its worst",
		"AV:N/AC:L/Au:N/C:N/I:N/A:C/E:F/RL:OF/RC:C/CDP:H/TD:H/CR:M/IR:M/AR:H",
		{ base: 7.8, temporal: 6.4, environmental: 9.2, overall: 9.2, severity: "high" },
	],
	[
		"CVSS 2.0 guide, section 3.3.2, CVE-2003-0818",
		"AV:N/AC:L/Au:N/C:C/I:C/A:C/E:F/RL:OF/RC:C",
		{ base: 10, temporal: 8.3, overall: 8.3, severity: "high" },
	],
	[
		"CVSS 2.0 guide, section 3.3.3, CVE-2003-0062",
		"AV:L/AC:H/Au:N/C:C/I:C/A:C/E:POC/RL:OF/RC:C",
		{ base: 6.2, temporal: 4.9, overall: 4.9, severity: "medium" },
	],
	["CVSS 3.0 examples, CVE-2013-1937", "CVSS:3.0/AV:N/AC:L/PR:N/UI:R/S:C/C:L/I:L/A:N", { base: 6.1, overall: 6.1, severity: "medium" }],
	["CVSS 3.1 examples, CVE-2013-0375", "CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:C/C:L/I:L/A:N", { base: 6.4, overall: 6.4, severity: "medium" }],
	["CVSS 3.1 examples, CVE-2014-3566", "CVSS:3.1/AV:N/AC:H/PR:N/UI:R/S:U/C:L/I:N/A:N", { base: 3.1, overall: 3.1, severity: "low" }],
	["CVSS 3.1 examples, CVE-2014-6271", "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", { base: 9.8, overall: 9.8, severity: "critical" }],
	["no impact", "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:C/C:N/I:N/A:N", { base: 0, overall: 0, severity: "none" }],
	["nothing at stake", four("VC:N/VI:N/VA:N/SC:N/SI:N/SA:N"), { base: 0, overall: 0, severity: "none" }],
	["CVSS 4.0, macro vector 000000", four("VC:H/VI:H/VA:H/SC:H/SI:H/SA:H/MSI:S"), undefined],
	["CVSS 4.0 examples, CVE-2014-6271", four("VC:H/VI:H/VA:H/SC:N/SI:N/SA:N"), { base: 9.3, overall: 9.3, severity: "critical" }],
	[
		"CVSS 4.0: a threat that nobody reports",
		four("VC:H/VI:H/VA:H/SC:N/SI:N/SA:N/E:U"),
		{ base: 9.3, threat: 8.1, overall: 8.1, severity: "high" },
	],
	[
		"CVSS 4.0: supplemental metrics never count",
		four("VC:H/VI:H/VA:H/SC:N/SI:N/SA:N/AU:Y/R:I/U:Red"),
		{ base: 9.3, overall: 9.3, severity: "critical" },
	],
] as const satisfies readonly (readonly [string, string, Scores | undefined])[]) {
	test(`score: ${source}`, () => {
		const found = score(vectorOf(text));
		if (expected === undefined) assert.deepEqual([found.base, found.environmental], [10, 10]);
		else assert.deepEqual(found, expected);
	});
}

test("bands", () => {
	for (const [at, word] of [
		[0, "none"],
		[0.1, "low"],
		[3.9, "low"],
		[4, "medium"],
		[6.9, "medium"],
		[7, "high"],
		[8.9, "high"],
		[9, "critical"],
		[10, "critical"],
	] as const)
		assert.equal(severityOf("3.1", at), word);
	assert.deepEqual(
		[0, 3.9, 4, 7, 10].map((at) => severityOf("2.0", at)),
		["low", "low", "medium", "high", "high"],
	);
});

test("stated scores are held against the vector", () => {
	const critical = vectorOf("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H/E:U");
	assert.deepEqual(checkStatedScore(critical, { base: 9.8, temporal: 9, severity: "CRITICAL" }), []);
	assert.deepEqual(checkStatedScore(critical, { base: 8.8, severity: "HIGH" }), [
		{ what: "base", stated: 8.8, computed: 9.8 },
		{ what: "severity", stated: "HIGH", computed: "critical" },
	]);
	assert.deepEqual(checkStatedScore(critical, { base: Number.NaN }), [{ what: "base", stated: Number.NaN, computed: 9.8 }]);
	assert.deepEqual(checkStatedScore(critical, {}), []);
	assert.deepEqual(checkStatedScore(vectorOf(four("VC:H/VI:H/VA:H/SC:N/SI:N/SA:N")), { environmental: 9.3 }), []);
});

/** Impact metrics of 4.0, most severe first: making one milder never raises the score. */
test("law: scores lie between 0 and 10 with one decimal, and a milder impact never scores higher (4.0)", () => {
	const names = METRICS["4.0"].filter(({ group }) => group === "base" || group === "threat");
	const vector = fc.tuple(...names.map(({ values }) => fc.constantFrom(...values)));
	fc.assert(
		fc.property(vector, fc.constantFrom("VC", "VI", "VA", "SC", "SI", "SA"), (values, milder) => {
			const stated = new Map(names.map(({ name }, index) => [name, values[index] ?? ""]));
			const text = (map: ReadonlyMap<string, string>): string =>
				`CVSS:4.0/${[...map].map(([name, value]) => `${name}:${value}`).join("/")}`;
			const first = score(vectorOf(text(stated))).overall;
			assert.ok(first >= 0 && first <= 10 && Math.abs(first * 10 - Math.round(first * 10)) < 1e-9);
			const less = { H: "L", L: "N", N: "N" }[stated.get(milder) ?? "N"] ?? "N";
			assert.ok(score(vectorOf(text(new Map([...stated, [milder, less]])))).overall <= first);
		}),
	);
});
