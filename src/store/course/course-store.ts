/** Courses over an engine. */
import type { Course } from "../../account/course/course.ts";
import type { CourseStore } from "../../account/course/ports.ts";
import type { Engine } from "../engine.ts";
import { keyable } from "../storable.ts";
import type { Database } from "../tables.ts";
import { toCourse, toRegistration } from "./course-row.ts";
import { countPlace, countRegistrations, selectByWord, selectCourse, selectCourses, selectRegistrations } from "./queries.ts";
import type { CourseTable } from "./tables.ts";

/** Makes the store. */
export function courseStore(engine: Engine): CourseStore {
	return {
		courses: () => engine.read(async (db) => counted(db, await selectCourses(db).execute())),
		course: (id) => engine.read(async (db) => (await counted(db, await selectCourse(db, keyable(id)).execute()))[0]),
		registrations: (courseId) =>
			engine.read(async (db) => {
				const rows = await selectRegistrations(db, keyable(courseId)).execute();
				let place = 0;
				return rows.map((row) => toRegistration(row, row.state === "waiting" ? ++place : undefined));
			}),
		registration: (wordHash) =>
			engine.read(async (db) => {
				const row = await selectByWord(db, wordHash).executeTakeFirst();
				if (row === undefined) return undefined;
				const place = row.state === "waiting" ? Number((await countPlace(db, row).executeTakeFirst())?.count ?? 0) : undefined;
				return toRegistration(row, place);
			}),
		add: (change) => engine.write("addCourse", change),
		change: (change) => engine.write("changeCourse", change),
		cancel: (change) => engine.write("cancelCourse", change),
		ask: (change) => engine.write("askSeat", change),
		confirm: (change) => engine.write("confirmSeat", change),
		leave: (change) => engine.write("leaveCourse", change),
		takeLetters: (change) => engine.write("takeCourseLetters", change),
		settleLetter: (change) => engine.write("settleCourseLetter", change),
	};
}

async function counted(db: Database, rows: readonly CourseTable[]): Promise<readonly Course[]> {
	if (rows.length === 0) return [];
	const ids = rows.map(({ id }) => id);
	const counts = await countRegistrations(db, ids).execute();
	const of = (id: string, state: string) => Number(counts.find((row) => row.course_id === id && row.state === state)?.count ?? 0);
	return rows.map((row) => toCourse(row, of(row.id, "seat"), of(row.id, "waiting")));
}
