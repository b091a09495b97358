import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { applyAnswers } from "../../src/inventory/apply-answers.ts";
import { questionsCsv, toCsvCell, writeCsv } from "../../src/inventory/export-csv.ts";
import { withoutFormulaMark } from "../../src/inventory/import/clean-cell.ts";
import { newRowTokeniser } from "../../src/store/files/tokenise-rows.ts";
import { readAll, sourceOf } from "./source.ts";

const text = fc.string({
	unit: fc.constantFrom("=", "+", "-", "@", "'", "\t", "\r", "\n", '"', ",", "a", " ", "ü"),
	minLength: 1,
	maxLength: 8,
});

test("any cell comes back as it was, and none begins as a formula", () => {
	fc.assert(
		fc.property(fc.array(text, { minLength: 2, maxLength: 3 }), (cells) => {
			const tokeniser = newRowTokeniser(",", false);
			const rows = [...tokeniser.push([...writeCsv([cells])].join("")), ...tokeniser.end()];
			assert.deepEqual(rows[0]?.cells.map(withoutFormulaMark), cells);
			for (const cell of cells) assert.ok(!/^"?[=+\-@\t\r]/.test(toCsvCell(cell)));
		}),
		{ numRuns: 500 },
	);
});

test("the list of questions is filled in and read again", async () => {
	const { devices } = await readAll([
		sourceOf("brand,model,site,ip,name\nHikvision,DS-2CD2142FWD-I,=Depot,10.0.0.5,-1\nHikvision,DS-2CD2032-I,Nord,10.0.0.6,Tor\n"),
	]);
	const csv = [...questionsCsv(devices, "firmware")].join("");
	assert.match(csv, /^\ufeffid,site,name,brand,model,firmware,serial,mac,address,question\r\n'=Depot · -1 · 10\.0\.0\.5,'=Depot,'-1,/);
	const unfilled = await readAll([sourceOf(csv, "answers.csv")]);
	assert.deepEqual(applyAnswers(devices, unfilled.devices).changed, []);
	const filled = csv.replace("DS-2CD2142FWD-I,,", "DS-2CD2142FWD-I,V5.4.0 build 160530,");
	const answers = await readAll([sourceOf(filled, "answers.csv")]);
	const applied = applyAnswers(devices, answers.devices);
	assert.deepEqual([applied.changed, applied.unknownIds, applied.warnings], [["=Depot · -1 · 10.0.0.5"], [], []]);
	assert.deepEqual(applied.devices[0], { ...devices[0], firmware: "V5.4.0 build 160530" });
	assert.deepEqual(applied.devices[1], devices[1]);
});

test("a question about a fact that is no column is asked in words", () => {
	assert.match([...questionsCsv([], "maker")].join(""), /^\ufeffid,/);
});
