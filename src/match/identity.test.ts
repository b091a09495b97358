import assert from "node:assert/strict";
import { test } from "node:test";
import { identityOf } from "./identity.ts";

test("words that say nothing are not stated", () => {
	for (const text of [
		"",
		"  ",
		"?",
		"???",
		"-",
		"--",
		"n/a",
		"N/A",
		"na",
		"none",
		"NULL",
		"unknown",
		"Unbekannt",
		"inconnu",
		"desconocido",
		" sconosciuto ",
		"TBD",
		"k.A.",
		"n.a.",
		"keine Angabe",
		"x",
		"????",
	])
		assert.equal(identityOf({ firmware: text }).firmware, undefined, JSON.stringify(text));
	for (const text of ["0", "1.0", "NA-100", "None-1", "X-1"]) assert.equal(identityOf({ model: text }).model, text);
});

test("blanks are folded, long texts are cut, the rest is kept as written", () => {
	const made = identityOf({ brand: "  Norden\u00a0AB ", model: "nd-Cam\t2142", firmware: "V".repeat(2000) });
	assert.deepEqual([made.brand, made.model, made.firmware?.length, made.maker], ["Norden AB", "nd-Cam 2142", 500, undefined]);
	const oemMap = { manufacturer: "Norden", model: "ND-CAM1" };
	assert.equal(identityOf({ oemMap }).oemMap, oemMap);
});
