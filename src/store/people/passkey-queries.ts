/** Queries of passkeys, and of words that count once. */
import type { Database, PasskeyTable, SingleUseTable } from "../tables.ts";

/** Passkeys of a person, oldest first. */
export function selectPasskeys(db: Database, personId: string) {
	return db.selectFrom("passkey").selectAll().where("person_id", "=", personId).orderBy("id");
}

/** A passkey by the authenticator's name for it. */
export function selectPasskeyBy(db: Database, credentialId: string) {
	return db.selectFrom("passkey").selectAll().where("credential_id", "=", credentialId);
}

/** Keeps a passkey, unless somebody has that credential. */
export function insertPasskey(db: Database, row: PasskeyTable) {
	return db
		.insertInto("passkey")
		.values(row)
		.onConflict((conflict) => conflict.column("credential_id").doNothing())
		.returning("id");
}

/** Counts passkeys on the row of their person, and so holds it until the transaction ends. */
export function countPasskeys(db: Database, personId: string, more: number) {
	return db
		.updateTable("person")
		.set((is) => ({ passkeys: is("passkeys", "+", more) }))
		.where("id", "=", personId)
		.returning(["passkeys", "totp_secret"]);
}

/** Gives a passkey another name. */
export function updatePasskeyName(db: Database, id: string, personId: string, name: string) {
	return db.updateTable("passkey").set({ name }).where("id", "=", id).where("person_id", "=", personId).returning("id");
}

/** Removes a passkey. */
export function deletePasskey(db: Database, id: string, personId: string) {
	return db.deleteFrom("passkey").where("id", "=", id).where("person_id", "=", personId).returning(["id", "name"]);
}

/** Notes the use of a passkey, unless another was noted meanwhile. */
export function updatePasskeyUse(db: Database, id: string, personId: string, before: number, counter: number, at: number) {
	return db
		.updateTable("passkey")
		.set({ counter, used_at: at })
		.where("id", "=", id)
		.where("person_id", "=", personId)
		.where("counter", "=", before)
		.returning("id");
}

/** Keeps a word that counts once. */
export function insertSingleUse(db: Database, row: SingleUseTable) {
	return db.insertInto("single_use").values(row);
}

/** Uses up a word. */
export function takeSingleUse(db: Database, secretHash: string, purpose: string, at: number) {
	return db
		.deleteFrom("single_use")
		.where("secret_hash", "=", secretHash)
		.where("purpose", "=", purpose)
		.where("expires_at", ">", at)
		.returning("facts");
}

/** Removes words that ran out. */
export function deleteOldSingleUse(db: Database, before: number) {
	return db.deleteFrom("single_use").where("expires_at", "<=", before);
}
