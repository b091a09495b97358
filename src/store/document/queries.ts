/** Queries of documents and their revisions. */
import type { Compilable } from "kysely";
import type { ContentTable, Database, RevisionTable } from "../tables.ts";

/** All revisions of a document, oldest first. */
export function selectRevisions(db: Database, origin: string, trackingId: string) {
	return db
		.selectFrom("document_revision")
		.selectAll()
		.where("origin", "=", origin)
		.where("tracking_id", "=", trackingId)
		.orderBy("revision");
}

/** The current revision of a document. */
export function selectNewest(db: Database, origin: string, trackingId: string) {
	return selectRevisions(db, origin, trackingId).clearOrderBy().orderBy("revision", "desc").limit(1);
}

/** One revision of a document. */
export function selectRevision(db: Database, origin: string, trackingId: string, revision: number) {
	return selectRevisions(db, origin, trackingId).where("revision", "=", revision);
}

/** Current revisions after an id, by id. */
export function selectCurrent(db: Database, after: string, limit: number) {
	return db
		.selectFrom("document_revision as current")
		.selectAll()
		.where("current.id", ">", after)
		.where(({ exists, not, selectFrom }) =>
			not(
				exists(
					selectFrom("document_revision as later")
						.select("later.id")
						.whereRef("later.origin", "=", "current.origin")
						.whereRef("later.tracking_id", "=", "current.tracking_id")
						.whereRef("later.revision", ">", "current.revision"),
				),
			),
		)
		.orderBy("current.id")
		.limit(limit);
}

/** Bytes by their hashes. */
export function selectContents(db: Database, hashes: readonly string[]) {
	return db.selectFrom("content").selectAll().where("sha256", "in", hashes);
}

/** Keeps bytes that are not kept yet. */
export function insertContent(db: Database, row: ContentTable): Compilable & { execute(): Promise<unknown> } {
	return db
		.insertInto("content")
		.values(row)
		.onConflict((conflict) => conflict.column("sha256").doNothing());
}

/** Writes a revision. */
export function insertRevision(db: Database, row: RevisionTable) {
	return db.insertInto("document_revision").values(row);
}
