/** Queries of waves. A wave's facts are one JSON text; what is searched stands in columns. */
import type { Database, WaveRevisionTable } from "../tables.ts";

/** Adds a revision. */
export function insertRevision(db: Database, row: WaveRevisionTable) {
	return db.insertInto("wave_revision").values(row);
}

/** All revisions of one wave, oldest first. */
export function selectRevisions(db: Database, waveId: string) {
	return db.selectFrom("wave_revision").selectAll().where("wave_id", "=", waveId).orderBy("revision");
}

/** The last revision of every wave among those recorded before an instant, newest start first. */
export function selectCurrent(db: Database, before: number) {
	return db
		.selectFrom("wave_revision as one")
		.selectAll()
		.where(({ eb, selectFrom }) =>
			eb(
				"one.revision",
				"=",
				selectFrom("wave_revision as other")
					.select(({ fn }) => fn.max("other.revision").as("newest"))
					.whereRef("other.wave_id", "=", "one.wave_id")
					.where("other.recorded_at", "<", before),
			),
		)
		.orderBy("one.started_at", "desc")
		.orderBy("one.wave_id");
}
