/** Takes documents as received. */
import type { NewDocument, Received } from "../../advisory/ports.ts";
import { appendAudit } from "../audit/append-audit.ts";
import { newId } from "../new-id.ts";
import { sha256 } from "../sha256.ts";
import { keyable, storable } from "../storable.ts";
import type { Work } from "../work.ts";
import { insertContent, insertRevision, selectNewest } from "./queries.ts";
import { toRevision } from "./revision-row.ts";

/** Keeps each document whose bytes differ from those of its current revision, as its next revision. Answers in order. */
export async function receiveDocuments(
	work: Work,
	{ documents, who }: { readonly documents: readonly NewDocument[]; readonly who: string },
): Promise<readonly Received[]> {
	const answers: Received[] = [];
	for (const document of documents) answers.push(await receive(work, document, who));
	return answers;
}

async function receive(work: Work, document: NewDocument, who: string): Promise<Received> {
	const [origin, trackingId, hash] = [keyable(document.origin), keyable(document.trackingId), sha256(document.bytes)];
	const newest = await selectNewest(work.db, origin, trackingId).executeTakeFirst();
	if (newest?.sha256 === hash) return { revision: toRevision(newest), changed: false };
	const row = {
		id: newId(),
		origin,
		tracking_id: trackingId,
		revision: (newest?.revision ?? 0) + 1,
		version: storable(document.version),
		place: storable(document.place),
		sha256: hash,
		size: document.bytes.byteLength,
		received_at: document.receivedAt,
	};
	await insertContent(work.db, { sha256: hash, bytes: document.bytes }).execute();
	await insertRevision(work.db, row).execute();
	const before = newest && { revision: newest.revision, version: newest.version, sha256: newest.sha256 };
	const after = { origin, trackingId, revision: row.revision, version: row.version, sha256: hash };
	await appendAudit(work, { who, what: "document/received", subject: row.id, before, after, at: document.receivedAt });
	return { revision: toRevision(row), changed: true };
}
