import assert from "node:assert/strict";
import { test } from "node:test";
import { factsFromVectors } from "./from-cvss.ts";

const v3 = (exploit: string, impact: string): string => `CVSS:3.1/${exploit}/S:U/${impact}`;
const v4 = (exploit: string, impact: string, rest = ""): string => `CVSS:4.0/${exploit}/${impact}/SC:N/SI:N/SA:N${rest}`;
const OPEN_3 = "AV:N/AC:L/PR:N/UI:N";
const OPEN_4 = "AV:N/AC:L/AT:N/PR:N/UI:N";
const ALL_4 = "VC:H/VI:H/VA:H";

// why, vectors, automatable, impact, exploitation
for (const [why, vectors, automatable, impact, exploitation] of [
	["open to all, all lost", [v3(OPEN_3, "C:H/I:H/A:H")], true, "total", undefined],
	["the same in 2.0", ["AV:N/AC:L/Au:N/C:C/I:C/A:C"], true, "total", undefined],
	["the same in 4.0", [v4(OPEN_4, ALL_4)], true, "total", undefined],
	["only stops the device", [v3(OPEN_3, "C:N/I:N/A:H")], true, "partial", undefined],
	["reveals something that may be the password", [v3(OPEN_3, "C:H/I:N/A:N")], true, undefined, undefined], // CVE-2020-25078 is such
	["partial in 2.0 says little", ["AV:N/AC:L/Au:N/C:P/I:P/A:P"], true, undefined, undefined],
	["a user must act", [v3("AV:N/AC:L/PR:N/UI:R", "C:L/I:L/A:N")], false, "partial", undefined],
	["at the device", [v3("AV:P/AC:L/PR:N/UI:N", "C:H/I:H/A:H")], false, "total", undefined],
	["an account is needed, and default passwords exist", [v3("AV:N/AC:L/PR:L/UI:N", "C:H/I:H/A:H")], undefined, "total", undefined],
	["3.1 says too much at once with AC:H", [v3("AV:N/AC:H/PR:N/UI:N", "C:H/I:H/A:H")], undefined, "total", undefined],
	["4.0 says with AC:H that a defence must be got round", [v4("AV:N/AC:H/AT:N/PR:N/UI:N", ALL_4)], false, "total", undefined],
	["same network only", [v3("AV:A/AC:L/PR:N/UI:N", "C:H/I:H/A:H")], undefined, "total", undefined],
	["4.0 states it", [v4(OPEN_4, ALL_4, "/AU:N")], false, "total", undefined],
	["one of two states it", [v3(OPEN_3, "C:H/I:H/A:H"), v4("AV:N/AC:L/AT:P/PR:L/UI:N", ALL_4, "/AU:Y")], true, "total", undefined],
	["of two sources the worse counts", [v3("AV:L/AC:L/PR:N/UI:N", "C:L/I:N/A:N"), v3(OPEN_3, "C:H/I:H/A:H")], true, "total", undefined],
	[
		"one source leaves it open",
		[v3("AV:L/AC:L/PR:N/UI:N", "C:L/I:N/A:N"), v3("AV:N/AC:H/PR:N/UI:N", "C:H/I:N/A:N")],
		undefined,
		undefined,
		undefined,
	],
	["exploit code is public", [`${v3(OPEN_3, "C:H/I:H/A:H")}/E:F`], true, "total", "public poc"],
	["attacked", [v4(OPEN_4, ALL_4, "/E:A"), `${v3(OPEN_3, "C:H/I:H/A:H")}/E:P`], true, "total", "active"],
	["unproven says nothing about today", [`${v3(OPEN_3, "C:H/I:H/A:H")}/E:U`], true, "total", undefined],
	["nothing stated", [], undefined, undefined, undefined],
	["nothing readable", ["9.8"], undefined, undefined, undefined],
] as const) {
	test(`from CVSS: ${why}`, () => {
		const facts = factsFromVectors(vectors);
		assert.deepEqual([facts.automatable.value, facts.technicalImpact.value, facts.exploitation], [automatable, impact, exploitation]);
	});
}

test("what is inferred says so, with the metrics it comes from", () => {
	const facts = factsFromVectors([v3(OPEN_3, "C:H/I:H/A:H"), "CVSS:3.1/AV:\u202eN"]);
	assert.equal(facts.automatable.words, "automatable (inferred from CVSS AV:N/AC:L/PR:N/UI:N)");
	assert.equal(facts.technicalImpact.words, "total control (inferred from CVSS C:H/I:H/A:H)");
	assert.deepEqual(facts.unread, ["cvss/bad-value AV:\u00b7N"]);
	assert.equal(factsFromVectors([]).automatable.words, "whether it is automatable is not known: no CVSS vector is stated");
	assert.equal(factsFromVectors([v4(OPEN_4, ALL_4, "/AU:Y")]).automatable.words, "automatable (stated in CVSS 4.0: AU:Y)");
});
