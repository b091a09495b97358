/** The signatures that ship: each finds its own examples and none of those it must not find, and names a maker that there is. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { readSignatures } from "./read-signatures.ts";
import { createRecogniser } from "./recognise.ts";

const folder = join(import.meta.dirname, "../../../data/signatures");
const files = readdirSync(folder).filter((file) => file.endsWith(".json"));
const read = files.map((file) => readSignatures(JSON.parse(readFileSync(join(folder, file), "utf8")), file));
const signatures = read.flatMap((one) => one.signatures);
const vendors = JSON.parse(readFileSync(join(folder, "../catalog/vendors.json"), "utf8")) as {
	readonly vendors: readonly { readonly id: string }[];
};

test("all files are read without a fault, and ids are given once", () => {
	assert.ok(signatures.length > 40);
	assert.deepEqual(
		read.flatMap(({ problems }) => problems),
		[],
	);
	assert.equal(new Set(signatures.map(({ id }) => id)).size, signatures.length);
});

test("makers stand in the catalogue, a port is weak evidence and a rule strong, no date is to come", () => {
	const ids = new Set(vendors.vendors.map(({ id }) => id));
	for (const { id, maker, kind, confidence, date } of signatures) {
		assert.ok(maker === undefined || ids.has(maker), `${id}: ${maker}`);
		if (kind === "port") assert.ok(confidence <= 0.3, id);
		if (kind === "rule") assert.ok(confidence >= 0.9, id);
		assert.ok(date <= new Date().toISOString().slice(0, 10), id);
	}
});

for (const one of signatures) {
	test(`${one.id} finds its examples, and nothing else`, () => {
		const { find } = createRecogniser([one]);
		for (const text of one.kind === "port" || one.kind === "rule" ? one.values : one.matches)
			assert.deepEqual(find(one.kind, text), [one], text);
		for (const text of one.mustNotMatch) assert.deepEqual(find(one.kind, text), [], text);
	});
}

test("a file by somebody else is refused row by row", () => {
	const row = { id: "a", kind: "port", values: ["80"], confidence: 0.2, says: "s", source: "s", date: "2026-01-01" };
	const rows = [row, { ...row, confidence: 2 }, { ...row, kind: "shell" }, { ...row, values: ["x"] }, null, { ...row, cve: "7921" }];
	const found = readSignatures({ signatures: rows }, "f.json");
	assert.equal(found.signatures.length, 1);
	assert.deepEqual(
		found.problems.map(({ at }) => at),
		[1, 2, 3, 4, 5].map((index) => `f.json#/signatures/${index}`),
	);
	assert.equal(readSignatures([], "f.json").problems.length, 1);
});
