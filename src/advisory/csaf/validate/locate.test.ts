/** Places are those that a search in the text gives, for any JSON. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { step } from "../json.ts";
import { faultOffset } from "./json-fault.ts";
import { locate } from "./locate.ts";

/** Every place with its value, and numbers that are told apart by where they stand. */
function placesOf(root: unknown): readonly (readonly [pointer: string, value: unknown])[] {
	const found: (readonly [string, unknown])[] = [];
	const visit = (value: unknown, pointer: string): void => {
		found.push([pointer, value]);
		if (typeof value === "object" && value !== null)
			for (const [key, one] of Object.entries(value)) visit(one, step(pointer, Array.isArray(value) ? Number(key) : key));
	};
	visit(root, "");
	return found;
}

test("law: at each place stands the text of its value", () => {
	fc.assert(
		fc.property(fc.jsonValue({ maxDepth: 4 }), fc.nat(3), (drawn, indent) => {
			const json = JSON.stringify(drawn, undefined, indent);
			const places = placesOf(JSON.parse(json));
			const positions = locate(
				json,
				places.map(([pointer]) => pointer),
			);
			const lines = json.split("\n");
			for (const [pointer, value] of places) {
				const { line, column, offset } = positions.get(pointer) ?? { line: 0, column: 0, offset: -1 };
				const written = typeof value === "object" && value !== null ? (Array.isArray(value) ? "[" : "{") : JSON.stringify(value);
				assert.ok(json.startsWith(written, offset), `${pointer} at ${offset}`);
				assert.ok((lines[line - 1] ?? "").slice(column - 1).startsWith(written.split("\n")[0] ?? ""), pointer);
			}
		}),
	);
});

test("what is not there stands at the nearest thing above it", () => {
	const json = '{\n "a": {"b": [1]}}';
	const found = locate(json, ["/a/b/7", "/a/x/y", "/z"]);
	assert.deepEqual(
		[...found].map(([pointer, { line, column }]) => `${pointer} ${line}:${column}`),
		["/a/b/7 2:13", "/a/x/y 2:7", "/z 1:1"],
	);
});

test("law: text that JSON.parse refuses has a fault, and JSON has none before its end", () => {
	fc.assert(
		fc.property(fc.json(), fc.nat(), fc.constantFrom("", "x", "}", ",", '"', "[", "01"), (json, place, sign) => {
			assert.equal(faultOffset(json), json.length);
			const at = place % (json.length + 1);
			const bent = json.slice(0, at) + sign + json.slice(at + 1);
			let good = true;
			try {
				JSON.parse(bent);
			} catch {
				good = false;
			}
			const fault = faultOffset(bent);
			if (good) assert.equal(fault, bent.length);
			else assert.ok(fault <= bent.length);
		}),
	);
	assert.deepEqual(['{"a": 1,}', '{"a" 1}', "[1 2]", '{"a": "x', '{"a": "\t"}', "[1]]"].map(faultOffset), [8, 5, 3, 6, 6, 3]);
});
