/** Queries of comments and reports of them. */
import type { Database } from "../tables.ts";
import type { CommentFlagTable, CommentTable } from "./tables.ts";

/** Below a subject, but hidden ones. */
export function selectBelow(db: Database, kind: string, id: string, limit: number) {
	return db
		.selectFrom("comment")
		.selectAll()
		.where("subject_kind", "=", kind)
		.where("subject_id", "=", id)
		.where("state", "!=", "hidden")
		.orderBy("id")
		.limit(limit);
}

/** How many stand below a subject: those that are shown, or all. */
export function countBelow(db: Database, kind: string, id: string, state: "shown" | undefined) {
	const all = db
		.selectFrom("comment")
		.select((is) => is.fn.countAll<number>().as("count"))
		.where("subject_kind", "=", kind)
		.where("subject_id", "=", id);
	return state === undefined ? all : all.where("state", "=", state);
}

/** Those to be looked at. */
export function selectQueue(db: Database, limit: number) {
	return db
		.selectFrom("comment")
		.selectAll()
		.where((is) => is.or([is("state", "=", "waiting"), is.and([is("flags", ">", 0), is("state", "=", "shown")])]))
		.orderBy("id")
		.limit(limit);
}

/** How many are to be looked at; of one person those that wait. */
export function countWaiting(db: Database, personId: string | undefined) {
	const all = db
		.selectFrom("comment")
		.select((is) => is.fn.countAll<number>().as("count"))
		.where((is) => is.or([is("state", "=", "waiting"), is.and([is("flags", ">", 0), is("state", "=", "shown")])]));
	return personId === undefined ? all : all.where("state", "=", "waiting").where("person_id", "=", personId);
}

/** One. */
export function selectComment(db: Database, id: string) {
	return db.selectFrom("comment").selectAll().where("id", "=", id);
}

/** Those of a person, newest first. */
export function selectOfPerson(db: Database, personId: string) {
	return db.selectFrom("comment").selectAll().where("person_id", "=", personId).orderBy("id", "desc").limit(5000);
}

/** How many somebody has written since. */
export function countWritten(db: Database, personId: string, since: number) {
	return db
		.selectFrom("comment")
		.select((is) => is.fn.countAll<number>().as("count"))
		.where("person_id", "=", personId)
		.where("written_at", ">", since);
}

/** Writers of one person wait for each other. */
export function holdPerson(db: Database, id: string) {
	return db
		.updateTable("person")
		.set((is) => ({ name: is.ref("name") }))
		.where("id", "=", id);
}

/** Keeps one. */
export function insertComment(db: Database, row: CommentTable) {
	return db.insertInto("comment").values(row);
}

/** Changes one. */
export function updateComment(db: Database, id: string, columns: Partial<Omit<CommentTable, "id">>) {
	return db.updateTable("comment").set(columns).where("id", "=", id);
}

/** One more report of it. */
export function addFlag(db: Database, id: string) {
	return db
		.updateTable("comment")
		.set((is) => ({ flags: is("flags", "+", 1) }))
		.where("id", "=", id);
}

/** Takes the words out of all of a person. */
export function blankComments(db: Database, personId: string) {
	return db
		.updateTable("comment")
		.set({ text: "", author: "", affiliation: "undisclosed", state: "erased", consent_at: null, public_at: null, flags: 0 })
		.where("person_id", "=", personId)
		.returning("id");
}

/** Keeps a report; nothing comes back where they have reported it already. */
export function insertFlag(db: Database, row: CommentFlagTable) {
	return db
		.insertInto("comment_flag")
		.values(row)
		.onConflict((conflict) => conflict.columns(["comment_id", "person_id"]).doNothing())
		.returning("comment_id");
}

/** How many somebody has reported since. */
export function countFlags(db: Database, personId: string, since: number) {
	return db
		.selectFrom("comment_flag")
		.select((is) => is.fn.countAll<number>().as("count"))
		.where("person_id", "=", personId)
		.where("flagged_at", ">", since);
}
