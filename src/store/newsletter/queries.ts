/** Queries of newsletters. */
import type { Database, NewsletterTable } from "../tables.ts";

/** Heads, newest first. */
export function selectNewsletters(db: Database, limit: number) {
	return db
		.selectFrom("newsletter")
		.select(["id", "stream", "published_at", "subjects", "sha256"])
		.orderBy("published_at", "desc")
		.orderBy("id", "desc")
		.limit(limit);
}

/** One of them. */
export function selectNewsletter(db: Database, id: string) {
	return db.selectFrom("newsletter").selectAll().where("id", "=", id);
}

/** Keeps one, unless there is one of the id. */
export function insertNewsletter(db: Database, row: NewsletterTable) {
	return db
		.insertInto("newsletter")
		.values(row)
		.onConflict((conflict) => conflict.column("id").doNothing())
		.returning("id");
}
