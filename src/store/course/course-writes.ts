/** Courses, seats and the list of those who wait. Each write that gives a seat holds the course first. */
import { CONFIRM_MS, type CourseFacts, freeSeats, isOpen } from "../../account/course/course.ts";
import type { LetterKind } from "../../account/course/letters.ts";
import type { CourseStore, DueLetter } from "../../account/course/ports.ts";
import { appendAudit } from "../audit/append-audit.ts";
import { newId } from "../new-id.ts";
import { keyable, storable } from "../storable.ts";
import { insertRows, type Work } from "../work.ts";
import { toCourse, toRegistration } from "./course-row.ts";
import {
	countAsked,
	countRegistrations,
	deleteOldAsked,
	holdCourse,
	insertCourse,
	insertLetters,
	insertRegistration,
	selectByWord,
	selectCourse,
	selectDue,
	selectNext,
	selectOfEmail,
	selectRegistration,
	selectRegistrations,
	takeLetter,
	updateCourse,
	updateLetter,
	updateRegistration,
} from "./queries.ts";
import type { CourseRegistrationTable, CourseTable } from "./tables.ts";

type Change<Name extends keyof CourseStore> = Parameters<CourseStore[Name]>[0];
type Output<Name extends keyof CourseStore> = ReturnType<CourseStore[Name]>;

/** A second letter goes to an address no sooner than this. */
const AGAIN_MS = 10 * 60_000;
/** Of one course: those who asked and did not confirm, and those on the list. */
const MOST_ASKED = 1000;
const MOST_WAITING = 5000;
/** A host has this long for the letters that it took. */
const TAKEN_MS = 5 * 60_000;
const AT_ONCE = 50;

function columnsOf(course: CourseFacts): Omit<CourseTable, "id" | "state" | "revision" | "changed_at"> {
	return {
		title: storable(course.title),
		about: storable(course.about),
		place: storable(course.place),
		language: course.language,
		starts_at: course.startsAt,
		ends_at: course.endsAt,
		last_day: course.lastDay,
		seats: course.seats,
		price: storable(course.price),
	};
}

/** Keeps a new course. */
export async function addCourse(work: Work, { course, who, at }: Change<"add">): Output<"add"> {
	const row = { id: newId(), state: "open", revision: 0, ...columnsOf(course), changed_at: at };
	await insertCourse(work.db, row).execute();
	await appendAudit(work, { who, what: "course/added", subject: row.id, before: undefined, after: factsOf(row), at });
	return row.id;
}

/** Changes a course. */
export async function changeCourse(work: Work, { id, course, who, at }: Change<"change">): Promise<boolean> {
	const held = await holdCourse(work.db, keyable(id)).executeTakeFirst();
	if (held?.state !== "open") return false;
	const row = { ...held, ...columnsOf(course), revision: held.revision + 1, changed_at: at };
	const { id: _, ...columns } = row;
	await updateCourse(work.db, held.id, columns).execute();
	await appendAudit(work, { who, what: "course/changed", subject: held.id, before: factsOf(held), after: factsOf(row), at });
	if (held.starts_at !== row.starts_at || held.ends_at !== row.ends_at || held.place !== row.place)
		await write(work, "changed", await selectRegistrations(work.db, held.id).execute(), at);
	await moveUp(work, row, at);
	return true;
}

/** Cancels a course. */
export async function cancelCourse(work: Work, { id, reason, who, at }: Change<"cancel">): Promise<boolean> {
	const held = await holdCourse(work.db, keyable(id)).executeTakeFirst();
	if (held?.state !== "open") return false;
	await updateCourse(work.db, held.id, { state: "cancelled", revision: held.revision + 1, changed_at: at }).execute();
	const all = await selectRegistrations(work.db, held.id).execute();
	for (const one of all) await updateRegistration(work.db, one.id, { state: "left" }).execute();
	await write(work, "cancelled", all, at);
	const after = { reason: storable(reason.slice(0, 500)), registrations: all.length };
	await appendAudit(work, { who, what: "course/cancelled", subject: held.id, before: factsOf(held), after, at });
	return true;
}

/** Somebody asks for a seat. */
export async function askSeat(work: Work, change: Change<"ask">): Output<"ask"> {
	const { courseId, email: given, name, language, word, wordHash, at } = change;
	const course = await holdCourse(work.db, keyable(courseId)).executeTakeFirst();
	if (course === undefined || !isOpen(toCourse(course, 0, 0), at)) return "closed";
	const email = keyable(given);
	await deleteOldAsked(work.db, course.id, at - CONFIRM_MS).execute();
	const before = await selectOfEmail(work.db, course.id, email).executeTakeFirst();
	// Nobody fills another's mailbox by asking again and again, and who is registered already gets no second link.
	if (before !== undefined && before.state !== "left" && (before.state !== "asked" || at - before.asked_at < AGAIN_MS)) return "again";
	if (Number((await countAsked(work.db, course.id, at - CONFIRM_MS).executeTakeFirst())?.count ?? 0) >= MOST_ASKED) return "full";
	const row: CourseRegistrationTable = {
		id: newId(),
		course_id: course.id,
		email,
		name: storable(name.slice(0, 200)),
		language,
		state: "asked",
		word: storable(word),
		word_hash: wordHash,
		asked_at: at,
		taken_at: null,
	};
	await insertRegistration(work.db, row).execute();
	await write(work, "confirm", [row], at);
	await appendAudit(work, { who: "participant", what: "seat/asked", subject: row.id, before: undefined, after: { course: course.id }, at });
	return "asked";
}

