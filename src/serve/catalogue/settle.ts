/** After another edition of the catalogue was put in force: its documents go into the store, and a running server works with it from then on. */
import type { Problem } from "../../core/problem.ts";
import { err, ok, type Result } from "../../core/result.ts";
import { catalogueAdvisories } from "../../store/disk/catalogue-folder.ts";
import { keepEdition } from "../../store/held/hold-documents.ts";
import { mayHold, openStore, storePlace } from "../../store/open-store.ts";
import { StoreError } from "../../store/store-error.ts";
import { askLocal } from "../local/ask-local.ts";

/** Brings the documents in and records the change, over the store or over the socket of whoever owns it. Problems: those of `openStore` and `askLocal`. */
export async function settleCatalogue(dataFolder: string, edition: string, version: string): Promise<Result<readonly Problem[], Problem>> {
	if (!mayHold(dataFolder)) return ok([]);
	const opened = await openStore(storePlace(dataFolder));
	if (opened.ok) {
		try {
			return ok(await keepEdition(opened.value, catalogueAdvisories(dataFolder), edition));
		} finally {
			await opened.value.close();
		}
	}
	const connection = opened.error.code === "store/locked" ? await askLocal(dataFolder, version) : undefined;
	if (connection === undefined) return opened;
	if (!connection.ok) return connection;
	try {
		return ok(await connection.value.catalogue.renew(edition));
	} catch (error) {
		if (error instanceof StoreError) return err(error.problem);
		throw error;
	} finally {
		await connection.value.close();
	}
}
