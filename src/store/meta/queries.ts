/** Queries of the facts about the store itself. */
import type { Database } from "../tables.ts";

/** One value. */
export function selectMeta(db: Database, key: string) {
	return db.selectFrom("meta").select("value").where("key", "=", key);
}

/** Sets one value. */
export function upsertMeta(db: Database, key: string, value: string) {
	return db
		.insertInto("meta")
		.values({ key, value })
		.onConflict((conflict) => conflict.column("key").doUpdateSet({ value }));
}

/** The newest of what answers are made of. Ids are in order of time; an import counts once it is finished. */
export function selectStamp(db: Database) {
	return db.selectNoFrom(({ selectFrom }) => [
		selectFrom("document_revision")
			.select(({ fn }) => fn.max("id").as("id"))
			.as("document"),
		selectFrom("document_mark")
			.select(({ fn }) => fn.max("id").as("id"))
			.where("kind", "in", ["delete", "restore"])
			.as("mark"),
		selectFrom("published_list")
			.select(({ fn }) => fn.max("id").as("id"))
			.as("list"),
		selectFrom("wave_revision")
			.select(({ fn }) => fn.countAll<number>().as("count"))
			.as("waves"),
		selectFrom("wave_revision")
			.select(({ fn }) => fn.max("recorded_at").as("at"))
			.as("wave"),
		selectFrom("organisation")
			.select(({ fn }) => fn.countAll<number>().as("count"))
			.as("organisations"),
		selectFrom("inventory_import")
			.select(({ fn }) => fn.count<number>("finished_at").as("count"))
			.as("imports"),
		selectFrom("inventory_import")
			.select(({ fn }) => fn.max("finished_at").as("at"))
			.as("finished"),
	]);
}
