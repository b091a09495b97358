import assert from "node:assert/strict";
import { test } from "node:test";
import type { Device, Rejected } from "../../inventory/device.ts";
import type { ImportBatch, ImportId, ImportRecord, ImportStart } from "../../inventory/ports.ts";
import { recordImport } from "./record-import.ts";

const start: ImportStart = { organisation: "o", source: "s", method: "csv", confidence: 1, observedAt: 1, who: "w", at: 1 };
const end = { sha256: "", bytes: 0, at: 1 };
const rows = <T>(count: number): T[] => Array.from({ length: count }, (_, n) => ({ line: n }) as T);

/** Steps that note what they are given; each write takes a turn, and the `failing`th one fails. */
function steps(failing = -1) {
	const batches: ImportBatch[] = [];
	const seen = { batches, underway: 0, most: 0, finished: false };
	const made = {
		beginImport: async () => "i" as ImportId,
		addRows: async (_id: ImportId, batch: ImportBatch) => {
			const number = batches.push(batch);
			seen.underway += 1;
			seen.most = Math.max(seen.most, seen.underway);
			await new Promise((resolve) => setImmediate(resolve));
			seen.underway -= 1;
			if (number === failing) throw new Error("disk full");
		},
		finishImport: async (id: ImportId): Promise<ImportRecord> => {
			seen.finished = true;
			return { ...start, organisationId: "o", id, end: undefined };
		},
	};
	return { seen, made };
}

// sizes of the reader's batches as [devices, refused], and of ours
for (const [given, expected] of [
	[[], []],
	[[[0, 0]], []],
	[[[3, 1]], [[3, 1]]],
	[
		[
			[600, 2],
			[600, 0],
		],
		[
			[1000, 2],
			[200, 0],
		],
	],
	[
		[[2500, 1500]],
		[
			[1000, 1000],
			[1000, 500],
			[500, 0],
		],
	],
] as const) {
	test(`batches of ${JSON.stringify(given)} are written as ${JSON.stringify(expected)}`, async () => {
		const { seen, made } = steps();
		const batches = given.map(([devices, rejected]) => ({ devices: rows<Device>(devices), rejected: rows<Rejected>(rejected) }));
		await recordImport(made, 3, start, batches, () => end);
		assert.deepEqual(
			seen.batches.map(({ devices, rejected }) => [devices.length, rejected.length]),
			expected,
		);
		assert.ok(seen.finished && seen.most <= 3);
	});
}

test("a write that fails ends the import, and is told once", async () => {
	const { seen, made } = steps(2);
	const batches = Array.from({ length: 10 }, () => ({ devices: rows<Device>(1000), rejected: [] }));
	await assert.rejects(
		recordImport(made, 4, start, batches, () => end),
		/disk full/,
	);
	assert.ok(!seen.finished && seen.underway === 0);
});

test("a reader that fails ends the import after the writes underway", async () => {
	const { seen, made } = steps();
	const failing = async function* (): AsyncGenerator<ImportBatch> {
		yield { devices: rows<Device>(1000), rejected: [] };
		throw new Error("file gone");
	};
	await assert.rejects(
		recordImport(made, 4, start, failing(), () => end),
		/file gone/,
	);
	assert.ok(!seen.finished && seen.underway === 0 && seen.batches.length === 1);
});
