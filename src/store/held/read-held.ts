/** What a data directory holds, read into the domain: the documents known now or on a day. */
import type { Advisory } from "../../advisory/document.ts";
import type { DocumentRevision } from "../../advisory/ports.ts";
import { readAny } from "../../advisory/read-any.ts";
import type { Problem } from "../../core/problem.ts";
import { err, ok, type Result } from "../../core/result.ts";
import type { Wave } from "../../detect/wave.ts";
import { mayHold, openStoreToRead, type Store } from "../open-store.ts";
import { keyable } from "../storable.ts";
import { StoreError } from "../store-error.ts";
import { type HeldLists, readLists } from "./held-lists.ts";
import { documentsInForce } from "./in-force.ts";

/** Documents as read, and those that could not be. */
export interface ReadDocuments {
	readonly advisories: readonly Advisory[];
	readonly problems: readonly Problem[];
	/** The revision of each that was current. */
	readonly current: readonly DocumentRevision[];
}

/**
 * Reads every document in the revision that was current before an instant (UTC milliseconds; now when not given). A file of many records is
 * read once for all of them, and of it only the records that are current count.
 */
export async function readDocuments(store: Pick<Store, "documents">, before?: number): Promise<ReadDocuments> {
	const known: DocumentRevision[] = [];
	for await (const page of store.documents.known(before)) known.push(...page);
	const advisories: Advisory[] = [];
	const problems: Problem[] = [];
	for (const [hash, revisions] of Map.groupBy(known, ({ sha256 }) => sha256)) {
		const bytes = await store.documents.bytes(hash);
		const [first] = revisions;
		if (bytes === undefined || first === undefined) throw new Error("a revision without its content, which the foreign key forbids");
		const read = readAny(bytes, first.place);
		if (!read.ok) problems.push(read.error);
		else {
			const wanted = new Set(revisions.map(({ trackingId }) => trackingId));
			advisories.push(...read.value.filter(({ id }) => wanted.has(keyable(id))));
		}
	}
	return { advisories, problems, current: known };
}

/** All that a data directory holds for an answer that is not about its own devices. */
export interface HeldFacts extends Omit<ReadDocuments, "current"> {
	readonly waves: readonly Wave[];
	/** Published lists on attacks. */
	readonly lists: Pick<HeldLists, "kev" | "epss">;
}

/**
 * Reads a data directory without changing it: as it is now, or as it stood when a day (`YYYY-MM-DD`) was over.
 *
 * @returns `undefined` where the directory holds nothing yet; the problems of `openStoreToRead`.
 */
export async function readHeldFacts(folder: string, day: string | undefined): Promise<Result<HeldFacts | undefined, Problem>> {
	if (!mayHold(folder)) return ok(undefined);
	const opened = await openStoreToRead(folder);
	if (!opened.ok) return opened;
	const store = opened.value;
	try {
		const before = day === undefined ? undefined : endOfDay(day);
		const { advisories, problems } = await readDocuments({ documents: documentsInForce(store.documents, folder) }, before);
		const lists = await readLists(store, day);
		return ok({ advisories, problems: [...problems, ...lists.problems], waves: await store.waves.waves(before), lists });
	} catch (error) {
		if (error instanceof StoreError) return err(error.problem);
		throw error;
	} finally {
		await store.close();
	}
}

/** The instant at which a day (`YYYY-MM-DD`, UTC) is over: what came before it was known on that day. */
function endOfDay(day: string): number {
	return Date.parse(`${day}T00:00:00Z`) + 86_400_000;
}
