/** A line that is cut as bytes has the cells that the tokeniser gives for it. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { createLineCutter, NO_PLAIN_LINE } from "../../src/store/files/cut-line.ts";
import { newRowTokeniser } from "../../src/store/files/tokenise-rows.ts";

test("plain lines, with and without quotes, on each delimiter", () => {
	let cut = 0;
	fc.assert(
		fc.property(
			fc.constantFrom(",", ";", "\t", "|"),
			fc.integer({ min: 1, max: 4 }),
			fc.array(fc.constantFrom("a", "ä", '"', '""', ",", ";", "|", "\t", " ", "\r", "\n", '"b"', '"c,d"', '",', ',"'), { maxLength: 14 }),
			fc.constantFrom("\n", "\r\n"),
			(delimiter, width, parts, end) => {
				const text = `${parts.join("")}${end}next\n`;
				const bytes = new TextEncoder().encode(text);
				const cutter = createLineCutter(delimiter.charCodeAt(0), width);
				const next = cutter.cut(bytes, 0);
				if (next === NO_PLAIN_LINE) return;
				const line = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes.subarray(0, next));
				const rows = newRowTokeniser(delimiter, false).push(line);
				assert.equal(rows.length, 1);
				assert.equal(rows[0]?.fault, undefined);
				assert.equal(cutter.fits, rows[0]?.cells.length === width);
				if (!cutter.fits) return;
				cut += 1;
				const cells = Array.from({ length: width }, (_, at) =>
					new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes.subarray(cutter.bounds[2 * at], cutter.bounds[2 * at + 1])),
				);
				assert.deepEqual(cells, rows[0]?.cells);
			},
		),
		{ numRuns: 3_000 },
	);
	assert.ok(cut > 100, `only ${cut} lines were cut`);
});

test("an end that has not come, and a line too long, are for the tokeniser", () => {
	const cutter = createLineCutter(44, 2);
	assert.equal(cutter.cut(new TextEncoder().encode("a,b"), 0), NO_PLAIN_LINE);
	assert.equal(cutter.cut(new TextEncoder().encode(`a,${"b".repeat(70_000)}\n`), 0), NO_PLAIN_LINE);
	assert.equal(cutter.cut(new TextEncoder().encode("a,b\nc,d\n"), 4), 8);
	assert.deepEqual([...cutter.bounds], [4, 5, 6, 7]);
});
