/** Takes a whole import from a stream of batches. */
import { setImmediate as nextTurn } from "node:timers/promises";
import type { Device, Rejected } from "../../inventory/device.ts";
import type { ImportBatch, ImportEnd, ImportRecord, ImportStart, InventoryStore } from "../../inventory/ports.ts";

/** Rows of one write: large enough to share a commit, small enough that others get their turn within some 20 ms. */
const ROWS = 1000;

type Steps = Pick<InventoryStore, "beginImport" | "addRows" | "finishImport">;

/** Begins, adds and finishes, with at most `atOnce` writes underway. While writes are on their way to the disk, the next one is filled. */
export async function recordImport(
	steps: Steps,
	atOnce: number,
	start: ImportStart,
	batches: AsyncIterable<ImportBatch> | Iterable<ImportBatch>,
	end: () => ImportEnd | Promise<ImportEnd>,
): Promise<ImportRecord> {
	const importId = await steps.beginImport(start);
	await addInParts((batch) => steps.addRows(importId, batch), atOnce, batches);
	return steps.finishImport(importId, await end());
}

/** Adds all rows of an import that has begun, with at most `atOnce` writes underway. */
export async function addInParts(
	add: (batch: ImportBatch) => Promise<void>,
	atOnce: number,
	batches: AsyncIterable<ImportBatch> | Iterable<ImportBatch>,
): Promise<void> {
	const underway: Promise<void>[] = [];
	try {
		for await (const batch of evenly(batches)) {
			if (underway.length >= atOnce) await underway.shift();
			const written = add(batch);
			// A failure is met where it is awaited, above or below; until then it must not count as unhandled.
			written.catch(() => {});
			underway.push(written);
			// Answers to one commit come all at once; the next batches must not be made ready in one breath.
			await nextTurn();
		}
	} finally {
		await Promise.allSettled(underway);
	}
	await Promise.all(underway);
}

/** Batches of at most `ROWS` devices, refused rows or answers, whatever the reader's are. */
async function* evenly(batches: AsyncIterable<ImportBatch> | Iterable<ImportBatch>): AsyncGenerator<ImportBatch> {
	let devices: Device[] = [];
	let rejected: Rejected[] = [];
	for await (const batch of batches) {
		const [newDevices, newRejected] = [[...batch.devices], [...batch.rejected]];
		for (let from = 0; from < (batch.answers?.length ?? 0); from += ROWS) {
			yield { devices: [], rejected: [], answers: batch.answers?.slice(from, from + ROWS) ?? [] };
		}
		while (newDevices.length + newRejected.length > 0) {
			devices.push(...newDevices.splice(0, ROWS - devices.length));
			rejected.push(...newRejected.splice(0, ROWS - rejected.length));
			if (devices.length < ROWS && rejected.length < ROWS) continue;
			yield { devices, rejected };
			[devices, rejected] = [[], []];
		}
	}
	if (devices.length + rejected.length > 0) yield { devices, rejected };
}
