/** Trees whose product names are two names or a version: the title tells the rest. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { readCsaf } from "./read.ts";
import { bytesOf, HEAD, leaf } from "./sample.ts";
import { twoOfTitle } from "./title-names.ts";

function read(title: string, branch: unknown) {
	const result = readCsaf(bytesOf({ document: { ...HEAD, title }, product_tree: { branches: [branch] } }), "f");
	assert.ok(result.ok);
	return result.value;
}

test("ICSA-18-284-01: one name of the tree is two in the title", () => {
	const advisory = read("NUUO NVRmini2 and NVRsolo", leaf("A", "NUUO", "NVRmini2 NVRsolo", "product_version_range", "<= 3.8.0"));
	assert.deepEqual(
		advisory.products[0]?.models.map(({ text }) => text),
		["NVRmini2", "NVRsolo"],
	);
	assert.ok(advisory.repairs.some(({ rule }) => rule === "two-products-in-name"));
	assert.equal(twoOfTitle("Pro Gen 4 Dome", "Illustra Pro Gen 4"), undefined);
	assert.equal(twoOfTitle("NVRmini2", "NVRmini2 and NVRsolo"), undefined);
});

test("ICSA-21-238-02: a name that is a version is the firmware of what the title names", () => {
	const branch = leaf("A", "Annke", "V3.4.106", "product_version_range", "<= 200422", "V3.4.106: build 200422 and prior");
	const advisory = read("Annke Network Video Recorder", branch);
	const [product] = advisory.products;
	assert.equal(product?.name, "Network Video Recorder");
	assert.deepEqual(product?.expression, {
		kind: "ranges",
		alternatives: [{ kind: "interval", upper: { text: "V3.4.106 build 200422", inclusive: true, axis: "version", at: 3 } }],
	});
	assert.ok(advisory.repairs.some(({ rule, before }) => rule === "version-in-name-slot" && before === "V3.4.106"));
});
