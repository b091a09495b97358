/** One document of a data directory as bytes, read beside whoever owns it. */
import type { Problem } from "../../core/problem.ts";
import { err, ok, type Result } from "../../core/result.ts";
import { mayHold, openStoreToRead } from "../open-store.ts";
import { keyable } from "../storable.ts";
import { StoreError } from "../store-error.ts";

/** A document in its current revision. */
export interface FoundDocument {
	readonly origin: string;
	readonly place: string;
	readonly bytes: Uint8Array;
}

/** The documents with a tracking id, one for each origin; none where the directory holds nothing. */
export async function findDocuments(folder: string, trackingId: string): Promise<Result<readonly FoundDocument[], Problem>> {
	if (!mayHold(folder)) return ok([]);
	const opened = await openStoreToRead(folder);
	if (!opened.ok) return opened;
	const store = opened.value;
	try {
		const found: FoundDocument[] = [];
		const wanted = keyable(trackingId);
		for await (const page of store.documents.known()) {
			for (const revision of page) {
				if (revision.trackingId !== wanted) continue;
				const bytes = await store.documents.bytes(revision.sha256);
				if (bytes !== undefined) found.push({ origin: revision.origin, place: revision.place, bytes });
			}
		}
		return ok(found);
	} catch (error) {
		if (error instanceof StoreError) return err(error.problem);
		throw error;
	} finally {
		await store.close();
	}
}
