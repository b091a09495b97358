/** Letters about a registration, in the reader's language. */
import { oneLine } from "../../core/one-line.ts";
import type { CourseFacts, Registration } from "./course.ts";

/** What a letter is about. `moved-up`: a seat became free, and they are next. */
export const LETTER_KINDS = ["confirm", "seat", "waiting", "moved-up", "left", "cancelled", "changed"] as const;

/** One of them. */
export type LetterKind = (typeof LETTER_KINDS)[number];

/** Subject and text. */
export interface CourseLetter {
	readonly subject: string;
	readonly text: string;
}

type Words = Readonly<Record<LetterKind, readonly [subject: string, text: string]>>;

const EN: Words = {
	confirm: [
		"Please confirm your registration",
		"Somebody registered this address for the course below. Confirm it with the link within two days, else nothing happens and no seat is held:",
	],
	seat: [
		"You have a seat",
		"You have a seat in this course. The link shows your registration, has the calendar file, and takes the seat back if you cannot come:",
	],
	waiting: [
		"You are on the waiting list",
		"All seats are taken. You are on the waiting list; if a seat becomes free, those who wait move up in the order in which they came, and you are told. Your registration:",
	],
	"moved-up": [
		"A seat is yours",
		"A seat became free, and it is yours: you were next on the waiting list. If you cannot come, take it back, so that the next one moves up:",
	],
	left: ["Your registration has ended", "Your registration for this course has ended as you asked. Nothing more is sent about it."],
	cancelled: ["The course does not take place", "The course below was cancelled. Your registration has ended with it."],
	changed: ["The course was changed", "Date, place or seats of this course were changed. Look at it again; your registration stands:"],
};

const DE: Words = {
	confirm: [
		"Bitte bestätigen Sie Ihre Anmeldung",
		"Jemand hat diese Adresse für den Kurs unten angemeldet. Bestätigen Sie es innerhalb von zwei Tagen mit dem Verweis, sonst geschieht nichts und kein Platz wird gehalten:",
	],
	seat: [
		"Sie haben einen Platz",
		"Sie haben einen Platz in diesem Kurs. Der Verweis zeigt Ihre Anmeldung, hat die Kalenderdatei und gibt den Platz zurück, wenn Sie nicht kommen können:",
	],
	waiting: [
		"Sie stehen auf der Warteliste",
		"Alle Plätze sind vergeben. Sie stehen auf der Warteliste; wird ein Platz frei, rücken die Wartenden in der Reihenfolge nach, in der sie kamen, und Sie erfahren es. Ihre Anmeldung:",
	],
	"moved-up": [
		"Ein Platz ist Ihrer",
		"Ein Platz wurde frei, und er ist Ihrer: Sie waren die Nächsten auf der Warteliste. Wenn Sie nicht kommen können, geben Sie ihn zurück, damit der Nächste nachrückt:",
	],
	left: ["Ihre Anmeldung ist beendet", "Ihre Anmeldung für diesen Kurs ist beendet, wie Sie es wollten. Dazu kommt keine weitere Mail."],
	cancelled: ["Der Kurs findet nicht statt", "Der Kurs unten wurde abgesagt. Ihre Anmeldung ist damit beendet."],
	changed: [
		"Der Kurs wurde geändert",
		"Zeit, Ort oder Plätze dieses Kurses wurden geändert. Sehen Sie ihn noch einmal an; Ihre Anmeldung gilt weiter:",
	],
};

/** Kinds whose letter has the link. */
const WITH_LINK: ReadonlySet<LetterKind> = new Set(["confirm", "seat", "waiting", "moved-up", "changed"]);

/** Writes it. @param link - Address of the registration's page. */
export function courseLetter(
	kind: LetterKind,
	course: Pick<CourseFacts, "title" | "place" | "startsAt">,
	{ language }: Pick<Registration, "language">,
	link: string,
): CourseLetter {
	const [subject, text] = (language === "de" ? DE : EN)[kind];
	const when = `${new Date(course.startsAt).toISOString().slice(0, 16).replace("T", " ")} UTC`;
	const lines = [text, ...(WITH_LINK.has(kind) ? ["", link] : []), "", oneLine(course.title), when, oneLine(course.place), ""];
	return { subject: `${subject}: ${oneLine(course.title).slice(0, 120)}`, text: lines.join("\n") };
}
