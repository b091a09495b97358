/** Queries of alerts and of what waits to be sent. */
import type { AlertTable, AlertTargetTable, Database, OutboxTable } from "../tables.ts";

/** Targets of an organisation, or all. */
export function selectTargets(db: Database, organisationId: string | undefined) {
	const all = db.selectFrom("alert_target").selectAll().orderBy("id").limit(5000);
	return organisationId === undefined ? all : all.where("organisation_id", "=", organisationId);
}

/** Keeps a target. */
export function insertTarget(db: Database, row: AlertTargetTable) {
	return db.insertInto("alert_target").values(row);
}

/** Removes a target. */
export function deleteTarget(db: Database, id: string, organisationId: string) {
	return db.deleteFrom("alert_target").where("id", "=", id).where("organisation_id", "=", organisationId).returning(["channel", "place"]);
}

/** The standing of an organisation. */
export function selectStanding(db: Database, organisationId: string) {
	return db.selectFrom("alert_standing").select("standing").where("organisation_id", "=", organisationId);
}

/** Keeps a first standing, unless there is one. */
export function insertStanding(db: Database, organisationId: string, standing: string, at: number) {
	return db
		.insertInto("alert_standing")
		.values({ organisation_id: organisationId, standing, taken_at: at })
		.onConflict((conflict) => conflict.column("organisation_id").doNothing())
		.returning("organisation_id");
}

/** Keeps a further standing in the place of the one it was held against. */
export function updateStanding(db: Database, organisationId: string, before: string, standing: string, at: number) {
	return db
		.updateTable("alert_standing")
		.set({ standing, taken_at: at })
		.where("organisation_id", "=", organisationId)
		.where("standing", "=", before)
		.returning("organisation_id");
}

/** Keeps an alert. */
export function insertAlert(db: Database, row: AlertTable) {
	return db.insertInto("alert").values(row);
}

/** Alerts of an organisation, newest first. */
export function selectAlerts(db: Database, organisationId: string, limit: number) {
	return db.selectFrom("alert").selectAll().where("organisation_id", "=", organisationId).orderBy("id", "desc").limit(limit);
}

/** What waits for the day of a target. */
export function selectGathered(db: Database, targetId: string, place: string, dueAt: number) {
	return db
		.selectFrom("outbox")
		.select(["id", "lines"])
		.where("target_id", "=", targetId)
		.where("place", "=", place)
		.where("state", "=", "waiting")
		.where("attempts", "=", 0)
		.where("due_at", "=", dueAt);
}

/** Adds to what waits. */
export function updateLines(db: Database, id: string, lines: string) {
	return db.updateTable("outbox").set({ lines }).where("id", "=", id);
}

/** Keeps something to be sent. */
export function insertOutgoing(db: Database, row: OutboxTable) {
	return db.insertInto("outbox").values(row);
}

/** What was and is to be sent for an organisation, newest first. */
export function selectOutgoing(db: Database, organisationId: string, limit: number) {
	return db.selectFrom("outbox").selectAll().where("organisation_id", "=", organisationId).orderBy("id", "desc").limit(limit);
}

/** What is due. */
export function selectDue(db: Database, at: number, limit: number) {
	return db.selectFrom("outbox").selectAll().where("state", "=", "waiting").where("due_at", "<=", at).orderBy("due_at").limit(limit);
}

/** Takes something that is due, unless another took it. */
export function takeDue(db: Database, id: string, dueAt: number, until: number) {
	return db
		.updateTable("outbox")
		.set({ due_at: until })
		.where("id", "=", id)
		.where("due_at", "=", dueAt)
		.where("state", "=", "waiting")
		.returningAll();
}

/** Something that waits, by id. */
export function selectWaiting(db: Database, id: string) {
	return db.selectFrom("outbox").selectAll().where("id", "=", id).where("state", "=", "waiting");
}

/** Notes what came of an attempt. */
export function updateOutgoing(db: Database, id: string, columns: Pick<OutboxTable, "state" | "attempts" | "problem" | "due_at">) {
	return db.updateTable("outbox").set(columns).where("id", "=", id);
}
