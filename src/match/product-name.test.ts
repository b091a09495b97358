/** Products named with their vendor, their kind or a series' title; products of no vendor. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { type AdvisorySketch, advisory, catalogue, holesOf, identity, judged, told } from "../../test/support/match-fixture.ts";
import { bareName, isSeriesTitle, vendorNames } from "./product-name.ts";

const device = (brand: string, model: string) => identity({ brand, model, firmware: "V5.0.0" });
const rows: readonly (readonly [brand: string, model: string, product: AdvisorySketch["products"][number], verdict: string])[] = [
	["Acme", "CAM-100", { vendor: "Acme", name: "Acme CAM-100" }, "known_affected"],
	["Acme", "Acme CAM-100", { vendor: "Acme", name: "CAM-100" }, "known_affected"],
	["Acme Inc.", "CAM-100", { vendor: "Acme Inc.", name: "Acme CAM-100" }, "known_affected"],
	["Norden", "ND-CAM2142", { name: "Network Camera ND-CAM2142" }, "known_affected"],
	["Norden", "ND-CAM2142", { name: "Norden IP Camera ND-CAM2142" }, "known_affected"],
	["Norden", "IP Camera ND-CAM2142", { name: "ND-CAM2142" }, "known_affected"],
	["Norden", "OW-1", { vendor: "", name: "Norden OW-1" }, "known_affected"],
	["Norden", "ND-CAM2142", { vendor: "", name: "ND-CAM2142" }, "known_affected"],
	["Norden", "OW-1", { vendor: "", name: "OW-1" }, "under_investigation/maker_unknown"],
	["Acme", "CAM-100", { vendor: "", name: "Acme CAM-100" }, "under_investigation/maker_unknown"],
	["Norden", "ND-DOME7", { name: "E2 Camera Series" }, "under_investigation/model_unclear"],
	["Norden", "ND-DOME7", { name: "Performance Series" }, "under_investigation/model_unclear"],
];

test("what stands before a model does not keep a document from speaking of it", () => {
	for (const [brand, model, product, verdict] of rows) {
		const document = advisory({ products: [{ versions: "<=V5.4.0", ...product }] });
		const what = `${brand} ${model} beside ${product.vendor ?? "Norden"}: ${product.name}`;
		assert.equal(told(judged(device(brand, model), document)), verdict, what);
		assert.ok(holesOf(device(brand, model), [document]).map(told).includes(verdict), `${what}, among all`);
	}
});

test("a model that is another stays not listed", () => {
	for (const [brand, model, product] of [
		["Acme", "CAM-200", { vendor: "Acme", name: "Acme CAM-100" }],
		["Norden", "ND-DOME7", { name: "Network Camera ND-CAM2142" }],
		["Norden", "ND-DOME7", { name: "ND-TURM Series" }],
		["Norden", "ND-DOME7", { vendor: "", name: "Norden OW-1" }],
	] as const) {
		const document = advisory({ products: [product, { vendor: brand, name: "OTHER-1" }] });
		const { kind } = judged(device(brand, model), document);
		assert.ok(kind === "not_listed" || (brand === "Acme" && kind === "maker_unknown"), `${brand} ${model} beside ${product.name}: ${kind}`);
		assert.ok(!holesOf(device(brand, model), [document]).some((hole) => hole.advisory !== "" && hole.kind !== "maker_unknown"));
	}
});

test("vendor and kind words come off, never the model itself", () => {
	const names = vendorNames("Moxa Inc.", catalogue.findVendors("Norden"));
	for (const [text, bare] of [
		["Moxa AWK-3131A", "AWK-3131A"],
		["Norden AB Network Camera OW-1", "OW-1"],
		["Camera Station", "Camera Station"],
		["Moxa", "Moxa"],
		["DVR-4", "DVR-4"],
	] as const)
		assert.equal(bareName(text, names), bare);
	const list = `Moxa ${"AWK-3131A ".repeat(40)}`;
	assert.equal(bareName(list, names), list, "a text that is too long for a name is not cut to one");
});

test("titles of series", () => {
	for (const text of ["E2 Camera Series", "Performance Series NVRs", "Q-Series"]) assert.ok(isSeriesTitle(text), text);
	for (const text of ["DS-KH85 Series", "ND-CAM2xx2 Series", "HEN Series", "E2 Camera", "Series"]) assert.ok(!isSeriesTitle(text), text);
});
