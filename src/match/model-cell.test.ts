/** What stands in a model cell, and which listed names it may mean. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { advisory, holesOf, identity, judged, told } from "../../test/support/match-fixture.ts";

const named = (...names: readonly string[]) => advisory({ products: names.map((name) => ({ name })) });
const norden = (model: string) => identity({ brand: "Norden", model, firmware: "V5.0.0" });

test("a cell with the vendor's name or a commercial prefix states no model", () => {
	for (const model of ["Norden", "NORDEN AB", "ND-", "NDI-", "nd", "Norden ND-", "Norden Norden"]) {
		assert.equal(told(judged(norden(model), named("ND-CAM2142"))), "under_investigation/model_missing", model);
		assert.ok(holesOf(norden(model), [named("ND-CAM2142")]).length > 0, model);
	}
	assert.equal(told(judged(norden("Norden"), named("Norden"))), "known_affected", "unless a document calls a product so");
	assert.equal(told(judged(norden("Ostwerk"), named("ND-CAM2142"))), "known_not_affected/not_listed");
});

test("letters of other scripts that look Latin are Latin, in a cell and in a document", () => {
	for (const [model, listed] of [
		["ND-C\u0391\u041c2142", "ND-CAM2142"],
		["ND-CAM2142", "ND-\u0421AM2142"],
	] as const)
		assert.equal(told(judged(norden(model), named(listed))), "known_affected", model);
	assert.equal(told(judged(identity({ brand: "N\u043erden", model: "OW-1" }), named("OW-1"))), "known_affected");
});

test("a name that only 0 and O, or 1, I and l keep from a listed one is open", () => {
	for (const [model, listed] of [
		["ND-DOME7O1", "ND-DOME701"],
		["ND-D0ME701", "ND-DOME701"],
		["ND-DOME7OO", "ND-DOME700"],
		["ND-DOME7l", "ND-DOME71"],
		["ND-DOME7I-2", "ND-DOME71-2"],
		["ND-DOME1x-1R", "ND-DOME1x-IR"],
		["ND-DOMEA-1", "ND-DOMEx-I"],
	] as const) {
		const judgement = judged(norden(model), named(listed));
		assert.equal(told(judgement), "under_investigation/model_unclear", `${model} beside ${listed}`);
	}
});

test("a sign that the listed name does not ask for makes no look-alike", () => {
	for (const [model, listed] of [
		["ND-DOME100", "ND-DOME10"],
		["ND-DOME101", "ND-DOME10"],
		["ND-DOME70", "ND-DOME71"],
		["ND-DOMES-0", "ND-DOMEx-I"],
	] as const)
		assert.equal(told(judged(norden(model), named(listed))), "known_not_affected/not_listed", `${model} beside ${listed}`);
});
