import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { createNumberColumn } from "./number-column.ts";
import { createTextColumn } from "./text-column.ts";

test("texts come back as they went in, whatever they are, as strings or as bytes", () => {
	const text = fc.oneof(
		fc.string(),
		fc.string({ unit: "grapheme" }),
		fc.constantFrom("", "\ud800", "a\udc00b", "\ufeffx", "\u0000", "é".repeat(4_000), "x".repeat(300_000)),
	);
	fc.assert(
		fc.property(fc.array(fc.option(text, { nil: undefined }), { maxLength: 60 }), fc.boolean(), (texts, asBytes) => {
			const column = createTextColumn();
			for (const one of texts) {
				const bytes = new TextEncoder().encode(`>${one}<`);
				if (asBytes && one?.isWellFormed() === true) column.pushBytes(bytes, 1, bytes.length - 1);
				else column.push(one);
			}
			assert.equal(column.length, texts.length);
			assert.deepEqual(
				texts.map((_, row) => column.at(row)),
				texts,
			);
			assert.equal(column.at(texts.length), undefined);
		}),
	);
});

test("pages are filled and followed by others", () => {
	const column = createTextColumn();
	for (let row = 0; row < 60_000; row += 1) column.push(`device ${row}`);
	for (const row of [0, 1, 20_000, 59_999]) assert.equal(column.at(row), `device ${row}`);
});

test("numbers come back, a row that there is none of is 0", () => {
	for (const [bits, most] of [
		[8, 255],
		[16, 65_535],
		[32, 4_294_967_295],
	] as const) {
		const column = createNumberColumn(bits);
		for (let row = 0; row < 1_000; row += 1) column.push(row === 700 ? most : row % 200);
		assert.deepEqual([column.length, column.at(0), column.at(150), column.at(700), column.at(1_000)], [1_000, 0, 150, most, 0]);
	}
});
