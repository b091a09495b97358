/** Takes an edition of a published list. */
import type { NewPublishedList, PublishedListEdition, PublishedListKind } from "../../advisory/ports.ts";
import { appendAudit } from "../audit/append-audit.ts";
import { insertContent } from "../document/queries.ts";
import { newId } from "../new-id.ts";
import { sha256 } from "../sha256.ts";
import { keyable, storable } from "../storable.ts";
import type { PublishedListTable } from "../tables.ts";
import type { Work } from "../work.ts";
import { insertList, selectList } from "./queries.ts";

/** Keeps the edition, with its audit entry; the same bytes again change nothing. */
export async function receiveList(
	work: Work,
	{ list, who }: { readonly list: NewPublishedList; readonly who: string },
): Promise<{ readonly edition: PublishedListEdition; readonly changed: boolean }> {
	const hash = sha256(list.bytes);
	const held = await selectList(work.db, list.kind, hash).executeTakeFirst();
	if (held !== undefined) return { edition: toEdition(held), changed: false };
	const row: PublishedListTable = {
		id: newId(),
		kind: list.kind,
		version: keyable(list.version),
		released_on: storable(list.releasedOn),
		entries: list.entries,
		place: storable(list.place),
		sha256: hash,
		size: list.bytes.byteLength,
		received_at: list.receivedAt,
	};
	await insertContent(work.db, { sha256: hash, bytes: list.bytes }).execute();
	await insertList(work.db, row).execute();
	const after = { kind: row.kind, version: row.version, releasedOn: row.released_on, entries: row.entries, sha256: hash };
	await appendAudit(work, { who, what: "list/received", subject: row.id, before: undefined, after, at: row.received_at });
	return { edition: toEdition(row), changed: true };
}

/** A row as the domain sees it. */
export function toEdition(row: PublishedListTable): PublishedListEdition {
	const { kind, released_on: releasedOn, received_at: receivedAt, ...rest } = row;
	return { ...rest, kind: kind as PublishedListKind, releasedOn, receivedAt };
}
