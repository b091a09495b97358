/** Queries of lists that are published whole. Their bytes stand with those of documents. */
import type { Database, PublishedListTable } from "../tables.ts";

/** Writes an edition. */
export function insertList(db: Database, row: PublishedListTable) {
	return db.insertInto("published_list").values(row);
}

/** All editions, newest release first. */
export function selectLists(db: Database) {
	return db.selectFrom("published_list").selectAll().orderBy("released_on", "desc").orderBy("received_at", "desc").orderBy("id", "desc");
}

/** An edition by its bytes. */
export function selectList(db: Database, kind: string, sha256: string) {
	return db.selectFrom("published_list").selectAll().where("kind", "=", kind).where("sha256", "=", sha256);
}
