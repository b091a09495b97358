/** Documents without those that came with an edition of the catalogue which was rolled back. */
import type { DocumentRevision, DocumentStore } from "../../advisory/ports.ts";
import { currentOf } from "../../advisory/revision-order.ts";
import { readCatalogueState } from "../catalogue/catalogue-state.ts";
import { type StorePlace, storePlace } from "../open-store.ts";
import { CATALOGUE } from "./said.ts";

/** The same store, of which `known` gives each document of the catalogue in the revision that is in force, and none that is not. */
export function documentsInForce<T extends Pick<DocumentStore, "known" | "revisions">>(documents: T, where: string | StorePlace): T {
	const place = typeof where === "string" ? storePlace(where) : where;
	if (!("dataFolder" in place)) return documents;
	return {
		...documents,
		async *known(before?: number): AsyncGenerator<readonly DocumentRevision[]> {
			const state = readCatalogueState(place.dataFolder);
			const withdrawn = new Set(state.ok ? state.value.withdrawn : []);
			for await (const page of documents.known(before)) {
				const kept: DocumentRevision[] = [];
				for (const revision of page) {
					const counts = revision.origin !== CATALOGUE || !withdrawn.has(revision.sha256);
					const instead = counts ? revision : await earlierOf(documents, revision, withdrawn, before);
					if (instead !== undefined) kept.push(instead);
				}
				if (kept.length > 0) yield kept;
			}
		},
	};
}

async function earlierOf(
	{ revisions }: Pick<DocumentStore, "revisions">,
	key: DocumentRevision,
	withdrawn: ReadonlySet<string>,
	before = Number.POSITIVE_INFINITY,
): Promise<DocumentRevision | undefined> {
	return currentOf((await revisions(key)).filter(({ sha256, receivedAt }) => receivedAt < before && !withdrawn.has(sha256)));
}
