/** Queries of days of fleets. */
import type { Database, FleetDayTable } from "../tables.ts";

/** Keeps a day, in the place of what was kept of it. */
export function upsertDay(db: Database, row: FleetDayTable) {
	const { taken_at, devices, states } = row;
	return db
		.insertInto("fleet_day")
		.values(row)
		.onConflict((conflict) => conflict.columns(["organisation_id", "day"]).doUpdateSet({ taken_at, devices, states }));
}

/** The newest day before another, of one organisation. */
export function selectDayBefore(db: Database, organisationId: string, day: string) {
	return db
		.selectFrom("fleet_day")
		.selectAll()
		.where("organisation_id", "=", organisationId)
		.where("day", "<", day)
		.orderBy("day", "desc")
		.limit(1);
}

/** Forgets what is older than a day. */
export function deleteDays(db: Database, organisationId: string, day: string) {
	return db.deleteFrom("fleet_day").where("organisation_id", "=", organisationId).where("day", "<", day);
}

/** When each organisation was last looked at. */
export function selectTaken(db: Database, organisationIds: readonly string[]) {
	return db
		.selectFrom("fleet_day")
		.select(({ fn }) => ["organisation_id", fn.max("taken_at").as("taken_at")])
		.where("organisation_id", "in", organisationIds)
		.groupBy("organisation_id");
}
