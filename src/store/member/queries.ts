/** Queries of tiers that were given. */
import type { Database } from "../tables.ts";
import type { MemberGrantTable } from "./tables.ts";

/** The tier of an address. */
export function selectGrant(db: Database, email: string) {
	return db.selectFrom("member_grant").selectAll().where("email", "=", email);
}

/** All, newest first. */
export function selectGrants(db: Database) {
	return db.selectFrom("member_grant").selectAll().orderBy("given_at", "desc").orderBy("email").limit(1000);
}

/** Gives one. */
export function upsertGrant(db: Database, row: MemberGrantTable) {
	const { email: _, ...columns } = row;
	return db
		.insertInto("member_grant")
		.values(row)
		.onConflict((conflict) => conflict.column("email").doUpdateSet(columns));
}

/** Takes one away. */
export function deleteGrant(db: Database, email: string) {
	return db.deleteFrom("member_grant").where("email", "=", email);
}

/** Notes an event; nothing comes back where it is known. */
export function insertPaymentEvent(db: Database, id: string, at: number) {
	return db
		.insertInto("payment_event")
		.values({ id, received_at: at })
		.onConflict((conflict) => conflict.column("id").doNothing())
		.returning("id");
}
