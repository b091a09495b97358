/** One line a hole, whichever documents speak of it. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { advisory, camera, holesOf, identity, judged, told } from "../../test/support/match-fixture.ts";
import { isUndecidable } from "./hole.ts";

const affected = advisory({ id: "A", products: [{ name: "ND-CAM2142", versions: "<=V5.0.0" }], score: 7.5, title: "From A" });

test("several documents on one CVE are one line: the worst decides, all are named, the highest score is kept", () => {
	const other = advisory({ id: "B", products: [{ name: "ND-CAM2142", versions: "<V4.0.0" }], score: 9.8, title: "From B" });
	const [hole, ...more] = holesOf(camera("V4.5.0"), [other, affected]);
	assert.deepEqual(more, []);
	assert.deepEqual([hole?.verdict, hole?.advisory, hole?.title, hole?.baseScore], ["known_affected", "A", "From A", 9.8]);
	assert.deepEqual(
		hole?.sources.map((source) => source.advisory),
		["A", "B"],
	);
});

test("the fix that another document states is named", () => {
	const none = advisory({ id: "A", products: [{ name: "ND-CAM2142" }], remedies: [{ category: "none_available" }] });
	const fixed = advisory({ id: "B", products: [{ name: "ND-CAM2142", versions: "<=V5.0.0" }], fixes: ["V5.4.0"] });
	const [hole] = holesOf(camera("V4.0.0"), [none, fixed]);
	assert.deepEqual([hole?.advisory, hole?.upgradeTo, hole?.action], ["A", "V5.4.0", "upgrade"]);
});

test("holes without a CVE are lines of their own", () => {
	const unnamed = (id: string) => advisory({ id, cve: undefined, products: [{ name: "ND-CAM2142" }] });
	assert.equal(holesOf(camera("V1.0.0"), [unnamed("A"), unnamed("B")]).length, 2);
});

test("silence of a document is no line, whatever the filter", () => {
	for (const filter of [{}, { advisory: "A" }, { cve: "CVE-2017-0001" }])
		assert.deepEqual(holesOf(camera("V1.0.0", "ND-DOME7"), [affected], filter), []);
});

test("filters by advisory and by CVE, in either letter case", () => {
	const second = advisory({ id: "B", cve: "CVE-2017-0002", products: [{ name: "ND-CAM2142" }] });
	const list = [affected, second];
	assert.deepEqual(
		holesOf(camera("V1.0.0"), list, { advisory: "B" }).map(({ cve }) => cve),
		["CVE-2017-0002"],
	);
	for (const cve of ["CVE-2017-0001", "cve-2017-0001"]) assert.equal(holesOf(camera("V1.0.0"), list, { cve })[0]?.advisory, "A");
	assert.deepEqual(holesOf(camera("V1.0.0"), list, { cve: "CVE-2099-0001" }), []);
});

test("a hole of which the document can list nothing is undecidable, and no line", () => {
	for (const name of ["IP cameras", "unnamed models"]) {
		const nobody = advisory({ products: [{ name, status: "under_investigation" }] });
		assert.deepEqual(nobody.vulnerabilities.map(isUndecidable), [true]);
		assert.deepEqual(holesOf(camera("V1.0.0"), [nobody]), []);
	}
	assert.deepEqual(affected.vulnerabilities.map(isUndecidable), [false]);
	assert.deepEqual(advisory({ products: [], status: {} }).vulnerabilities.map(isUndecidable), [false]);
});

test("a model that is named as under investigation is open, in one document as among all", () => {
	const open = advisory({ products: [{ name: "ND-CAM2142", versions: "<V5.4.5", status: "under_investigation" }] });
	assert.equal(told(judged(camera("V5.0.0"), open)), "under_investigation/stated_open");
	assert.deepEqual(holesOf(camera("V5.0.0"), [open]).map(told), ["under_investigation/stated_open"]);
	assert.deepEqual(holesOf(camera("V5.0.0", "ND-DOME7"), [open]), []);
});

test("a device that cannot be identified is open, whatever the documents say", () => {
	const rows = [
		[identity({}), "maker_unknown"],
		[identity({ brand: "Acme", model: "AC-1", firmware: "V1.0.0" }), "maker_unknown"],
		[identity({ brand: "Norden", firmware: "V1.0.0" }), "model_missing"],
		[identity({ brand: "Kustos" }), "model_missing"],
		[identity({ brand: "unknown", model: "n/a" }), "maker_unknown"],
	] as const;
	for (const [who, kind] of rows) {
		const stranger = holesOf(who, []).find((hole) => hole.advisory === "");
		assert.deepEqual([stranger?.verdict, stranger?.kind], ["under_investigation", kind], JSON.stringify(who));
		assert.equal(stranger?.needs.length, 1);
	}
});

test("the user's own statement identifies a device", () => {
	const who = identity({ brand: "Acme", oemMap: { manufacturer: "Norden", model: "ND-CAM2142" }, firmware: "V1.0.0" });
	assert.deepEqual(holesOf(who, [affected]).map(told), ["known_affected"]);
	assert.deepEqual(holesOf({ ...who, firmware: "V6.0.0" }, [affected]).map(told), ["known_not_affected/after_range"]);
});

test("a name that another vendor's document lists is told beside an unknown label", () => {
	const listed = advisory({ products: [{ name: "OW-200", vendor: "Ostwerk" }] });
	const [stranger] = holesOf(identity({ brand: "Acme", model: "ow-200" }), [listed]);
	assert.ok(stranger?.because.some(({ rule }) => rule === "model/listed-under-another-brand"));
});

test("a later revision replaces the document; an older one does not", () => {
	const later = advisory({ id: "A", date: "2018-01-01T00:00:00Z", products: [{ name: "ND-CAM2142", versions: "<=V3.0.0" }] });
	for (const list of [
		[affected, later],
		[later, affected],
	])
		assert.deepEqual(holesOf(camera("V4.0.0"), list).map(told), ["known_not_affected/after_range"]);
});

test("a doubted brand is open in a fleet too, also where no document lists the model and where none speaks of the brand", () => {
	const document = advisory({ products: [{ name: "ND-CAM2142" }] });
	for (const brand of ["Norden or Ostwerk", "Norden?", "Nobody?"]) {
		const holes = holesOf({ brand, model: "XX-77", firmware: "V1.0.0" }, [document]);
		assert.ok(holes.length > 0, brand);
		for (const hole of holes) assert.equal(told(hole), "under_investigation/maker_unknown", brand);
	}
});
