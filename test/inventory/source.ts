/** Sources and results for the tests of reading. */
import type { ReadBatch } from "../../src/inventory/import/item.ts";
import type { ByteSource } from "../../src/store/files/open-bytes.ts";
import { type ReadInventoryOptions, readInventory } from "../../src/store/files/read-inventory.ts";

/** Bytes or text as a source, handed over in pieces. */
export function sourceOf(content: string | Uint8Array, name = "list.csv", piece = 100_000): ByteSource {
	const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
	return {
		name,
		async *open() {
			for (let at = 0; at < bytes.byteLength; at += piece) yield bytes.subarray(at, at + piece);
		},
	};
}

/** All batches of a read as one. */
export async function readAll(from: readonly (string | ByteSource)[], options?: ReadInventoryOptions): Promise<ReadBatch> {
	const all: ReadBatch = { devices: [], rejected: [], warnings: [], problems: [] };
	for await (const batch of readInventory(from, options)) {
		all.devices.push(...batch.devices);
		all.rejected.push(...batch.rejected);
		all.warnings.push(...batch.warnings);
		all.problems.push(...batch.problems);
	}
	return all;
}
