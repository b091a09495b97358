/** Revisions of real documents over the sample fleet: an editor's changes alert nobody, a change of meaning those whom it concerns. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import fc from "fast-check";
import { readCsaf } from "../../src/advisory/csaf/read.ts";
import type { Advisory } from "../../src/advisory/document.ts";
import { createFleet, type Fleet } from "../../src/match/fleet.ts";
import { programFolder } from "../../src/store/disk/catalogue-folder.ts";
import { readInventory } from "../../src/store/files/read-inventory.ts";
import { shippedCatalogue } from "../support/library.ts";
import { ownAdvisories } from "../support/own-advisories.ts";
import { seeded } from "../support/random-fleet.ts";
import { changesOf, differingKeys, judgedBy, verdictsByHole } from "../support/revisions.ts";

const own = ownAdvisories();
const catalogue = await shippedCatalogue();

async function sampleFleet(): Promise<Fleet> {
	const fleet = createFleet();
	for await (const batch of readInventory([join(programFolder(), "data", "sample", "inventory.csv")], {}))
		for (const device of batch.devices) fleet.add(device);
	return fleet;
}

const fleet = await sampleFleet();

function read(text: string): Advisory {
	const advisory = readCsaf(new TextEncoder().encode(text), "test.json");
	assert.ok(advisory.ok, advisory.ok ? "" : JSON.stringify(advisory.error));
	return advisory.value;
}

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** What an editor may do without changing what a document says: titles, references, product ids, the order of lists, version and date. */
function edited(text: string, seed: string): string {
	const next = seeded(seed);
	const shuffled = <T>(list: readonly T[]): readonly T[] =>
		list
			.map((each) => [next(), each] as const)
			.sort(([a], [b]) => a - b)
			.map(([, each]) => each);
	const walk = (value: Json, path: string): Json => {
		if (Array.isArray(value)) {
			const list = (value as readonly Json[]).map((each) => walk(each, path));
			return /\/(?:branches|vulnerabilities|product_ids|known_affected|fixed|references|scores|remediations)$/.test(path)
				? shuffled(list)
				: list;
		}
		if (typeof value === "object" && value !== null)
			return Object.fromEntries(shuffled(Object.entries(value)).map(([key, each]) => [key, walk(each, `${path}/${key}`)]));
		if (path === "/document/title" || path === "/vulnerabilities/title") return `${String(value)}, revised`;
		if (/\/references\/(?:summary|url)$/.test(path)) return `${String(value)}#${Math.floor(next() * 100)}`;
		if (path === "/document/tracking/version") return "2";
		if (path === "/document/tracking/current_release_date") return "2026-11-25T00:00:00Z";
		if (
			/\/(?:product_id|product_ids|products|known_affected|known_not_affected|fixed|under_investigation|first_fixed|recommended)$/.test(
				path,
			) &&
			typeof value === "string"
		)
			return `${value}-${seed}`;
		return value;
	};
	return JSON.stringify(walk(JSON.parse(text) as Json, ""));
}

test("law: an editor's changes of real documents alert nobody", () => {
	const before = own.map(({ text }) => read(text));
	fc.assert(
		fc.property(fc.nat(), (n) => {
			const after = own.map(({ text }, at) => read(edited(text, `s${n}-${at}`)));
			assert.deepEqual(changesOf(fleet, catalogue, { documents: before }, { documents: after }).changes, []);
			// Revision and original together are the revision alone.
			assert.deepEqual(changesOf(fleet, catalogue, { documents: before }, { documents: [...after, ...before] }).changes, []);
		}),
		{ numRuns: 8 },
	);
});

test("a document taken away, ranges widened to all versions, and all fixes gone: exactly the devices whose verdict changes", () => {
	const before = own.map(({ text }) => read(text));
	for (const [at, { csaf, file }] of own.entries()) {
		const others = before.filter((_, other) => other !== at);
		const document = before[at];
		assert.ok(document !== undefined);
		const widened: Advisory = { ...document, products: document.products.map((product) => ({ ...product, expression: { kind: "all" } })) };
		const unfixed: Advisory = {
			...document,
			vulnerabilities: document.vulnerabilities.map((hole) => ({ ...hole, remediations: [] })),
		};
		for (const documents of [others, [...others, widened], [...others, unfixed]]) {
			const expected = differingKeys(
				verdictsByHole(judgedBy(fleet, catalogue, { documents: before })),
				verdictsByHole(judgedBy(fleet, catalogue, { documents })),
			);
			const { changes } = changesOf(fleet, catalogue, { documents: before }, { documents });
			const found = changes
				.filter(({ aspects }) => aspects.includes("verdict"))
				.flatMap(({ deviceIds, cve, advisoryAfter, advisoryBefore }) =>
					deviceIds.map((id) => `${id} ${cve ?? advisoryAfter ?? advisoryBefore}`),
				);
			assert.deepEqual([...found].sort(), expected, `${file} ${csaf.document.title}`);
		}
	}
});
