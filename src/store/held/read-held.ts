/** What a data directory holds, read into the domain: the documents known now or on a day. */
import type { Advisory } from "../../advisory/document.ts";
import type { DocumentRevision } from "../../advisory/ports.ts";
import { readAny } from "../../advisory/read-any.ts";
import type { Problem } from "../../core/problem.ts";
import type { Store } from "../open-store.ts";
import { keyable } from "../storable.ts";

/** Documents as read, and those that could not be. */
export interface ReadDocuments {
	readonly advisories: readonly Advisory[];
	readonly problems: readonly Problem[];
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
		else if (revisions.length === read.value.length) advisories.push(...read.value);
		else {
			const wanted = new Set(revisions.map(({ trackingId }) => trackingId));
			advisories.push(...read.value.filter(({ id }) => wanted.has(keyable(id))));
		}
	}
	return { advisories, problems };
}

/** The instant at which a day (`YYYY-MM-DD`, UTC) is over: what came before it was known on that day. */
export function endOfDay(day: string): number {
	return Date.parse(`${day}T00:00:00Z`) + 86_400_000;
}
