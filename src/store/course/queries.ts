/** Queries of courses, registrations and letters. */
import type { Database } from "../tables.ts";
import type { CourseLetterTable, CourseRegistrationTable, CourseTable } from "./tables.ts";

/** All courses, the next one first. */
export function selectCourses(db: Database) {
	return db.selectFrom("course").selectAll().orderBy("starts_at").orderBy("id").limit(500);
}

/** One. */
export function selectCourse(db: Database, id: string) {
	return db.selectFrom("course").selectAll().where("id", "=", id);
}

/** Takes a course until the transaction ends: whoever gives its seats waits for the others. */
export function holdCourse(db: Database, id: string) {
	return db
		.updateTable("course")
		.set((is) => ({ state: is.ref("state") }))
		.where("id", "=", id)
		.returningAll();
}

/** Keeps one. */
export function insertCourse(db: Database, row: CourseTable) {
	return db.insertInto("course").values(row);
}

/** Changes one. */
export function updateCourse(db: Database, id: string, columns: Partial<Omit<CourseTable, "id">>) {
	return db.updateTable("course").set(columns).where("id", "=", id);
}

/** How many have a seat, or wait, by course. */
export function countRegistrations(db: Database, courseIds: readonly string[]) {
	return db
		.selectFrom("course_registration")
		.select((is) => ["course_id", "state", is.fn.countAll<number>().as("count")])
		.where("course_id", "in", courseIds)
		.where("state", "in", ["seat", "waiting"])
		.groupBy(["course_id", "state"]);
}

/** How many have asked and not confirmed since. */
export function countAsked(db: Database, courseId: string, since: number) {
	return db
		.selectFrom("course_registration")
		.select((is) => is.fn.countAll<number>().as("count"))
		.where("course_id", "=", courseId)
		.where("state", "=", "asked")
		.where("asked_at", ">", since);
}

/** Those with a seat or on the list, in the order in which they came. */
export function selectRegistrations(db: Database, courseId: string) {
	return db
		.selectFrom("course_registration")
		.selectAll()
		.where("course_id", "=", courseId)
		.where("state", "in", ["seat", "waiting"])
		.orderBy("state")
		.orderBy("taken_at")
		.orderBy("id")
		.limit(20_000);
}

/** Next ones of the list. */
export function selectNext(db: Database, courseId: string, limit: number) {
	return db
		.selectFrom("course_registration")
		.selectAll()
		.where("course_id", "=", courseId)
		.where("state", "=", "waiting")
		.orderBy("taken_at")
		.orderBy("id")
		.limit(limit);
}

/** How many of the list stand before one, and itself. */
export function countPlace(db: Database, { course_id, taken_at, id }: Pick<CourseRegistrationTable, "course_id" | "taken_at" | "id">) {
	return db
		.selectFrom("course_registration")
		.select((is) => is.fn.countAll<number>().as("count"))
		.where("course_id", "=", course_id)
		.where("state", "=", "waiting")
		.where((is) => is.or([is("taken_at", "<", taken_at), is.and([is("taken_at", "=", taken_at), is("id", "<=", id)])]));
}

/** By the word of its link. */
export function selectByWord(db: Database, wordHash: string) {
	return db.selectFrom("course_registration").selectAll().where("word_hash", "=", wordHash);
}

/** Of an address in a course, the newest first. */
export function selectOfEmail(db: Database, courseId: string, email: string) {
	return db
		.selectFrom("course_registration")
		.selectAll()
		.where("course_id", "=", courseId)
		.where("email", "=", email)
		.orderBy("id", "desc")
		.limit(1);
}

/** Keeps one. */
export function insertRegistration(db: Database, row: CourseRegistrationTable) {
	return db.insertInto("course_registration").values(row);
}

/** Changes one. */
export function updateRegistration(db: Database, id: string, columns: Partial<Omit<CourseRegistrationTable, "id">>) {
	return db.updateTable("course_registration").set(columns).where("id", "=", id);
}

/** Those who asked and never confirmed, and their letters with them. */
export function deleteOldAsked(db: Database, courseId: string, before: number) {
	return db.deleteFrom("course_registration").where("course_id", "=", courseId).where("state", "=", "asked").where("asked_at", "<", before);
}

/** Keeps letters. */
export function insertLetters(db: Database, rows: readonly CourseLetterTable[]) {
	return db.insertInto("course_letter").values(rows);
}

/** Letters that are due. */
export function selectDue(db: Database, at: number, limit: number) {
	return db.selectFrom("course_letter").selectAll().where("due_at", "<=", at).orderBy("id").limit(limit);
}

/** Takes one, unless another host just has. */
export function takeLetter(db: Database, { id, due_at }: Pick<CourseLetterTable, "id" | "due_at">, until: number) {
	return db
		.updateTable("course_letter")
		.set((is) => ({ due_at: until, tries: is("tries", "+", 1) }))
		.where("id", "=", id)
		.where("due_at", "=", due_at)
		.returningAll();
}

/** What came of one. */
export function updateLetter(db: Database, id: string, columns: Pick<CourseLetterTable, "due_at" | "outcome">) {
	return db.updateTable("course_letter").set(columns).where("id", "=", id);
}

/** A registration. */
export function selectRegistration(db: Database, id: string) {
	return db.selectFrom("course_registration").selectAll().where("id", "=", id);
}
