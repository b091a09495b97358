/** What courses need from outside: somewhere to keep them, registrations, and letters that have to go out. */
import type { Course, CourseFacts, Registration } from "./course.ts";
import type { LetterKind } from "./letters.ts";

/** Who changes something, and when (UTC milliseconds). */
interface Changed {
	readonly who: string;
	readonly at: number;
}

/** A letter that has to go out. */
export interface DueLetter {
	readonly id: string;
	readonly kind: LetterKind;
	readonly course: Course;
	readonly registration: Registration;
	/** Of the registration's page. */
	readonly word: string;
	/** Times that it was tried. */
	readonly tries: number;
}

/**
 * Keeps courses. Whoever takes, gives back or changes seats of a course waits for the others, so no seat is given twice and the list keeps its
 * order. Letters are kept in the same commit as what they tell. Every change is in the audit.
 */
export interface CourseStore {
	/** All, the next one first; at most 500. */
	courses(): Promise<readonly Course[]>;
	course(id: string): Promise<Course | undefined>;
	/** Of a course: seats first, then the list in its order; without those who never confirmed. */
	registrations(courseId: string): Promise<readonly Registration[]>;
	/** By the word of its link. */
	registration(wordHash: string): Promise<Registration | undefined>;
	add(change: Changed & { readonly course: CourseFacts }): Promise<string>;
	/** Changes a course; who waits moves up where there are more seats, and nobody loses one where there are fewer. False: there is none. */
	change(change: Changed & { readonly id: string; readonly course: CourseFacts }): Promise<boolean>;
	/** Cancels a course and tells everybody; false: there is none that is open. */
	cancel(change: Changed & { readonly id: string; readonly reason: string }): Promise<boolean>;
	/** Somebody asks for a seat: a letter with the link goes out, and no seat is held. `again`: a letter went out to that address just now. */
	ask(change: {
		readonly courseId: string;
		readonly email: string;
		readonly name: string;
		readonly language: "en" | "de";
		readonly word: string;
		readonly wordHash: string;
		readonly at: number;
	}): Promise<"asked" | "again" | "closed" | "full">;
	/** The link is used: a seat, or a place on the list. `undefined`: it is none, or too late. */
	confirm(change: { readonly wordHash: string; readonly at: number }): Promise<"seat" | "waiting" | "closed" | undefined>;
	/** Gives a seat or place back; the next one moves up. */
	leave(change: { readonly wordHash: string; readonly at: number }): Promise<boolean>;
	/** Takes letters that are due, at most 50; each is taken by one host for some minutes. */
	takeLetters(change: { readonly at: number }): Promise<readonly DueLetter[]>;
	/** What came of one: `sent`, to be tried again at an instant, or given up. */
	settleLetter(change: {
		readonly id: string;
		readonly outcome: "sent" | "failed";
		readonly again: number | undefined;
		readonly at: number;
	}): Promise<void>;
}
