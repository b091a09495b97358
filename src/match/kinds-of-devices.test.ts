/** Documents that name a shape, the software of a platform or a brand of the house instead of a model. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { shippedCatalogue } from "../../test/support/library.ts";
import { advisory, identity, judged, told } from "../../test/support/match-fixture.ts";
import { isDescription } from "./compile.ts";
import { facesOf } from "./face.ts";

test("a product named after a shape leaves every model of the maker open", () => {
	const document = advisory({ products: [{ name: "Norden Bullet", versions: "<=V5.0.0" }] });
	assert.equal(
		told(judged(identity({ brand: "Norden", model: "ND-OB500", firmware: "V6.0.0" }), document)),
		"under_investigation/model_unclear",
	);
	assert.equal(told(judged(identity({ brand: "Norden", model: "Bullet", firmware: "V5.0.0" }), document)), "known_affected");
});

test("the software of a platform names no model", () => {
	for (const name of ["AXIS OS", "AXIS OS 6.50 LTS", "CPP13 Firmware", "CPP7.3", "CPP-ENC"]) assert.equal(isDescription(name), true, name);
	for (const name of ["AXIS Camera Station", "CPPLUS NVR", "AXIS OSCAR", "ND-CAM2142"]) assert.equal(isDescription(name), false, name);
	const document = advisory({ products: [{ name: "CPP13 Firmware", versions: "<V8.4.8" }] });
	assert.equal(
		told(judged(identity({ brand: "Norden", model: "ND-CAM2142", firmware: "V8.4.7" }), document)),
		"under_investigation/model_unclear",
	);
	assert.equal(told(judged(identity({ brand: "Norden", model: "CPP13", firmware: "V8.4.7" }), document)), "known_affected");
});

test("a brand of a house is no relabel of the house's own models", async () => {
	const catalogue = await shippedCatalogue();
	for (const [brand, model] of [
		["Illustra", "Flex Gen 3"],
		["Kantech", "ioSmart Gen2"],
		["Pelco", "VideoXpert Professional"],
	] as const)
		assert.deepEqual(
			facesOf(identity({ brand, model }), catalogue).faces.filter((face) => face.model === undefined),
			[],
			`CISA ICSA-23-159-02, ICSA-20-070-04, ICSA-17-355-02: ${brand}`,
		);
	const hilook = facesOf(identity({ brand: "HiLook", model: "IPC-B140H" }), catalogue).faces;
	assert.ok(
		hilook.some((face) => face.model === undefined),
		"a brand that its maker owns has names of its own",
	);
});

test("a word for the kind that is part of a listed name stays behind the brand", () => {
	const document = advisory({ products: [{ name: "DVR4216", versions: "<=V5.0.0" }] });
	for (const model of ["DVR 4216", "Norden DVR 4216", "Norden DVR4216"])
		assert.equal(told(judged(identity({ brand: "Norden", model, firmware: "V5.0.0" }), document)), "known_affected", model);
});
