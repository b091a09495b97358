import assert from "node:assert/strict";
import { test } from "node:test";
import atlas from "world-atlas/countries-110m.json" with { type: "json" };
import { countryName, mapName } from "./country-names.ts";

const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
const codes = letters.flatMap((a) => letters.map((b) => a + b));

test("every country of the map is found by its letters, but those that have none", () => {
	const found = new Set(codes.flatMap((code) => mapName(code) ?? []));
	const missing = atlas.objects.countries.geometries.map(({ properties }) => properties.name).filter((name) => !found.has(name));
	assert.deepEqual(missing.sort(), ["N. Cyprus", "Somaliland"]);
});

test("what is no country is no place, and is shown as it is", () => {
	for (const text of ["", "de", "D", "DEU", "<b", "ZZ"]) assert.equal(mapName(text), undefined, text);
	assert.equal(countryName("DE", "de-DE"), "Deutschland");
	assert.equal(countryName("<b>", "en-GB"), "<b>");
});
