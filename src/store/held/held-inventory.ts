/** What `seawall start` works on: a data directory's devices and documents, filled from files and from answers. */
import { ok } from "../../core/result.ts";
import type { Device } from "../../inventory/device.ts";
import type { ReadWords } from "../files/read-options.ts";
import { openStore, storePlace } from "../open-store.ts";
import { StoreError } from "../store-error.ts";
import { readLists } from "./held-lists.ts";
import { holdDocuments } from "./hold-documents.ts";
import { documentsInForce } from "./in-force.ts";
import { nothingSaid, type Said } from "./said.ts";
import { heldLists, notesOnEarlier, shownDevices } from "./shown.ts";
import { takeAnswers } from "./take-answers.ts";
import { type ListVersions, takeList } from "./take-list.ts";

/** Opens a data directory; `catalogue` is the folder of the documents that ship. Until lists are taken or taken up it shows no device. */
export async function openHeldInventory(dataFolder: string, catalogue: string) {
	const opened = await openStore(storePlace(dataFolder));
	if (!opened.ok) return opened;
	const store = opened.value;
	let lists: readonly ListVersions[] = [];
	return ok({
		notes: store.notes,
		/** Takes what is new of the catalogue and of the paths, and reads all that is held. */
		advisories: (paths: readonly string[]) => holdDocuments({ documents: documentsInForce(store.documents, dataFolder) }, catalogue, paths),
		/** Takes lists, and shows their devices and no others. */
		async take(files: readonly string[], words: ReadWords): Promise<Said> {
			const said = nothingSaid();
			const taken: ListVersions[] = [];
			for (const file of files) {
				const list = await guarded(said, file, () => takeList(store, file, words, said));
				if (list !== undefined) taken.push(list);
			}
			lists = taken;
			if (taken.length > 0) said.notes.push(...(await notesOnEarlier(store, taken)));
			return said;
		},
		/** Shows what was taken before: the devices of the newest version of each list. */
		async takeUp(): Promise<Said> {
			lists = await heldLists(store);
			const rejected = await Promise.all(
				lists.map(({ newest }) => store.inventory.rejected([newest.organisationId], newest.id, { limit: 5000 })),
			);
			return { ...nothingSaid(), rejected: rejected.flat(), notes: [...(await notesOnEarlier(store, lists))] };
		},
		answer: (bytes: Uint8Array, fileName: string) => takeAnswers(store, lists, bytes, fileName),
		waves: () => store.waves.waves(),
		lists: () => readLists(store, undefined),
		async *devices(): AsyncIterable<readonly Device[]> {
			for await (const page of shownDevices(store, lists)) yield page.map(({ device }) => device);
		},
		close: () => store.close(),
	});
}

async function guarded<T>(said: Said, file: string, work: () => Promise<T>): Promise<T | undefined> {
	try {
		return await work();
	} catch (error) {
		if (!(error instanceof StoreError)) throw error;
		said.problems.push({ ...error.problem, at: error.problem.at === "" ? file : error.problem.at });
		return undefined;
	}
}
