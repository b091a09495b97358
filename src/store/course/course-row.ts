/** Rows of courses as the domain's values. */
import type { Course, Registration, RegistrationState } from "../../account/course/course.ts";
import type { CourseRegistrationTable, CourseTable } from "./tables.ts";

/** A course with its counts. */
export function toCourse(row: CourseTable, taken: number, waiting: number): Course {
	return {
		id: row.id,
		revision: row.revision,
		state: row.state === "cancelled" ? "cancelled" : "open",
		title: row.title,
		about: row.about,
		place: row.place,
		language: row.language === "de" ? "de" : "en",
		startsAt: row.starts_at,
		endsAt: row.ends_at,
		lastDay: row.last_day,
		seats: row.seats,
		price: row.price,
		changedAt: row.changed_at,
		taken,
		waiting,
	};
}

const STATES: readonly RegistrationState[] = ["asked", "seat", "waiting", "left"];

/** A registration with its place on the list. */
export function toRegistration(row: CourseRegistrationTable, place: number | undefined): Registration {
	return {
		id: row.id,
		courseId: row.course_id,
		email: row.email,
		name: row.name,
		language: row.language === "de" ? "de" : "en",
		state: STATES.find((state) => state === row.state) ?? "left",
		takenAt: row.taken_at ?? undefined,
		place,
	};
}
