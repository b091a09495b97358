/** A course: when, where, how many seats, until when one registers; and what somebody's registration is. */
import { type Problem, visible } from "../../core/problem.ts";
import { err, ok, type Result } from "../../core/result.ts";

/** What an editor states of a course. */
export interface CourseFacts {
	readonly title: string;
	/** What is learnt, for whom; plain text. */
	readonly about: string;
	readonly place: string;
	readonly language: "en" | "de";
	/** UTC milliseconds. */
	readonly startsAt: number;
	readonly endsAt: number;
	/** `YYYY-MM-DD`, UTC: the last day on which one registers. */
	readonly lastDay: string;
	readonly seats: number;
	/** What it costs and to whom it is paid; nothing is paid here. */
	readonly price: string;
}

/** A course as kept. */
export interface Course extends CourseFacts {
	readonly id: string;
	/** Grows with each change: calendars take the newest. */
	readonly revision: number;
	readonly state: "open" | "cancelled";
	/** UTC milliseconds. */
	readonly changedAt: number;
	readonly taken: number;
	readonly waiting: number;
}

/** `asked`: the link in the mail was not used yet, and no seat is held; `left`: taken back, or the course is cancelled. */
export type RegistrationState = "asked" | "seat" | "waiting" | "left";

/** Somebody's registration. */
export interface Registration {
	readonly id: string;
	readonly courseId: string;
	readonly email: string;
	readonly name: string;
	readonly language: "en" | "de";
	readonly state: RegistrationState;
	/** UTC milliseconds: when the seat or the place in the list was taken; the list is in this order. */
	readonly takenAt: number | undefined;
	/** From 1; `undefined` where they do not wait. */
	readonly place: number | undefined;
}

/** Bounds of what an editor states. */
const MOST = { letters: 300, about: 5000, seats: 10_000, hours: 31 * 24 } as const;

/** How long the link of a registration may be confirmed, ms. */
export const CONFIRM_MS = 2 * 86_400_000;

/** What a form states of a course. */
export interface StatedCourse {
	readonly title: string;
	readonly about: string;
	readonly place: string;
	readonly language: string;
	/** `2026-05-04T09:00`, UTC. */
	readonly starts: string;
	readonly ends: string;
	readonly lastDay: string;
	readonly seats: string;
	readonly price: string;
}

/** Reads what an editor stated. @returns `account/bad-course` with the field that is wrong. */
export function readCourse(stated: StatedCourse): Result<CourseFacts, Problem> {
	for (const field of ["title", "place"] as const)
		if (!isLine(stated[field])) return bad(field, `it has to be one line of at most ${MOST.letters} letters`);
	if (stated.price !== "" && !isLine(stated.price)) return bad("price", `it has to be one line of at most ${MOST.letters} letters`);
	if (stated.about.length > MOST.about) return bad("about", `it has more than ${MOST.about} letters`);
	if (stated.language !== "en" && stated.language !== "de") return bad("language", "it has to be en or de");
	const [startsAt, endsAt] = [instantOf(stated.starts), instantOf(stated.ends)];
	if (startsAt === undefined) return bad("starts", "write it as 2026-05-04T09:00");
	if (endsAt === undefined || endsAt <= startsAt || endsAt - startsAt > MOST.hours * 3_600_000)
		return bad("ends", "it has to be after the start, within a month, as 2026-05-04T17:00");
	if (instantOf(`${stated.lastDay}T00:00`) === undefined) return bad("lastDay", "write it as 2026-04-20");
	if (Date.parse(stated.lastDay) > startsAt) return bad("lastDay", "it is after the start");
	const seats = /^\d{1,5}$/.test(stated.seats) ? Number(stated.seats) : 0;
	if (seats < 1 || seats > MOST.seats) return bad("seats", `it has to be a number from 1 to ${MOST.seats}`);
	const { title, about, place, language, lastDay, price } = stated;
	return ok({
		title: title.trim(),
		about: about.trim(),
		place: place.trim(),
		language,
		startsAt,
		endsAt,
		lastDay,
		seats,
		price: price.trim(),
	});
}

/** Whether one may still register. The last day ends at midnight, UTC. */
export function isOpen({ state, lastDay, startsAt }: Pick<Course, "state" | "lastDay" | "startsAt">, now: number): boolean {
	return state === "open" && now < startsAt && new Date(now).toISOString().slice(0, 10) <= lastDay;
}

/** How many of those who wait may move up: never beyond the seats, whatever was cut. */
export function freeSeats(seats: number, taken: number): number {
	return Math.max(0, seats - taken);
}

function instantOf(text: string): number | undefined {
	if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(text)) return undefined;
	const at = Date.parse(`${text}Z`);
	// 30 February is none.
	return Number.isNaN(at) || new Date(at).toISOString().slice(0, 16) !== text ? undefined : at;
}

function isLine(text: string): boolean {
	return text.trim() !== "" && text.length <= MOST.letters && visible(text, MOST.letters) === text;
}

function bad(at: string, why: string): { readonly ok: false; readonly error: Problem } {
	return err({ code: "account/bad-course", message: `the course cannot be kept: ${why}`, at, todo: "Correct the field." });
}
