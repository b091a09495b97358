/** Takes documents as received. */
import type { NewDocument, Received } from "../../advisory/ports.ts";
import { currentOf } from "../../advisory/revision-order.ts";
import { appendAudit } from "../audit/append-audit.ts";
import { newId } from "../new-id.ts";
import { sha256 } from "../sha256.ts";
import { keyable, storable } from "../storable.ts";
import type { Work } from "../work.ts";
import { insertContent, insertRevision, selectRevisions } from "./queries.ts";
import { toRevision } from "./revision-row.ts";

/**
 * Keeps each document whose bytes are new as its next revision; bytes that are kept already come again only where their coming again
 * makes them current, as when a publisher takes back an unnumbered change. Answers in order.
 */
export async function receiveDocuments(
	work: Work,
	{ documents, who }: { readonly documents: readonly NewDocument[]; readonly who: string },
): Promise<readonly Received[]> {
	const answers: Received[] = [];
	// A file of many records stands behind each of them: it is hashed and kept once.
	const hashes = new Map<Uint8Array, string>();
	const kept = new Set<string>();
	for (const document of documents) {
		const hash = hashes.get(document.bytes) ?? sha256(document.bytes);
		hashes.set(document.bytes, hash);
		const received = await receive(work, document, hash, who, kept.has(hash));
		if (received.changed) kept.add(hash);
		answers.push(received);
	}
	return answers;
}

async function receive(work: Work, document: NewDocument, hash: string, who: string, contentKept: boolean): Promise<Received> {
	const [origin, trackingId] = [keyable(document.origin), keyable(document.trackingId)];
	const rows = await selectRevisions(work.db, origin, trackingId).execute();
	const held = rows.map(toRevision);
	const before = currentOf(held);
	const last = rows.at(-1);
	const row = {
		id: newId(),
		origin,
		tracking_id: trackingId,
		revision: (last?.revision ?? 0) + 1,
		version: storable(document.version),
		place: storable(document.place),
		sha256: hash,
		size: document.bytes.byteLength,
		received_at: document.receivedAt,
		released_at: document.releasedAt ?? null,
	};
	const received = toRevision(row);
	const current = currentOf([...held, received]);
	const same = before?.sha256 === hash ? before : current === received ? undefined : held.findLast((each) => each.sha256 === hash);
	if (same !== undefined) return { revision: same, changed: false, current: same === before };
	if (!contentKept) await insertContent(work.db, { sha256: hash, bytes: document.bytes }).execute();
	await insertRevision(work.db, row).execute();
	const was = before && { revision: before.revision, version: before.version, sha256: before.sha256 };
	const after = { origin, trackingId, revision: row.revision, version: row.version, sha256: hash, current: current === received };
	await appendAudit(work, { who, what: "document/received", subject: row.id, before: was, after, at: document.receivedAt });
	return { revision: received, changed: true, current: current === received };
}
