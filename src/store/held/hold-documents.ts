/** Brings documents from files into a data directory: on first use those of the catalogue, later those that the user names. */
import { basename } from "node:path";
import type { Advisory } from "../../advisory/document.ts";
import { publisherKey } from "../../advisory/document-key.ts";
import type { NewDocument } from "../../advisory/ports.ts";
import { readAny } from "../../advisory/read-any.ts";
import { instantOf } from "../../advisory/revision-order.ts";
import type { Problem } from "../../core/problem.ts";
import { advisoryFiles, readChecked } from "../disk/advisory-folder.ts";
import type { Store } from "../open-store.ts";
import { type ReadDocuments, readDocuments } from "./read-held.ts";
import { CATALOGUE, WHO } from "./said.ts";

/** Bytes that are handed over in one write. */
const MOST_AT_ONCE = 16 * 1024 * 1024;

/** Brings the shipped documents and the files of the user into the store where they are new, then reads all that it holds. */
export async function holdDocuments(store: Pick<Store, "documents">, catalogue: string, paths: readonly string[]): Promise<ReadDocuments> {
	const problems: Problem[] = [...(await keepCatalogue(store, catalogue))];
	// A tracking id is unique for its publisher only: a stranger's document must not become a revision of another's.
	await keepFiles(store, paths, (file, { publisher }) => ({ origin: `files/${publisherKey(publisher)}`, place: file }), problems);
	const read = await readDocuments(store);
	return { ...read, problems: [...problems, ...read.problems] };
}

/** Brings the shipped documents into the store where they are new; gives what could not be read. */
export async function keepCatalogue(store: Pick<Store, "documents">, catalogue: string): Promise<readonly Problem[]> {
	const problems: Problem[] = [];
	await keepFiles(store, [catalogue], (file) => ({ origin: CATALOGUE, place: basename(file) }), problems);
	return problems;
}

/** Brings in the documents of an edition of the catalogue that is in force from now on, and records in the audit that it is. */
export async function keepEdition(
	store: Pick<Store, "documents" | "meta">,
	catalogue: string,
	version: string,
): Promise<readonly Problem[]> {
	const problems = await keepCatalogue(store, catalogue);
	await store.meta.set({ key: "catalogue-version", value: version, who: WHO, at: Date.now() });
	return problems;
}

type Origin = (file: string, advisory: Advisory) => Pick<NewDocument, "origin" | "place">;

async function keepFiles(store: Pick<Store, "documents">, paths: readonly string[], originOf: Origin, problems: Problem[]): Promise<void> {
	let waiting: NewDocument[] = [];
	let size = 0;
	for (const file of await advisoryFiles(paths, problems)) {
		const bytes = await readChecked(file, problems);
		if (bytes === undefined) continue;
		const read = readAny(bytes, file, problems);
		if (!read.ok) {
			problems.push(read.error);
			continue;
		}
		for (const advisory of read.value) waiting.push(toNew(advisory, bytes, originOf(file, advisory)));
		size += bytes.byteLength;
		if (size < MOST_AT_ONCE) continue;
		await store.documents.receive(waiting, WHO);
		[waiting, size] = [[], 0];
	}
	if (waiting.length > 0) await store.documents.receive(waiting, WHO);
}

function toNew(advisory: Advisory, bytes: Uint8Array, origin: Pick<NewDocument, "origin" | "place">): NewDocument {
	const { id: trackingId, revision: version, currentReleaseDate } = advisory;
	return { ...origin, trackingId, version, releasedAt: instantOf(currentReleaseDate), bytes, receivedAt: Date.now() };
}
