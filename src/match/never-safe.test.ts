/** Documents that say less than they seem to: none of it may read as fixed or not affected. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { type AdvisorySketch, advisory, camera, catalogue, holesOf, judged, libraryFrom, told } from "../../test/support/match-fixture.ts";
import type { Advisory } from "../advisory/document.ts";
import type { Bound } from "../advisory/range/expression.ts";
import { explain } from "./explain.ts";
import { createMatcher } from "./matcher.ts";

const one = (versions: string, more: Partial<AdvisorySketch> = {}) => advisory({ products: [{ name: "ND-CAM2142", versions }], ...more });

test("a product listed as fixed without a version does not say from which version on", () => {
	const whole = advisory({ products: [{ name: "ND-CAM2142", status: "fixed" }] });
	for (const firmware of ["V5.4.0", "V99.0.0", undefined])
		assert.equal(told(judged(camera(firmware), whole)), "under_investigation/no_facts", firmware);
	const beside = advisory({
		products: [
			{ name: "ND-CAM2142", versions: "<=V5.0.0" },
			{ name: "ND-CAM2142", status: "fixed" },
		],
	});
	assert.equal(told(judged(camera("V4.0.0"), beside)), "known_affected");
	assert.equal(told(judged(camera("V5.0.1"), beside)), "under_investigation/no_facts");
});

test("an end that reading made up is no stated fix, and nothing to install", () => {
	const upper: Bound = { text: "V5.5", inclusive: false, axis: "version", at: 0, synthetic: true };
	const wild = (more: Partial<AdvisorySketch> = {}): Advisory => {
		const document = one("V5.4.x", more);
		const lower: Bound = { text: "V5.4", inclusive: true, axis: "version", at: 0, synthetic: true };
		return {
			...document,
			products: document.products.map((product) => ({
				...product,
				expression: { kind: "ranges", alternatives: [{ kind: "interval", lower, upper }] },
			})),
		};
	};
	const above = judged(camera("V5.5.3"), wild());
	assert.deepEqual([told(above), above.upgradeTo], ["known_not_affected/after_range", undefined]);
	const inside = judged(camera("V5.4.3"), wild());
	assert.deepEqual([told(inside), inside.upgradeTo], ["known_affected", undefined]);
	assert.equal(told(judged(camera("V5.5.3"), wild({ fixes: ["V5.6.0"] }))), "under_investigation/gap_before_fix");
	const fixed: Advisory = { ...wild(), products: wild().products };
	assert.equal(judged(camera("V5.0.0"), { ...fixed, vulnerabilities: statusOf(fixed, "fixed") }).upgradeTo, undefined);
});

test("a range that ends before it begins says nothing", () => {
	for (const firmware of ["V5.3.0", "V5.4.0", "V5.4.1", "V5.5.0", "V5.6.0"])
		assert.equal(told(judged(camera(firmware), one(">=V5.5.0 & <=V5.4.0"))), "under_investigation/range_unreadable", firmware);
	assert.equal(told(judged(camera("V5.4.0"), one(">=V5.4.0 & <V5.4.0"))), "under_investigation/range_unreadable");
	assert.equal(told(judged(camera("V5.4.0"), one(">=V5.4.0 & <=V5.4.0"))), "known_affected");
	assert.equal(told(judged(camera("V1.0.0 build 210101"), one(">=@2021-06-01 & <@2021-05-01"))), "under_investigation/range_unreadable");
	assert.equal(told(judged(camera("V4.0.0"), one("<=V4.0.0 | >=V5.5.0 & <=V5.4.0"))), "known_affected", "beside it another is read");
});

test('a status that could not be read is not "not this hole"', () => {
	const document = advisory({ products: [{ name: "ND-CAM2142" }, { name: "ND-DOME7" }] });
	const read = (status: Record<string, "known_affected">, statusComplete: boolean): Advisory => ({
		...document,
		vulnerabilities: document.vulnerabilities.map((each) => ({ ...each, status: new Map(Object.entries(status)), statusComplete })),
	});
	for (const torn of [read({}, false), read({}, true), read({ p2: "known_affected" }, false)]) {
		assert.equal(told(judged(camera("V5.0.0"), torn)), "under_investigation/no_facts");
		assert.deepEqual(holesOf(camera("V5.0.0"), [torn]).map(told), ["under_investigation/no_facts"]);
	}
	assert.equal(told(judged(camera("V5.0.0"), read({ p2: "known_affected" }, true))), "known_not_affected/per_cve");
	assert.equal(
		told(judged(camera("V5.0.0"), { ...read({ ghost: "known_affected" }, false), products: [] })),
		"under_investigation/no_facts",
	);
	assert.equal(told(judged(camera("V5.0.0"), { ...document, vulnerabilities: [] })), "under_investigation/no_facts");
});

test("of several documents with one id the worst counts, in whatever order they were read", () => {
	const affected = one("<=V5.4.0", { id: "2024-001", publisher: "Norden" });
	const silent = advisory({ id: "2024-001", publisher: "Someone", products: [{ name: "OW-1", vendor: "Ostwerk" }] });
	for (const list of [
		[affected, silent],
		[silent, affected],
	]) {
		const answer = explain(camera("V5.0.0"), { advisory: "2024-001" }, createMatcher(libraryFrom(list), catalogue));
		assert.ok(answer.ok);
		assert.equal(told(answer.value), "known_affected");
	}
});

function statusOf(document: Advisory, status: "fixed"): Advisory["vulnerabilities"] {
	return document.vulnerabilities.map((vulnerability) => ({
		...vulnerability,
		status: new Map([...vulnerability.status.keys()].map((id) => [id, status])),
	}));
}

test("above the last affected version, a fix that is only announced leaves it open", () => {
	// CISA ICSA-23-143-01: "update to upcoming 7.1.08 when available".
	for (const details of [
		"Apply the mitigations or update to upcoming 5.1.8 when available.",
		"The hole will be fixed in a later step.",
		"Update to the upcoming firmware release.",
	]) {
		const planned = one("<=V5.0.0", { remedies: [{ details, productIds: ["p1"] }] });
		assert.equal(told(judged(camera("V6.0.0"), planned)), "under_investigation/gap_before_fix", details);
		assert.equal(told(judged(camera("V5.0.0"), planned)), "known_affected", details);
	}
	const other = one("<=V5.0.0", { remedies: [{ details: "Update to the upcoming firmware release.", productIds: ["p2"] }] });
	assert.equal(told(judged(camera("V6.0.0"), other)), "known_not_affected/after_range", "said of another product");
});

test("words that go further than the bound keep the bound itself open", () => {
	// CISA ICSA-16-322-01: prior to v2635 in the tree, prior to v2635_SP1 in the words.
	const document = one("<V5.4.0", { notes: ["Cameras prior to version V5.4.0_SP1 give away passwords."] });
	assert.equal(told(judged(camera("V5.4.0"), document)), "under_investigation/gap_before_fix");
	assert.equal(told(judged(camera("V5.3.0"), document)), "known_affected");
	assert.equal(told(judged(camera("V5.4.1"), document)), "fixed");
	const same = one("<V5.4.0", { notes: ["Cameras prior to version V5.4.0 give away passwords."] });
	assert.equal(told(judged(camera("V5.4.0"), same)), "fixed");
});

test("a version that is the stated fix and lies in the range is neither", () => {
	// CISA ICSA-17-220-02: <= 3.30.3122, fixed in 3.4, which part by part is older.
	const document = one("<=V5.30.0", { fixes: ["V5.4.0"] });
	assert.equal(told(judged(camera("V5.4.0"), document)), "under_investigation/gap_before_fix");
	assert.equal(told(judged(camera("V5.3.0"), document)), "known_affected");
	// Without its build it may be the listed one, whatever fix is called by the same numbers.
	const build = one("<=V5.4.0 build 160530", { fixes: ["V5.4.0"] });
	assert.match(told(judged(camera("V5.4.0"), build)), /^(?:known_affected|under_investigation)/);
	const exact = one("V5.4.0 build 160530", { fixes: ["V5.4.0"] });
	assert.match(told(judged(camera("V5.4.0"), exact)), /^(?:known_affected|under_investigation)/);
	const last = one("<=V5.4.0", { fixes: ["V5.4.0"] });
	assert.equal(told(judged(camera("V5.4.0"), last)), "known_affected", "the last affected version named as the fix");
});
