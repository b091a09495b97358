/** Editions of the catalogue as bundles: facts and documents bent, files under odd names. */
import assert from "node:assert/strict";
import { isBundle, readBundle, writeBundle } from "../../../src/catalog/bundle/bundle.ts";
import { contentChange } from "../../../src/catalog/bundle/content-change.ts";
import { type Target, textOf } from "../target.ts";
import { textInput } from "../text.ts";

const FACTS = ["attacked", "families", "listings", "relabels", "signals", "vendors"];
const seed = (date: string, vendors: string) =>
	JSON.stringify({
		schema: "seawall/catalogue-bundle/1",
		version: "2026.11.24",
		date,
		files: {
			"advisories/a-1.json": "{}",
			"catalog.json": JSON.stringify({ version: "2026.11.24", date }),
			...Object.fromEntries(FACTS.map((name) => [`${name}.json`, JSON.stringify({ [name]: [] })])),
			"vendors.json": vendors,
		},
	});
const SEEDS = [
	seed("2026-11-24", '{"conventions":{"plain":{"prefixes":[],"innerX":"literal","trailingX":"literal","lowerX":"one"}},"vendors":[]}'),
	seed(
		"2026-11-24",
		'{"conventions":{},"vendors":[{"id":"a","name":"A","roles":["maker"],"convention":"plain","source":"s","date":"2026-01-01"}]}',
	),
];

/** What is read is written again as it was, and names no file outside. */
export const bundleTargets: readonly Target[] = [
	{
		name: "catalogue/bundle",
		milliseconds: 200,
		most: (length) => 50_000 + 60 * length,
		make: (chance) => textInput(chance, SEEDS),
		run(input) {
			const bytes = new TextEncoder().encode(textOf(input));
			const read = readBundle(bytes, "x");
			const told = read.ok ? { files: [...read.value.files], change: contentChange(read.value.data, read.value.data) } : read.error;
			return {
				answer: told,
				laws: () => {
					assert.equal(typeof isBundle(bytes), "boolean");
					if (!read.ok) return;
					for (const name of read.value.files.keys()) assert.match(name, /^(?:advisories\/[a-z0-9][a-z0-9._-]*|[a-z]+)\.json$/);
					const again = writeBundle(read.value.files, "x");
					assert.ok(again.ok);
					assert.deepEqual(readBundle(again.value, "x"), read);
				},
			};
		},
	},
];
