/** What is missing, and that the answers promised are those that the engine then gives. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { advisory, camera, identity, judged } from "../../test/support/match-fixture.ts";
import { KIND_WORDS } from "./answer-words.ts";
import { needsOf } from "./need.ts";
import type { InvestigationKind, Verdict } from "./verdict.ts";

const NOT_OPEN = new Set(["not_listed", "below_range", "after_range", "stated_safe", "per_cve"]);

test("every kind of open verdict has one need with two answers at least; nothing else has any", () => {
	const facts = new Map<string, string>();
	for (const kind of Object.keys(KIND_WORDS).filter((word) => !NOT_OPEN.has(word)) as InvestigationKind[]) {
		const needs = needsOf({ verdict: "under_investigation", kind, range: "", upgradeTo: undefined }, identity({ brand: "Acme" }));
		assert.equal(needs.length, 1, kind);
		assert.ok((needs[0]?.outcomes.length ?? 0) >= 2, kind);
		facts.set(kind, needs[0]?.fact ?? "");
	}
	assert.deepEqual(
		[...facts.entries()].filter(([, fact]) => fact === "firmware").map(([kind]) => kind),
		["firmware_missing", "firmware_partial", "firmware_unreadable"],
	);
	for (const verdict of ["known_affected", "fixed", "known_not_affected"] as const)
		assert.deepEqual(needsOf({ verdict, kind: undefined, range: "", upgradeTo: undefined }, identity({})), []);
});

const range = advisory({ products: [{ name: "ND-CAM2142", versions: "<=V5.0.0" }] });
const bounded = advisory({ products: [{ name: "ND-CAM2142" }], fixes: ["V5.4.0"] });
const fixedOnly = advisory({ products: [{ name: "ND-CAM2142", versions: ">=V5.4.0", status: "fixed" }] });
const safeOnly = advisory({ products: [{ name: "ND-CAM2142", versions: ">=V5.4.0", status: "known_not_affected" }] });

const promises: readonly (readonly [document: typeof range, when: string, verdict: Verdict, firmware: string])[] = [
	[range, "within <=V5.0.0", "known_affected", "V4.0.0"],
	[range, "above the affected range", "known_not_affected", "V6.0.0"],
	[bounded, "older than V5.4.0", "known_affected", "V5.3.0"],
	[bounded, "V5.4.0 or later", "fixed", "V5.5.0"],
	[fixedOnly, "within >=V5.4.0", "fixed", "V5.5.0"],
	[fixedOnly, "any other version", "under_investigation", "V5.3.0"],
	[safeOnly, "within >=V5.4.0", "known_not_affected", "V5.5.0"],
	[safeOnly, "any other version", "under_investigation", "V5.3.0"],
];

test("a build that is read gives what was promised for it", () => {
	for (const [document, when, verdict, firmware] of promises) {
		const outcome = judged(camera(undefined), document).needs[0]?.outcomes.find((one) => one.when === when);
		assert.equal(outcome?.verdict, verdict, when);
		assert.equal(judged(camera(firmware), document).verdict, verdict, `${firmware}: ${when}`);
	}
});

test("the question names what was told so far", () => {
	const ask = (kind: InvestigationKind, who = identity({})) =>
		needsOf({ verdict: "under_investigation", kind, range: "", upgradeTo: "V9" }, who)[0]?.question ?? "";
	assert.match(ask("model_unclear", identity({ model: "DS-2CD" })), /"DS-2CD" is too vague/);
	assert.match(ask("maker_unknown", identity({ brand: "Acme" })), /sold as Acme/);
	assert.match(ask("model_not_mapped", identity({ brand: "Kustos", model: "KU-7" })), /Ask Kustos which .* KU-7 is/);
	assert.match(ask("gap_before_fix"), /install V9/);
});
