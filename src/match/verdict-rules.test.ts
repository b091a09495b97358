/** The sixteen rules of a verdict, each by small made-up documents (docs/verdicts.md; the labelled cases of real ones are elsewhere). */
import assert from "node:assert/strict";
import { test } from "node:test";
import { type AdvisorySketch, advisory, camera, holesOf, identity, judged, told } from "../../test/support/match-fixture.ts";
import type { Identity } from "./identity.ts";

const one = (versions: string, more: Partial<AdvisorySketch> = {}) => advisory({ products: [{ name: "ND-CAM2142", versions }], ...more });
const named = (...names: readonly string[]) => advisory({ products: names.map((name) => ({ name })) });
const verdict = (who: Identity, document: ReturnType<typeof advisory>, cve?: string) => told(judged(who, document, cve));

test("rule 1: notes widen a verdict and never narrow one", () => {
	const safe = one("<=V5.0.0", { prose: ["All cameras of Norden but the ND-CAM2142 are affected. Firmware V4.0.0 is not affected."] });
	assert.equal(verdict(camera("V4.0.0"), safe), "known_affected");
	const open = one("<V5.0.0", { title: "Weak hash", prose: ["Norden has not mitigated the weak hash vulnerability."] });
	assert.equal(verdict(camera("V5.5.0"), open), "under_investigation/stated_open");
});

test("rule 2: known_affected is a listed product and a firmware in the range, or no version stated", () => {
	assert.equal(verdict(camera("V4.9.9"), one("<=V5.0.0")), "known_affected");
	for (const firmware of [undefined, "V5.4", "nonsense", "V99.0.0"]) assert.equal(verdict(camera(firmware), one("*")), "known_affected");
});

test("rule 3: fixed is at or after a fix that the document states", () => {
	const status = advisory({
		products: [
			{ name: "ND-CAM2142", versions: "<=V5.0.0" },
			{ name: "ND-CAM2142", versions: ">=V5.4.0", status: "fixed" },
		],
	});
	for (const document of [status, one("<V5.4.0"), one("<=V5.0.0", { fixes: ["V5.4.0"] })]) {
		assert.equal(verdict(camera("V5.4.0"), document), "fixed");
		assert.equal(verdict(camera("V5.4.1"), document), "fixed");
		assert.notEqual(verdict(camera("V5.3.9"), document), "fixed");
	}
	const tied = one("<=V5.0.0", { fixes: ["V5.4.0 for OW-200"] });
	assert.equal(
		verdict(camera("V5.4.0"), tied),
		"under_investigation/gap_before_fix",
		"a fix line holds for the product that it names; a name that the document lists nowhere may be this product's",
	);
});

test("rule 4: known_not_affected carries its kind", () => {
	assert.equal(verdict(camera("V5.0.0", "ND-DOME7"), named("ND-CAM2142")), "known_not_affected/not_listed");
	assert.equal(verdict(camera("V4.0.0"), one(">=V5.0.0 & <=V5.4.0")), "known_not_affected/below_range");
	assert.equal(verdict(camera("V6.0.0"), one("<=V5.4.0")), "known_not_affected/after_range");
	const safe = advisory({ products: [{ name: "ND-CAM2142", versions: "V5.0.0", status: "known_not_affected" }] });
	assert.equal(verdict(camera("V5.0.0"), safe), "known_not_affected/stated_safe");
	const other = advisory({
		products: [{ name: "ND-CAM2142" }, { name: "ND-DOME7" }],
		holes: [{ cve: "CVE-2017-0002", status: { p2: "known_affected" } }],
	});
	assert.equal(verdict(camera("V5.0.0"), other, "CVE-2017-0002"), "known_not_affected/per_cve");
});

test("rule 5: what cannot be decided is under_investigation, and says why", () => {
	assert.equal(verdict(camera(undefined), one("<=V5.0.0 build 150101")), "under_investigation/firmware_missing");
	assert.equal(verdict(camera("V5.0"), one("<=V5.0.0 build 150101")), "under_investigation/firmware_partial");
	assert.equal(verdict(camera("firmware of May"), one("<=V5.0.0")), "under_investigation/firmware_unreadable");
	assert.equal(verdict(camera("V5.2.0"), one("<=V5.0.0", { fixes: ["V5.4.0"] })), "under_investigation/gap_before_fix");
	for (const firmware of ["V4.0.0", "V6.0.0"])
		assert.equal(verdict(camera(firmware), one("V5.0.0 | V5.1.0")), "under_investigation/other_version");
	assert.equal(verdict(camera("V5.0.0"), one("<=V5.0.0 if on Windows")), "under_investigation/condition");
	const condition = advisory({ products: [{ name: "ND-CAM2142", conditions: ["with SD card"] }] });
	assert.equal(verdict(camera("V5.0.0"), condition), "under_investigation/condition");
	const fixed = one("*", { fixes: ["V5.4.0"] });
	assert.equal(
		verdict(camera(undefined), fixed),
		"under_investigation/firmware_missing",
		"a stated fix bounds what is listed without versions",
	);
});

