/** Queries of editions and surveys. */
import type { Database } from "../tables.ts";
import type { StatisticEditionTable, SurveyTable } from "./tables.ts";

/** The edition of a share. */
export function selectEdition(db: Database, id: string) {
	return db.selectFrom("statistic_edition").selectAll().where("id", "=", id);
}

/** The first edition of a share. */
export function insertEdition(db: Database, row: StatisticEditionTable) {
	return db
		.insertInto("statistic_edition")
		.values(row)
		.onConflict((conflict) => conflict.column("id").doNothing())
		.returning("id");
}

/** The next edition, where the one before is as it was. */
export function updateEdition(db: Database, { id, ...columns }: StatisticEditionTable, before: number) {
	return db.updateTable("statistic_edition").set(columns).where("id", "=", id).where("counted_at", "=", before).returning("id");
}

/** All surveys, newest first. */
export function selectSurveys(db: Database) {
	return db.selectFrom("survey").selectAll().orderBy("until", "desc").orderBy("id");
}

/** Keeps a survey. */
export function upsertSurvey(db: Database, row: SurveyTable) {
	const { id: _, ...columns } = row;
	return db
		.insertInto("survey")
		.values(row)
		.onConflict((conflict) => conflict.column("id").doUpdateSet(columns));
}

/** One survey. */
export function selectSurvey(db: Database, id: string) {
	return db.selectFrom("survey").selectAll().where("id", "=", id);
}

/** Takes one away. */
export function deleteSurvey(db: Database, id: string) {
	return db.deleteFrom("survey").where("id", "=", id);
}
