/** The order of docs/verdicts.md and docs/priority.md: verdict, decision, score; waves raise it; what is missing is never the mild case. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { advisory, camera, catalogue, holesOf } from "../../test/support/match-fixture.ts";
import type { AttackedHole } from "../catalog/vendor.ts";
import type { Wave } from "../detect/wave.ts";
import type { Exposure } from "../inventory/device.ts";
import type { HoleJudgement } from "./hole.ts";
import { createPriorities, type SeveritySaid } from "./priority.ts";

const [affected] = holesOf(camera("V1.0.0"), [advisory({ products: [{ name: "ND-CAM2142" }] })]);
assert.ok(affected);
const base: HoleJudgement = { ...affected, baseScore: 9.8, vectors: ["CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H"] };
const listed = catalogue.attacked("CVE-2017-0001");
const wave: Wave = {
	id: "w1",
	revision: 1,
	key: { maker: "norden", signature: "channels renamed", port: undefined, cve: undefined },
	category: undefined,
	startedAt: "2026-11-20",
	peakAt: undefined,
	endedAt: undefined,
	sources: undefined,
	targets: undefined,
	countries: [],
	evidence: [],
	statedBy: "an operator",
	synthetic: false,
};

function urgencyAt(
	over: Partial<HoleJudgement>,
	exposure: Exposure = "internet",
	known: AttackedHole | "none" | undefined = listed,
	waves: readonly Wave[] = [],
	said: SeveritySaid = { otherwise: [], rating: undefined },
) {
	return createPriorities({
		asOf: "2026-11-24",
		waves,
		attackedBy: () => (known === "none" ? undefined : known),
		severitySaid: () => said,
	}).tell({ ...base, ...over }, exposure, ["norden"]);
}

test("the score is told as its vector gives it, with who states another; a rating in words only where no score stands", () => {
	const told = (baseScore: number | undefined, said?: Partial<SeveritySaid>) =>
		urgencyAt({ baseScore }, "internet", listed, [], { otherwise: [], rating: undefined, ...said }).reasons.at(-1);
	const otherwise = [{ advisory: "TEST-1", stated: 5.3 }];
	assert.equal(told(9.8), "CVSS 9.8");
	assert.equal(told(9.8, { otherwise, rating: "low" }), "CVSS 9.8 by its vector; TEST-1 states 5.3");
	assert.equal(told(undefined), "no CVSS score stated");
	assert.equal(told(undefined, { rating: "high" }), "no CVSS score stated, rated high by the document");
});

test("each part in its order, the most urgent first", () => {
	const rising: readonly (readonly [what: string, urgencies: readonly number[]])[] = [
		[
			"verdict",
			(["known_affected", "under_investigation", "fixed", "known_not_affected"] as const).map((verdict) => urgencyAt({ verdict }).urgency),
		],
		["attacks, reachable from the internet", [urgencyAt({}).urgency, urgencyAt({}, "internet", "none").urgency]],
		["exposure, without attacks", [urgencyAt({}, "internet", "none").urgency, urgencyAt({}, "internal", "none").urgency]],
		["score, where the decision is the same", [9.8, 9.0, 7.0].map((baseScore) => urgencyAt({ baseScore }).urgency)],
	];
	for (const [what, urgencies] of rising)
		for (const [i, urgency] of urgencies.entries()) if (i > 0) assert.ok(urgency > (urgencies[i - 1] ?? 0), what);
});

test("the verdict outweighs everything else, and a device without a name comes after those with an open hole", () => {
	const mildest = urgencyAt({ baseScore: 1, vectors: [] }, "isolated", "none").urgency;
	const open = urgencyAt({ verdict: "under_investigation" }).urgency;
	assert.ok(mildest < open);
	assert.ok(urgencyAt({ verdict: "under_investigation", advisory: "", baseScore: undefined }).urgency > open);
});

test("not stated is never the mild case", () => {
	assert.ok(urgencyAt({ baseScore: undefined }).urgency <= urgencyAt({}).urgency, "score");
	// The same decision; among equals the one that is sure comes first.
	assert.ok(urgencyAt({ vectors: [] }).urgency - urgencyAt({}).urgency < 0.01, "vector");
	assert.ok(urgencyAt({}, "unknown", "none").urgency <= urgencyAt({}, "internal", "none").urgency, "exposure");
});

test("a date is due only for what is known to be affected; three days from the listing for an exposed, attacked hole", () => {
	assert.equal(urgencyAt({}).due, "2024-08-24");
	assert.equal(urgencyAt({ verdict: "under_investigation" }).due, undefined);
	assert.ok(urgencyAt({}).reasons.some((reason) => reason.startsWith("by CISA BOD 26-04: 3 days")));
});

test("a wave that runs raises what it reaches; one that ended, or of another maker, does not", () => {
	const calm = urgencyAt({}, "internet", "none").urgency;
	assert.ok(urgencyAt({}, "internet", "none", [wave]).urgency < calm);
	assert.equal(urgencyAt({}, "internet", "none", [{ ...wave, endedAt: "2026-11-22" }]).urgency, calm);
	assert.equal(urgencyAt({}, "internet", "none", [{ ...wave, synthetic: true }]).urgency, calm, "made up");
	assert.equal(urgencyAt({}, "internet", "none", [{ ...wave, key: { ...wave.key, maker: "other" } }]).urgency, calm);
});
