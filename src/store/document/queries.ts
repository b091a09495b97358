/** Queries of documents and their revisions. */
import type { Compilable } from "kysely";
import type { ContentTable, Database, DocumentMarkTable, RevisionTable } from "../tables.ts";

/** All revisions of a document in order of receipt. */
export function selectRevisions(db: Database, origin: string, trackingId: string) {
	return db
		.selectFrom("document_revision")
		.selectAll()
		.where("origin", "=", origin)
		.where("tracking_id", "=", trackingId)
		.orderBy("revision");
}

/** Where a page of revisions begins: after this one. */
export interface RevisionPlace {
	readonly origin: string;
	readonly trackingId: string;
	readonly revision: number;
}

/** Revisions of all documents after one of them, those of a document together, in order of receipt. */
export function selectEvery(db: Database, after: RevisionPlace, limit: number) {
	return db
		.selectFrom("document_revision")
		.selectAll()
		.where(({ eb, refTuple, tuple }) =>
			eb(refTuple("origin", "tracking_id", "revision"), ">", tuple(after.origin, after.trackingId, after.revision)),
		)
		.orderBy("origin")
		.orderBy("tracking_id")
		.orderBy("revision")
		.limit(limit);
}

/** Bytes by their hash. */
export function selectContent(db: Database, sha256: string) {
	return db.selectFrom("content").select("bytes").where("sha256", "=", sha256);
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

/** Writes what somebody says of a document. */
export function insertMark(db: Database, row: DocumentMarkTable) {
	return db.insertInto("document_mark").values(row);
}

/** What was said of any document, the oldest first; ids are in order of time. */
export function selectMarks(db: Database) {
	return db.selectFrom("document_mark").selectAll().orderBy("at").orderBy("id");
}
