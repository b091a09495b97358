/** Queries of the audit chain. */
import type { AuditTable, Database } from "../tables.ts";

/** Moves the head on by one, and so holds it until the transaction ends. */
export function takeHead(db: Database) {
	return db
		.updateTable("audit_head")
		.set((is) => ({ number: is("number", "+", 1) }))
		.where("id", "=", 1)
		.returning(["number", "hash"]);
}

/** Writes one entry. */
export function insertEntry(db: Database, row: AuditTable) {
	return db.insertInto("audit").values(row);
}

/** Notes the hash of the newest entry. */
export function setHead(db: Database, hash: string) {
	return db.updateTable("audit_head").set({ hash }).where("id", "=", 1);
}

/** The head. */
export function selectHead(db: Database) {
	return db.selectFrom("audit_head").select(["number", "hash"]).where("id", "=", 1);
}

/** Entries after a number, in order. */
export function selectEntries(db: Database, after: number, limit: number) {
	return db.selectFrom("audit").selectAll().where("number", ">", after).orderBy("number").limit(limit);
}
