/** Between a revision's columns and the domain's type. */
import type { DocumentRevision, RevisionId } from "../../advisory/ports.ts";
import type { RevisionTable } from "../tables.ts";

/** A row as the domain sees it. */
export function toRevision(row: RevisionTable): DocumentRevision {
	const { id, tracking_id: trackingId, received_at: receivedAt, released_at: releasedAt, ...rest } = row;
	return { ...rest, id: id as RevisionId, trackingId, receivedAt, releasedAt: releasedAt ?? undefined };
}
