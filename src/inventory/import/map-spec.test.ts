import assert from "node:assert/strict";
import { test } from "node:test";
import { parseMapSpec } from "./map-spec.ts";

test("pairs, numbers, quotes, other names of fields", () => {
	const map = parseMapSpec('firmware=Spalte 3, brand=Vendor,Standort="Ort, Raum",ignore=#7');
	assert.ok(map.ok);
	assert.deepEqual(map.value, [
		{ field: "firmware", name: "Spalte 3", index: 2 },
		{ field: "brand", name: "Vendor", index: undefined },
		{ field: "site", name: "Ort, Raum", index: undefined },
		{ field: "ignore", name: "#7", index: 6 },
	]);
});

for (const [text, code] of [
	["", "inventory/map-unreadable"],
	["firmware", "inventory/map-unreadable"],
	["firmware=", "inventory/map-unreadable"],
	["colour=Farbe", "inventory/map-unknown-field"],
	["name=Passwort", "inventory/map-secret"],
] as const) {
	test(`map ${JSON.stringify(text)}`, () => {
		const map = parseMapSpec(text);
		assert.equal(map.ok ? "" : map.error.code, code);
	});
}

test("blanks between a word for columns and its number cost no time", () => {
	const { user, system } = process.cpuUsage();
	const map = parseMapSpec(`firmware=column${" ".repeat(9_900)}x`);
	const end = process.cpuUsage();
	assert.ok(end.user + end.system - user - system < 250_000);
	assert.ok(map.ok && map.value[0]?.index === undefined);
});
