/** Queries of drafts. */
import type { Database, DraftRevisionTable, DraftTable } from "../tables.ts";

/** Drafts of an organisation, or all; the newest change first. */
export function selectDrafts(db: Database, organisationId: string | undefined) {
	const all = db.selectFrom("advisory_draft").selectAll().orderBy("updated_at", "desc").orderBy("id").limit(5000);
	return organisationId === undefined ? all : all.where("organisation_id", "=", organisationId);
}

/** One draft. */
export function selectDraft(db: Database, id: string) {
	return db.selectFrom("advisory_draft").selectAll().where("id", "=", id);
}

/** The draft of an organisation with a tracking id. */
export function selectNamed(db: Database, organisationId: string, trackingId: string) {
	return db.selectFrom("advisory_draft").selectAll().where("organisation_id", "=", organisationId).where("tracking_id", "=", trackingId);
}

/** Its revisions, the newest last. */
export function selectDraftRevisions(db: Database, id: string) {
	return db.selectFrom("advisory_draft_revision").selectAll().where("draft_id", "=", id).orderBy("revision").limit(100_000);
}

/** Keeps a draft, unless the organisation has one of the tracking id. */
export function insertDraft(db: Database, row: DraftTable) {
	return db
		.insertInto("advisory_draft")
		.values(row)
		.onConflict((conflict) => conflict.columns(["organisation_id", "tracking_id"]).doNothing())
		.returningAll();
}

/** Keeps a revision. */
export function insertDraftRevision(db: Database, row: DraftRevisionTable) {
	return db.insertInto("advisory_draft_revision").values(row);
}

/** Changes a draft that is still at a revision and in a state. */
export function updateDraft(
	db: Database,
	id: string,
	base: number,
	state: string,
	columns: Pick<
		DraftTable,
		"tracking_id" | "state" | "revision" | "content" | "editors" | "approvals" | "released_revision" | "who" | "updated_at"
	>,
) {
	return db
		.updateTable("advisory_draft")
		.set(columns)
		.where("id", "=", id)
		.where("revision", "=", base)
		.where("state", "=", state)
		.returningAll();
}
