/** Queries of counts. */
import { type Expression, type SqlBool, sql } from "kysely";
import type { CountCellTable, CountLeftOutTable, CountLineTable, CountPlaceTable, CountSensorTable, Database } from "../tables.ts";

/** Moves the head on from a version, and so holds it until the transaction ends; no row where another change came before. */
export function takeHead(db: Database, version: number) {
	return db
		.updateTable("count_head")
		.set((is) => ({ version: is("version", "+", 1) }))
		.where("id", "=", 1)
		.where("version", "=", version)
		.returning("version");
}

/** The same whatever the version is. */
export function takeAnyHead(db: Database) {
	return db
		.updateTable("count_head")
		.set((is) => ({ version: is("version", "+", 1) }))
		.where("id", "=", 1)
		.returning("version");
}

/** The head. */
export function selectHead(db: Database) {
	return db.selectFrom("count_head").select("version").where("id", "=", 1);
}

/** Cells of a period, of some values of one kind. */
export function selectCells(db: Database, at: Pick<CountCellTable, "hours" | "first" | "kind">, values: readonly string[]) {
	return db
		.selectFrom("count_cell")
		.select(["value", "cell"])
		.where("kind", "=", at.kind)
		.where("value", "in", values)
		.where("hours", "=", at.hours)
		.where("first", "=", at.first);
}

/** Writes a cell in the place of what was kept of it. */
export function upsertCells(db: Database, rows: readonly CountCellTable[]) {
	return db
		.insertInto("count_cell")
		.values([...rows])
		.onConflict((conflict) =>
			conflict.columns(["kind", "value", "hours", "first"]).doUpdateSet(({ ref }) => ({
				events: ref("excluded.events"),
				successes: ref("excluded.successes"),
				sources: ref("excluded.sources"),
				networks: ref("excluded.networks"),
				targets: ref("excluded.targets"),
				sensors: ref("excluded.sensors"),
				version: ref("excluded.version"),
				cell: ref("excluded.cell"),
			})),
		);
}

/** The oldest period of a length before an hour. */
export function selectOldest(db: Database, hours: number, before: number) {
	return db.selectFrom("count_cell").select("first").where("hours", "=", hours).where("first", "<", before).orderBy("first").limit(1);
}

/** All cells of a length in a stretch of hours. */
export function selectStretch(db: Database, hours: number, from: number, to: number) {
	return db
		.selectFrom("count_cell")
		.select(["first", "kind", "value", "cell"])
		.where("hours", "=", hours)
		.where("first", ">=", from)
		.where("first", "<", to)
		.orderBy("kind")
		.orderBy("value")
		.orderBy("first");
}

/** Forgets them. */
export function deleteStretch(db: Database, hours: number, from: number, to: number) {
	return db.deleteFrom("count_cell").where("hours", "=", hours).where("first", ">=", from).where("first", "<", to);
}

/** Cells of hours and days that were written after a version. */
export function selectChanged(db: Database, after: number) {
	return db
		.selectFrom("count_cell")
		.select(["hours", "first", "kind", "value", "cell"])
		.where("version", ">", after)
		.where("hours", "in", [1, 24])
		.orderBy("first");
}

/** The periods of a key that touch a stretch of hours, oldest first. */
export function selectSeries(db: Database, key: Pick<CountCellTable, "kind" | "value">, from: number, to: number) {
	return db
		.selectFrom("count_cell")
		.select(["hours", "first", "kind", "value", "events", "successes", "sources", "networks", "targets", "sensors"])
		.where("kind", "=", key.kind)
		.where("value", "=", key.value)
		.where("first", "<", to)
		.where(touches(from))
		.orderBy("first")
		.orderBy("hours");
}

/** Cells of a kind that touch a stretch of hours. */
export function selectOfKind(db: Database, kind: string, from: number, to: number) {
	return db
		.selectFrom("count_cell")
		.select(["value", "hours", "first", "cell"])
		.where("kind", "=", kind)
		.where("first", "<", to)
		.where(touches(from))
		.orderBy("value")
		.orderBy("first");
}

function touches(from: number): Expression<SqlBool> {
	return sql<SqlBool>`${sql.ref("first")} + ${sql.ref("hours")} > ${from}`;
}

/** All sensors, those that were heard last first. */
export function selectSensors(db: Database) {
	return db.selectFrom("count_sensor").selectAll().orderBy("last_hour", "desc").orderBy("name");
}

/** Writes a sensor in the place of what was kept of it. */
export function upsertSensor(db: Database, row: CountSensorTable) {
	const { name: _, ...facts } = row;
	return db
		.insertInto("count_sensor")
		.values(row)
		.onConflict((conflict) => conflict.column("name").doUpdateSet(facts));
}

/** Lines that are told again, in the order in which they came. */
export function selectLines(db: Database) {
	return db.selectFrom("count_line").selectAll().orderBy("version").orderBy("hour");
}

/** Parts in which the lines of an hour are kept. */
export function selectParts(db: Database, hour: number) {
	return db.selectFrom("count_line").select(["version", "lines"]).where("hour", "=", hour).orderBy("version");
}

/** How many parts there are of an hour. */
export function countParts(db: Database, hour: number) {
	return db
		.selectFrom("count_line")
		.select(({ fn }) => fn.countAll<number>().as("parts"))
		.where("hour", "=", hour);
}

/** Keeps lines of an hour. */
export function insertLines(db: Database, row: CountLineTable) {
	return db.insertInto("count_line").values(row);
}

/** Forgets the lines of hours. */
export function deleteLines(db: Database, hours: readonly number[]) {
	return db.deleteFrom("count_line").where("hour", "in", hours);
}

/** How far files were read. */
export function selectPlaces(db: Database) {
	return db.selectFrom("count_place").selectAll().orderBy("file");
}

/** Notes how far one was read. */
export function upsertPlace(db: Database, row: CountPlaceTable) {
	const { file: _, ...facts } = row;
	return db
		.insertInto("count_place")
		.values(row)
		.onConflict((conflict) => conflict.column("file").doUpdateSet(facts));
}

/** Adds lines that were left out. */
export function addLeftOut(db: Database, row: CountLeftOutTable) {
	return db
		.insertInto("count_left_out")
		.values(row)
		.onConflict((conflict) =>
			conflict
				.columns(["source", "reason"])
				.doUpdateSet(({ ref }) => ({ lines: sql<number>`${ref("count_left_out.lines")} + ${row.lines}` })),
		);
}

/** All that was left out, most first. */
export function selectLeftOut(db: Database) {
	return db.selectFrom("count_left_out").selectAll().orderBy("lines", "desc").orderBy("source").orderBy("reason").limit(1000);
}