test("rule 6: after the last affected a stated fix keeps it open, without any it is not affected", () => {
	const open = judged(camera("V5.2.0"), one("<=V5.0.0", { fixes: ["V5.4.0"] }));
	assert.deepEqual([told(open), open.upgradeTo], ["under_investigation/gap_before_fix", "V5.4.0"]);
	assert.equal(verdict(camera("V5.2.0"), one("<=V5.0.0")), "known_not_affected/after_range");
});

test("rule 7: bounds are inclusive unless written >, joined comparators are one range, a list is a union", () => {
	const range = one(">=V5.0.0 & <=V5.4.0");
	for (const firmware of ["V5.0.0", "V5.4.0"]) assert.equal(verdict(camera(firmware), range), "known_affected");
	assert.equal(verdict(camera("V5.0.0"), one(">V5.0.0 & <=V5.4.0")), "known_not_affected/below_range");
	const union = one("<V5.0.0 | >=V5.4.0 & <=V5.5.0", { fixes: ["V5.0.0"] });
	assert.equal(verdict(camera("V5.4.5"), union), "known_affected", "above a fix and listed on its own line");
	assert.equal(verdict(camera("V5.2.0"), union), "fixed");
});

test("rule 8: wildcards as the vendor means them", () => {
	const camera2 = (model: string) => camera("V5.0.0", model);
	assert.equal(verdict(camera2("ND-CAM2142"), named("ND-CAM2x42")), "known_affected");
	assert.equal(verdict(camera2("ND-CAM4132"), named("ND-CAM4x2x")), "known_not_affected/not_listed");
	assert.equal(verdict(camera2("ND-CAM2142FWD"), named("ND-CAM2142XX")), "known_affected", "a trailing run of X is any suffix");
	assert.equal(verdict(camera2("ND-CAM2142"), named("ND-CAM21XX")), "known_affected");
});

test("rule 9: suffixes are variants, unless the document lists them one by one", () => {
	assert.equal(verdict(camera("V5.0.0", "ND-CAM2142-I"), named("ND-CAM2142")), "known_affected");
	assert.equal(verdict(camera("V5.0.0", "ND-CAM2142-I"), named("ND-CAM2142 Series")), "known_affected");
	assert.equal(verdict(camera("V5.0.0", "ND-CAM2142-I"), named("ND-CAM2142", "ND-CAM2142-S")), "known_not_affected/not_listed");
});

test("rule 10: commercial prefixes and dirt do not count", () => {
	for (const model of ["ND-CAM2142", "NDI-CAM2142", "CAM2142", " nd-cam2142 ", "ND- CAM2142", "ND-CAM2142,"])
		assert.equal(verdict(identity({ brand: "Norden", model, firmware: "V5.0.0" }), named("ND-CAM2142")), "known_affected", model);
});

test("rule 11: relabels", () => {
	const own = identity({ brand: "Kustos", model: "ND-CAM2142", firmware: "V5.0.0" });
	assert.equal(verdict(own, named("ND-CAM2142")), "known_affected", "it reports the maker's own model");
	for (const brand of ["Kustos", "Hausmarke"])
		assert.equal(verdict(identity({ brand, model: "X-7" }), named("ND-CAM2142")), "under_investigation/model_not_mapped", brand);
	const stated = { brand: "Acme", maker: "Norden", model: "AC-100" };
	assert.equal(
		verdict(identity(stated), named("ND-CAM2142")),
		"under_investigation/model_not_mapped",
		"the label's name under a stated maker",
	);
	assert.equal(verdict(identity({ ...stated, brand: "Norden" }), named("ND-CAM2142")), "known_not_affected/not_listed", "the maker's own");
	const mapped = judged(identity({ brand: "Lumen", model: "LM-100" }), named("ND-CAM2142"));
	assert.deepEqual([told(mapped), mapped.confidence], ["known_affected", "medium"]);
	assert.deepEqual(holesOf(identity({ brand: "Phantom", model: "PH-1" }), [named("ND-CAM2142")]), [], "a picture alone never alarms");
	const strange = identity({ brand: "Acme", model: "OW-200", firmware: "1.0" });
	const listed = advisory({ products: [{ name: "OW-200", vendor: "Ostwerk" }] });
	assert.equal(verdict(strange, listed), "under_investigation/maker_unknown", "an unknown label");
	assert.equal(verdict({ ...strange, brand: "Norden" }, listed), "under_investigation/maker_unknown", "another label");
});

