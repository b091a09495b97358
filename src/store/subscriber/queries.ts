/** Queries of subscribers, suppressions and acknowledgements. */
import type { AcknowledgementTable, Database, SubscriberTable, SuppressionTable } from "../tables.ts";

/** Some in order of id. */
export function selectSubscribers(db: Database, after: string, limit: number) {
	return db.selectFrom("subscriber").selectAll().where("id", ">", after).orderBy("id").limit(limit);
}

/** One by address. */
export function selectByEmail(db: Database, email: string) {
	return db.selectFrom("subscriber").selectAll().where("email", "=", email);
}

/** Those of some addresses. */
export function selectByEmails(db: Database, emails: readonly string[]) {
	return db.selectFrom("subscriber").select(["id", "email", "state"]).where("email", "in", emails);
}

/** One by id. */
export function selectById(db: Database, id: string) {
	return db.selectFrom("subscriber").selectAll().where("id", "=", id);
}

/** Keeps new ones. */
export function insertSubscribers(db: Database, rows: readonly SubscriberTable[]) {
	return db
		.insertInto("subscriber")
		.values(rows)
		.onConflict((conflict) => conflict.column("email").doNothing());
}

/** Changes one. */
export function updateSubscriber(db: Database, id: string, columns: Partial<Omit<SubscriberTable, "id" | "email">>) {
	return db.updateTable("subscriber").set(columns).where("id", "=", id);
}

/** Sets up to when some have been told, unless it is later already. */
export function updateDigested(db: Database, ids: readonly string[], to: number) {
	return db
		.updateTable("subscriber")
		.set({ digested_to: to })
		.where("id", "in", ids)
		.where((where) => where.or([where("digested_to", "is", null), where("digested_to", "<", to)]));
}

/** Takes one away. */
export function deleteSubscriber(db: Database, email: string) {
	return db.deleteFrom("subscriber").where("email", "=", email).returning("id");
}

/** Suppressions that hold at an instant. */
export function selectSuppressions(db: Database, at: number) {
	return db
		.selectFrom("suppression")
		.selectAll()
		.where((where) => where.or([where("expires_at", "is", null), where("expires_at", ">", at)]))
		.orderBy("id");
}

/** Keeps suppressions. */
export function insertSuppressions(db: Database, rows: readonly SuppressionTable[]) {
	return db.insertInto("suppression").values(rows);
}

/** Takes those of an address away: all, or those for one reason. */
export function deleteSuppressions(db: Database, email: string, reason: string | undefined) {
	const all = db.deleteFrom("suppression").where("email", "=", email);
	return reason === undefined ? all : all.where("reason", "=", reason);
}

/** What was said of a campaign. */
export function selectAcknowledgements(db: Database, campaign: string) {
	return db.selectFrom("acknowledgement").selectAll().where("campaign", "=", campaign).orderBy("id");
}

/** Keeps what was said. */
export function insertAcknowledgement(db: Database, row: AcknowledgementTable) {
	return db.insertInto("acknowledgement").values(row);
}
