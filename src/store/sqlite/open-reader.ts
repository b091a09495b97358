/** Reads the embedded database of a data directory beside its owner: nothing is locked, migrated or written. */
import { join } from "node:path";
import type { Problem } from "../../core/problem.ts";
import { err, ok, type Result } from "../../core/result.ts";
import type { Engine } from "../engine.ts";
import { migrations } from "../migrations/list.ts";
import { closedError, StoreError } from "../store-error.ts";
import { kyselyOver, openReading } from "./connection.ts";
import { translate } from "./failure.ts";

/**
 * Opens it for reading.
 *
 * @returns An engine whose writes are refused; `undefined` where the schema is older than this program and the owner must migrate first;
 *   else `store/newer` or what `openEmbedded` gives for a file that cannot be read.
 */
export async function openReader(folder: string): Promise<Result<Engine | undefined, Problem>> {
	const file = join(folder, "seawall.db");
	try {
		const database = openReading(file);
		const db = kyselyOver(database);
		const { number } = (await db.selectFrom("migration").select("number").orderBy("number", "desc").limit(1).executeTakeFirst()) ?? {
			number: 0,
		};
		if (number === migrations.length) return ok(engineOver(db, file, () => database.close()));
		database.close();
		if (number < migrations.length) return ok(undefined);
		return err({
			code: "store/newer",
			message: `the data was written by a newer Seawall (schema ${number}; this one knows ${migrations.length})`,
			at: file,
			todo: "Start that version or a later one; this one will not touch the data.",
		});
	} catch (error) {
		const known = translate(error, file);
		if (known instanceof StoreError) return err(known.problem);
		throw known;
	}
}

function engineOver(db: ReturnType<typeof kyselyOver>, file: string, close: () => void): Engine {
	return {
		writesInOrder: 1,
		read: async (body) => {
			try {
				return await body(db);
			} catch (error) {
				throw translate(error, file);
			}
		},
		write: () => Promise.reject(closedError()),
		rowLine: () => {
			throw closedError();
		},
		close: async () => close(),
	};
}