test("rule 12: with a CVE its own status decides, without one the worst", () => {
	const document = advisory({
		products: [
			{ id: "old", name: "ND-CAM2142", versions: "<=V5.4.0" },
			{ id: "new", name: "ND-CAM2142", versions: ">=V5.2.0", status: "fixed" },
		],
		status: { new: "fixed" },
		holes: [{ cve: "CVE-2017-0002", status: { old: "known_affected" } }],
	});
	assert.equal(verdict(camera("V5.3.0"), document, "CVE-2017-0001"), "fixed");
	assert.equal(verdict(camera("V5.3.0"), document, "cve-2017-0002"), "known_affected");
	assert.equal(verdict(camera("V5.3.0"), document), "known_affected");
	const open = one("<V5.0.0", {
		title: "Bypass",
		prose: ["The weak hash vulnerability has not been mitigated."],
		holes: [{ cve: "CVE-2017-0002", title: "Weak hash", status: { p1: "known_affected" }, remedies: [{ fixes: ["V5.0.0"] }] }],
	});
	assert.equal(verdict(camera("V5.0.0"), open, "CVE-2017-0001"), "fixed");
	assert.equal(verdict(camera("V5.0.0"), open, "CVE-2017-0002"), "under_investigation/stated_open");
});

test("rule 12: a hole that was not closed stays open at a version listed as fixed", () => {
	const document = advisory({
		title: "Weak hash",
		prose: ["The weak hash vulnerability has not been mitigated."],
		products: [
			{ name: "ND-CAM2142", versions: "<=V5.0.0" },
			{ name: "ND-CAM2142", versions: ">=V5.4.0", status: "fixed" },
		],
	});
	assert.equal(verdict(camera("V5.4.0"), document), "under_investigation/stated_open");
});

test("rule 12: a class of devices under one CVE is not settled by a model under another", () => {
	const document = advisory({
		products: [{ name: "ND-CAM2142" }, { name: "IP cameras" }],
		status: { p1: "known_affected" },
		holes: [{ cve: "CVE-2017-0002", status: { p2: "known_affected" } }],
	});
	assert.equal(verdict(camera("V5.0.0"), document, "CVE-2017-0002"), "under_investigation/model_unclear");
});

test("rule 13: numbers compare part by part, text after the build has no weight, axes that disagree leave it open", () => {
	assert.equal(verdict(camera("V5.10.0"), one("<=V5.9.0")), "known_not_affected/after_range");
	assert.equal(verdict(camera("V5.4.0 build 160414 (beta of Norden)"), one("<=V5.4.0 build 160414")), "known_affected");
	assert.equal(verdict(camera("V5.5.0 build 160101"), one("<=V5.4.0 build 170124")), "under_investigation/no_order");
	const several = one("<=V5.2.0", { fixes: ["V5.4.0 build 160414", "V5.4.5 build 170124"] });
	assert.equal(verdict(camera("V5.4.6 build 160530"), several), "under_investigation/no_order");
});

test("rule 14: documents that differ are both shown, and the worst counts", () => {
	const first = one("<V5.0.0", { id: "FIRST" });
	const next = one("<V5.4.0", { id: "NEXT" });
	const [hole, ...others] = holesOf(camera("V5.2.0"), [first, next]);
	assert.deepEqual(others, []);
	assert.equal(hole?.verdict, "known_affected");
	assert.deepEqual(hole?.sources, [
		{ advisory: "NEXT", verdict: "known_affected" },
		{ advisory: "FIRST", verdict: "fixed" },
	]);
});

test("rule 15: sources on one hole are alternatives; the day of a date bound counts as fixed", () => {
	const sides = advisory({
		products: [
			{ name: "ND-CAM2142", versions: "<V5.0.0", source: "cna" },
			{ name: "ND-CAM2142", versions: "<V5.4.0", source: "nvd" },
		],
	});
	assert.equal(verdict(camera("V4.0.0"), sides), "known_affected");
	assert.equal(verdict(camera("V5.4.0"), sides), "fixed");
	const between = judged(camera("V5.2.0"), sides);
	assert.equal(told(between), "under_investigation/sources_disagree");
	assert.match(between.because.at(-1)?.outcome ?? "", /cna: fixed; nvd: known_affected/);
	const listing = advisory({ cve: "CVE-2017-0009", products: [{ name: "ND-CAM1" }] });
	assert.equal(verdict(camera("V5.0.0", "ND-CAM6412"), listing), "under_investigation/sources_disagree", "another source lists it");
	const treated = advisory({
		products: [{ name: "ND-CAM6412" }, { name: "ND-CAM1" }],
		status: { p1: "known_affected" },
		holes: [{ cve: "CVE-2017-0009", status: { p2: "known_affected" } }],
	});
	assert.equal(verdict(camera("V5.0.0", "ND-CAM6412"), treated, "CVE-2017-0009"), "under_investigation/sources_disagree");
	const day = one("<@2021-06-25");
	assert.equal(verdict(camera("V9.0.0 build 210624"), day), "known_affected", "the build day alone decides");
	assert.equal(verdict(camera("V1.0.0 build 210625"), day), "fixed");
});

test("rule 16: end of life is affected whatever the build, and asks to replace", () => {
	const end = one("*", { remedies: [{ category: "no_fix_planned" }] });
	for (const firmware of [undefined, "V1.0.0", "V99.0.0 build 251231"]) {
		const judgement = judged(camera(firmware), end);
		assert.deepEqual([told(judgement), judgement.action, judgement.upgradeTo], ["known_affected", "replace", undefined]);
	}
});
