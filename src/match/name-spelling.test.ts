/** Devices whose names are the listed ones spelt otherwise: never "not listed". */
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { libraryOf, shippedCatalogue } from "../../test/support/library.ts";
import { advisory, identity, judged, told } from "../../test/support/match-fixture.ts";
import { explain } from "./explain.ts";
import { createMatcher } from "./matcher.ts";

test("a commercial prefix without its dash is still the prefix", async () => {
	const catalogue = await shippedCatalogue();
	const matcher = createMatcher(
		await libraryOf(catalogue, [join(import.meta.dirname, "..", "..", "data", "catalog", "advisories")]),
		catalogue,
	);
	for (const [model, verdict] of [
		["GVBX1500-E", "known_affected"],
		["GVVS14", "known_affected"],
		["GV-LX 4 V2", "known_affected"],
		["GVFE430", "known_not_affected"],
	] as const) {
		const answer = explain({ brand: "GeoVision", model, firmware: "V1.02" }, { advisory: "SEAWALL-2024-0004" }, matcher);
		assert.ok(answer.ok);
		assert.equal(answer.value.verdict, verdict, model);
	}
});

test("a brand before the model, and a listed name under another firm, is never not listed", () => {
	const document = advisory({ products: [{ name: "NordVision" }] });
	assert.equal(
		told(judged(identity({ brand: "NORD", model: "NORD NordVision", firmware: "3.0" }), document)),
		"under_investigation/maker_unknown",
	);
});

test("words for the kind between code and revision, or behind the name, change nothing", () => {
	const document = advisory({
		products: [
			{ name: "ND1 Door Controller Rev01", versions: "<=V5.0.0" },
			{ name: "NordSoft", versions: "<=V5.0.0" },
		],
	});
	for (const model of ["ND1 Rev01", "ND1 Door Controller Rev01", "NordSoft Video Management Software"])
		assert.equal(told(judged(identity({ brand: "Norden", model, firmware: "V5.0.0" }), document)), "known_affected", model);
});

test("half of a firm's name is the firm, where the model is listed", () => {
	const document = advisory({ products: [{ vendor: "Fernhill Doorline", name: "FD-900", versions: "<=V5.0.0" }] });
	for (const brand of ["Fernhill", "Doorline", "Fernhill Doorline Inc."])
		assert.equal(told(judged(identity({ brand, model: "FD-900", firmware: "V5.0.0" }), document)), "known_affected", brand);
	assert.equal(
		told(judged(identity({ brand: "Tollgate", model: "FD-900", firmware: "V5.0.0" }), document)),
		"under_investigation/maker_unknown",
	);
});
