/** Writes what somebody says of a document, with its audit entry. */
import type { DocumentMark, NewDocumentMark } from "../../advisory/ports.ts";
import { appendAudit } from "../audit/append-audit.ts";
import { newId } from "../new-id.ts";
import { keyable, storable } from "../storable.ts";
import type { Work } from "../work.ts";
import { insertMark, selectRevisions } from "./queries.ts";
import { toMark } from "./revision-row.ts";

/** Gives the mark as kept; `undefined` where no such document is held. */
export async function markDocument(work: Work, mark: NewDocumentMark): Promise<DocumentMark | undefined> {
	const [origin, trackingId] = [keyable(mark.origin), keyable(mark.trackingId)];
	const held = await selectRevisions(work.db, origin, trackingId).execute();
	if (held.length === 0) return undefined;
	const row = {
		id: newId(),
		origin,
		tracking_id: trackingId,
		kind: mark.kind,
		words: storable(mark.words),
		who: storable(mark.who),
		at: mark.at,
	};
	await insertMark(work.db, row).execute();
	const after = { origin, trackingId, words: row.words, revision: held.at(-1)?.revision ?? 0 };
	await appendAudit(work, { who: row.who, what: `document/${mark.kind}`, subject: row.id, before: undefined, after, at: mark.at });
	return toMark(row);
}
