/** Coordinates as people copy them from a map. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { readCoordinates } from "./site-place.ts";

for (const [text, latitude, longitude] of [
	["53.5511, 9.9937", 53.5511, 9.9937],
	["53.5511,9.9937", 53.5511, 9.9937],
	["53,5511 9,9937", 53.5511, 9.9937],
	["53,5511; 9,9937", 53.5511, 9.9937],
	["53,5511, 9,9937", 53.5511, 9.9937],
	["  -33.8688   151.2093 ", -33.8688, 151.2093],
	["53.5511° N, 9.9937° E", 53.5511, 9.9937],
	["33.8688S 151.2093E", -33.8688, 151.2093],
	["40.7128 n, 74.006 w", 40.7128, -74.006],
	["53.5511° N 9.9937° O", 53.5511, 9.9937],
	["0 0", 0, 0],
	["-0, -0", 0, 0],
	["90, 180", 90, 180],
	["53.55110000000001, 9.99370000000001", 53.5511, 9.9937],
] as const)
	test(`place: ${text}`, () => assert.deepEqual(readCoordinates(text), { ok: true, value: { latitude, longitude } }));

for (const text of [
	"",
	"53.5511",
	"1,2,3",
	"north, east",
	"91, 0",
	"0, 181",
	"9.9937 E, 53.5511 N",
	"1e3, 2",
	"NaN, 1",
	"<b>1</b>, 2",
	"1".repeat(5000),
])
	test(`no place: ${text.slice(0, 30)}`, () => {
		const read = readCoordinates(text);
		assert.equal(!read.ok && read.error.code, "inventory/bad-place");
	});

test("what is written with a point is read back", () => {
	const degree = (most: number) => fc.integer({ min: -most * 1e6, max: most * 1e6 }).map((millionths) => millionths / 1e6 + 0);
	fc.assert(
		fc.property(degree(90), degree(180), (latitude, longitude) => {
			const text = `${latitude.toFixed(6)}, ${longitude.toFixed(6)}`;
			assert.deepEqual(readCoordinates(text), { ok: true, value: { latitude: latitude + 0, longitude: longitude + 0 } });
		}),
	);
});
