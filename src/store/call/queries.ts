/** Queries of calls that are done once. */
import type { Database, OnceCallTable } from "../tables.ts";

/** Takes a key; nothing happens where it is taken. */
export function insertCall(db: Database, row: OnceCallTable) {
	return db
		.insertInto("once_call")
		.values(row)
		.onConflict((conflict) => conflict.columns(["organisation_id", "key_hash"]).doNothing())
		.returning("key_hash");
}

/** What a key stands for. */
export function selectCall(db: Database, organisationId: string, keyHash: string) {
	return db.selectFrom("once_call").selectAll().where("organisation_id", "=", organisationId).where("key_hash", "=", keyHash);
}

/** Keeps the answer. */
export function updateCall(db: Database, organisationId: string, keyHash: string, answer: Pick<OnceCallTable, "status" | "answer">) {
	return db.updateTable("once_call").set(answer).where("organisation_id", "=", organisationId).where("key_hash", "=", keyHash);
}

/** Frees a key. */
export function deleteCall(db: Database, organisationId: string, keyHash: string) {
	return db.deleteFrom("once_call").where("organisation_id", "=", organisationId).where("key_hash", "=", keyHash);
}

/** Forgets what is older. */
export function deleteOldCalls(db: Database, before: number) {
	return db.deleteFrom("once_call").where("made_at", "<", before);
}
