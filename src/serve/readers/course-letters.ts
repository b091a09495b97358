/** Sends letters about courses that are due: each is kept before it is sent, tried again while the server is away, and on record when it is done. */
import { courseLetter } from "../../account/course/letters.ts";
import type { CourseStore } from "../../account/course/ports.ts";
import type { Mailer } from "../../core/letter.ts";
import { runEvery } from "../run-every.ts";

/** What it works with. */
export interface CourseLetterDesk {
	readonly courses: Pick<CourseStore, "takeLetters" | "settleLetter">;
	readonly mail: Mailer;
	/** Where the site is reached, without a slash at the end. */
	readonly address: () => string;
	readonly now: () => number;
}

const PERIOD_MS = 5_000;
/** Waits between tries; after the last it is given up. */
const AGAIN_MS = [60_000, 5 * 60_000, 30 * 60_000, 2 * 3_600_000, 12 * 3_600_000];

/** Sends what is due now; gives how many were taken. */
export async function sendCourseLetters({ courses, mail, address, now }: CourseLetterDesk): Promise<number> {
	const due = await courses.takeLetters({ at: now() });
	for (const { id, kind, course, registration, word, tries } of due) {
		const letter = courseLetter(kind, course, registration, `${address()}/courses/registration/${word}`);
		const sent = await mail.send({ to: registration.email, id: `course.${id}`, ...letter });
		const wait = sent.ok || sent.error.code === "delivery/refused" ? undefined : AGAIN_MS[tries - 1];
		const again = wait === undefined ? undefined : now() + wait;
		await courses.settleLetter({ id, outcome: sent.ok ? "sent" : "failed", again, at: now() });
	}
	return due.length;
}

/** Does so until closed. */
export function runCourseLetters(desk: CourseLetterDesk, onDefect: (error: unknown) => void): { close(): Promise<void> } {
	const turn = async (): Promise<void> => {
		while ((await sendCourseLetters(desk)) > 0);
	};
	return runEvery(PERIOD_MS, turn, onDefect);
}
