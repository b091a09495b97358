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
