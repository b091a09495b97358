/** A line on which a thread of its own adds the rows of an import: they reach the database without crossing the thread that answers people. */
import type { ImportBatch, ImportId } from "../inventory/ports.ts";
import type { RowLine } from "./engine.ts";
import { addInParts } from "./inventory/record-import.ts";
import { portClient } from "./sqlite/port-client.ts";
import { StoreError } from "./store-error.ts";

/** Adds every batch to an import that has begun, then lets go of the line. Rejects with `StoreError`. */
export async function addOverLine(line: RowLine, importId: ImportId, batches: AsyncIterable<ImportBatch>): Promise<void> {
	if ("port" in line) {
		const client = portClient(line.port);
		try {
			await addInParts(
				async ({ devices, rejected, answers = [] }) => {
					await client.write("addRows", { importId, batch: { devices, rejected, answers } });
				},
				line.atOnce,
				batches,
			);
		} finally {
			client.close();
		}
		return;
	}
	const { openPostgres } = await import("./postgres/open-postgres.ts");
	const opened = await openPostgres(line.postgresUrl);
	if (!opened.ok) throw new StoreError(opened.error);
	const engine = opened.value;
	try {
		const add = ({ devices, rejected, answers = [] }: ImportBatch) =>
			engine.write("addRows", { importId, batch: { devices, rejected, answers } });
		await addInParts(add, engine.writesInOrder, batches);
	} finally {
		await engine.close();
	}
}
