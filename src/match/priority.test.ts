/** The order of docs/verdicts.md: verdict, exposure, known attacks, score; what is missing is never the mild case. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { advisory, camera, catalogue, holesOf } from "../../test/support/match-fixture.ts";
import type { Exposure } from "../inventory/device.ts";
import type { HoleJudgement } from "./hole.ts";
import { urgencyOf } from "./priority.ts";

const [affected] = holesOf(camera("V1.0.0"), [advisory({ products: [{ name: "ND-CAM2142" }] })]);
assert.ok(affected);
const base: HoleJudgement = { ...affected, baseScore: 9.8 };
const attacked = catalogue.attacked("CVE-2017-0001");
const at = (over: Partial<HoleJudgement>, exposure: Exposure = "internet", known = attacked) =>
	urgencyOf({ ...base, ...over }, exposure, known).urgency;

test("each part in its order, the most urgent first", () => {
	const rising: readonly (readonly [what: string, urgencies: readonly number[]])[] = [
		["verdict", (["known_affected", "under_investigation", "fixed", "known_not_affected"] as const).map((verdict) => at({ verdict }))],
		["exposure", (["internet", "unknown", "internal", "isolated"] as const).map((exposure) => at({}, exposure))],
		["attacks", [at({}), urgencyOf(base, "internet", undefined).urgency]],
		["score", [9.0, 7.0, 4.0, 3.9].map((baseScore) => at({ baseScore }))],
	];
	for (const [what, urgencies] of rising)
		for (const [i, urgency] of urgencies.entries()) if (i > 0) assert.ok(urgency > (urgencies[i - 1] ?? 0), what);
});

test("the verdict outweighs everything else", () => {
	const mildest = urgencyOf({ ...base, baseScore: 1 }, "isolated", undefined).urgency;
	assert.ok(mildest < at({ verdict: "under_investigation" }));
});

test("a score that is not stated ranks as high; each part is said in words", () => {
	assert.equal(at({ baseScore: undefined }), at({ baseScore: 7.5 }));
	assert.deepEqual(urgencyOf(base, "unknown", attacked).reasons, [
		"whether the internet reaches it is not known",
		"attacked, in CISA KEV since 2024-08-21",
		"CVSS 9.8",
	]);
	assert.deepEqual(urgencyOf({ ...base, baseScore: undefined }, "internet", undefined).reasons, [
		"reachable from the internet",
		"no attacks known to us",
		"no CVSS score stated",
	]);
	assert.ok(urgencyOf(base, "internal", catalogue.attacked("CVE-2017-0005")).reasons.includes("attacks are reported"));
});
