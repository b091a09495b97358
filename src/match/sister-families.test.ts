/** A family of one source, parts of it with a later bound in another: who is none of the parts is not fixed by the first alone. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { advisory, identity, judged, told } from "../../test/support/match-fixture.ts";

test("a source that lists sister models with a later bound keeps a device of the family open", () => {
	const document = advisory({
		products: [
			{ name: "ND-CAM7xxx", versions: "<V5.0.0", source: "a" },
			{ name: "ND-CAM7xxx", versions: ">=V5.0.0", status: "fixed", source: "a" },
			{ name: "ND-CAM7X16", versions: "<V6.0.0", source: "b" },
		],
	});
	for (const [model, firmware, expected] of [
		["ND-CAM7208", "V5.5.0", "under_investigation/sources_disagree"],
		["ND-CAM7208", "V6.5.0", "fixed"],
		["ND-CAM7208", "V4.0.0", "known_affected"],
		["ND-CAM7216", "V5.5.0", "under_investigation/sources_disagree"],
		["ND-CAM7216", "V6.5.0", "fixed"],
	] as const)
		assert.equal(told(judged(identity({ brand: "Norden", model, firmware }), document)), expected, `${model} ${firmware}`);
});

test("models of other families, and other names of one source, are no sisters", () => {
	for (const other of [
		{ name: "ND-CAM8X16", versions: "<V6.0.0", source: "b" },
		{ name: "ND-CAM7X16", versions: "<V6.0.0", source: "a" },
		{ name: "ND-CAM7X16", versions: "<V6.0.0" },
	]) {
		const document = advisory({ products: [{ name: "ND-CAM7xxx", versions: "<V5.0.0", source: "a" }, other] });
		assert.equal(told(judged(identity({ brand: "Norden", model: "ND-CAM7208", firmware: "V5.5.0" }), document)), "fixed", other.name);
	}
});
