/** Rows of drafts as the domain's values. */
import type { Approval, DraftState } from "../../advisory/author/lifecycle.ts";
import type { DraftRevision, KeptDraft } from "../../advisory/author/ports.ts";
import type { DraftRevisionTable, DraftTable } from "../tables.ts";

const STATES: readonly DraftState[] = ["draft", "review", "approved", "published"];

/** A draft. */
export function toDraft(row: DraftTable): KeptDraft {
	return {
		id: row.id,
		organisationId: row.organisation_id,
		trackingId: row.tracking_id,
		state: STATES.find((state) => state === row.state) ?? "draft",
		revision: row.revision,
		content: row.content,
		editors: JSON.parse(row.editors) as readonly string[],
		approvals: JSON.parse(row.approvals) as readonly Approval[],
		released: row.released_revision ?? undefined,
		createdAt: row.created_at,
		updatedAt: row.updated_at,
		who: row.who,
	};
}

/** A revision. */
export function toDraftRevision(row: DraftRevisionTable): DraftRevision {
	return { revision: row.revision, content: row.content, who: row.who, at: row.saved_at };
}