/** The link is used. */
export async function confirmSeat(work: Work, { wordHash, at }: Change<"confirm">): Output<"confirm"> {
	const found = await selectByWord(work.db, wordHash).executeTakeFirst();
	if (found === undefined) return undefined;
	const course = await holdCourse(work.db, found.course_id).executeTakeFirst();
	// Read again now that others have to wait.
	const held = await selectByWord(work.db, wordHash).executeTakeFirst();
	if (course === undefined || held === undefined || held.state === "left") return undefined;
	if (held.state === "seat" || held.state === "waiting") return held.state;
	if (at - held.asked_at > CONFIRM_MS) return undefined;
	if (!isOpen(toCourse(course, 0, 0), at)) return "closed";
	const { taken, waiting } = await countsOf(work, course.id);
	if (waiting >= MOST_WAITING) return "closed";
	const state = waiting === 0 && freeSeats(course.seats, taken) > 0 ? "seat" : "waiting";
	await updateRegistration(work.db, held.id, { state, taken_at: at }).execute();
	await write(work, state, [held], at);
	const after = { course: course.id, state, seats: course.seats, taken, waiting };
	await appendAudit(work, { who: "participant", what: "seat/confirmed", subject: held.id, before: { state: "asked" }, after, at });
	return state;
}

/** Gives a seat or place back. */
export async function leaveCourse(work: Work, { wordHash, at }: Change<"leave">): Promise<boolean> {
	const found = await selectByWord(work.db, wordHash).executeTakeFirst();
	const course = found === undefined ? undefined : await holdCourse(work.db, found.course_id).executeTakeFirst();
	const held = await selectByWord(work.db, wordHash).executeTakeFirst();
	if (course === undefined || held === undefined || held.state === "left") return false;
	await updateRegistration(work.db, held.id, { state: "left" }).execute();
	if (held.state !== "asked") await write(work, "left", [held], at);
	await appendAudit(work, { who: "participant", what: "seat/left", subject: held.id, before: { state: held.state }, after: undefined, at });
	await moveUp(work, course, at);
	return true;
}

/** Gives free seats to those who wait, in their order. The course is held. */
async function moveUp(work: Work, course: CourseTable, at: number): Promise<void> {
	if (course.state !== "open" || at >= course.starts_at) return;
	const { taken } = await countsOf(work, course.id);
	const free = freeSeats(course.seats, taken);
	const next = free === 0 ? [] : await selectNext(work.db, course.id, free).execute();
	for (const one of next) {
		await updateRegistration(work.db, one.id, { state: "seat" }).execute();
		const after = { course: course.id, state: "seat" };
		await appendAudit(work, { who: "system", what: "seat/moved-up", subject: one.id, before: { state: "waiting" }, after, at });
	}
	await write(work, "moved-up", next, at);
}

async function countsOf(work: Work, courseId: string): Promise<{ readonly taken: number; readonly waiting: number }> {
	const rows = await countRegistrations(work.db, [courseId]).execute();
	const of = (state: string) => Number(rows.find((row) => row.state === state)?.count ?? 0);
	return { taken: of("seat"), waiting: of("waiting") };
}

async function write(work: Work, kind: LetterKind, to: readonly CourseRegistrationTable[], at: number): Promise<void> {
	const rows = to.map(({ id }) => ({ id: newId(), registration_id: id, kind, due_at: at, tries: 0, outcome: "" }));
	await insertRows(work, "course_letters", rows, insertLetters);
}

/** Takes letters that are due. */
export async function takeCourseLetters(work: Work, { at }: Change<"takeLetters">): Promise<readonly DueLetter[]> {
	const letters: DueLetter[] = [];
	for (const due of await selectDue(work.db, at, AT_ONCE).execute()) {
		const taken = await takeLetter(work.db, due, at + TAKEN_MS).executeTakeFirst();
		const registration = taken === undefined ? undefined : await selectRegistration(work.db, taken.registration_id).executeTakeFirst();
		const course = registration === undefined ? undefined : await selectCourse(work.db, registration.course_id).executeTakeFirst();
		if (taken === undefined) continue;
		if (registration === undefined || course === undefined) {
			await updateLetter(work.db, taken.id, { due_at: null, outcome: "nobody" }).execute();
			continue;
		}
		letters.push({
			id: taken.id,
			kind: taken.kind as LetterKind,
			course: toCourse(course, 0, 0),
			registration: toRegistration(registration, undefined),
			word: registration.word,
			tries: taken.tries,
		});
	}
	return letters;
}

/** What came of a letter. */
export async function settleCourseLetter(work: Work, { id, outcome, again, at }: Change<"settleLetter">): Promise<void> {
	await updateLetter(work.db, keyable(id), { due_at: again ?? null, outcome }).execute();
	if (again !== undefined) return;
	await appendAudit(work, { who: "system", what: `course-letter/${outcome}`, subject: id, before: undefined, after: undefined, at });
}

function factsOf({ title, starts_at, ends_at, last_day, seats, place, state }: CourseTable) {
	return { title, starts_at, ends_at, last_day, seats, place, state };
}
