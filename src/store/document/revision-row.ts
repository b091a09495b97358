/** Between a revision's columns and the domain's type. */
import type { DocumentMark, DocumentMarkKind, DocumentRevision, RevisionId } from "../../advisory/ports.ts";
import type { DocumentMarkTable, RevisionTable } from "../tables.ts";

/** A row as the domain sees it. */
export function toRevision(row: RevisionTable): DocumentRevision {
	const { id, tracking_id: trackingId, received_at: receivedAt, released_at: releasedAt, ...rest } = row;
	return { ...rest, id: id as RevisionId, trackingId, receivedAt, releasedAt: releasedAt ?? undefined };
}

/** A mark as the domain sees it; its kind was written by `markDocument`. */
export function toMark({ tracking_id: trackingId, kind, ...rest }: DocumentMarkTable): DocumentMark {
	return { ...rest, trackingId, kind: kind as DocumentMarkKind };
}
