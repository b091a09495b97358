/** The documents of a data directory, for the commands that say something of them. */
import type { DocumentKey, DocumentMarkKind, NewDocument } from "../../advisory/ports.ts";
import { ok } from "../../core/result.ts";
import { openStore, type Store } from "../open-store.ts";
import { keyable } from "../storable.ts";
import { WHO } from "./said.ts";

/** Opens the documents of a data directory; what is said is recorded for the person at the terminal. */
export async function openHeldDocuments(dataFolder: string) {
	const opened = await openStore({ dataFolder });
	if (!opened.ok) return opened;
	return ok({ ...documentsOf(opened.value), close: () => opened.value.close() });
}

/** The same over a store that is open. */
export function documentsOf(store: Pick<Store, "documents">) {
	return {
		/** The documents with a tracking id, whoever they came from; deleted ones too. */
		async find(trackingId: string): Promise<readonly DocumentKey[]> {
			const found = new Map<string, DocumentKey>();
			const add = ({ origin, trackingId: id }: DocumentKey) => {
				if (id === keyable(trackingId)) found.set(origin, { origin, trackingId: id });
			};
			for await (const page of store.documents.known()) page.forEach(add);
			(await store.documents.marks()).forEach(add);
			return [...found.values()];
		},
		mark: (key: DocumentKey, kind: DocumentMarkKind, words: string) =>
			store.documents.mark({ ...key, kind, words, who: WHO, at: Date.now() }),
		marks: () => store.documents.marks(),
		/** Takes documents, all or none. */
		receive: async (documents: readonly NewDocument[]) => void (await store.documents.receive(documents, WHO)),
	};
}
