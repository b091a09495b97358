import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type CutLine, createKnownTexts } from "./known-texts.ts";

/** A line of these cells, with something between them that is no part of any. */
function lineOf(cells: readonly string[]): CutLine {
	const bounds = new Int32Array(2 * cells.length);
	let text = new Uint8Array(0);
	for (const [at, cell] of cells.entries()) {
		const bytes = new TextEncoder().encode(cell);
		bounds[2 * at] = text.length;
		bounds[2 * at + 1] = text.length + bytes.length;
		text = Uint8Array.from([...text, ...bytes, 44]);
	}
	return { bytes: text, bounds };
}

const cell = fc.oneof(fc.constantFrom("", "a", "ab", "b", "ä", "\n", "a\nb", "\ud800"), fc.string());

test("cells are found again under their number, and no others are", () => {
	fc.assert(
		fc.property(fc.array(fc.tuple(cell, cell, cell), { maxLength: 60 }), fc.constantFrom([], [1], [0, 2], [0, 1, 2]), (rows, columns) => {
			const known = createKnownTexts(columns);
			const byText = new Map<string, number>();
			for (const cells of rows) {
				const own = columns.map((at) => cells[at] ?? "");
				const key = JSON.stringify(own);
				const line = lineOf(cells);
				const isSound = own.every((text) => !text.includes("\n") && text.isWellFormed());
				if (isSound) assert.equal(known.find(line), byText.get(key) ?? -1);
				const number = known.add(cells);
				if (!isSound) {
					assert.equal(number, -1);
					continue;
				}
				assert.equal(number, byText.get(key) ?? byText.size);
				byText.set(key, number);
				assert.equal(known.find(line), number);
			}
		}),
	);
});

test("what is kept is bounded: too long a text, too many texts", () => {
	const known = createKnownTexts([0]);
	assert.equal(known.add(["x".repeat(1_024)]), -1);
	assert.equal(known.add(["ä".repeat(600)]), -1);
	let kept = 0;
	for (let n = 0; n < 270_000; n += 1) if (known.add([`V5.4.${n} build`]) >= 0) kept += 1;
	assert.ok(kept > 255_000 && kept <= 262_144, String(kept));
	assert.ok(known.find(lineOf(["V5.4.17 build"])) >= 0);
	assert.equal(known.find(lineOf(["V5.4.269999 build"])), -1);
});
