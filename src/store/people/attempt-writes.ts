/** Counts guesses. */
import { countAttempt, FORGOTTEN_AFTER_MS } from "../../people/attempts.ts";
import type { Guess, PeopleStore } from "../../people/ports.ts";
import { appendAudit } from "../audit/append-audit.ts";
import { keyable } from "../storable.ts";
import type { Work } from "../work.ts";
import { deleteAttempt, deleteOldAttempts, holdAttempt, takeBackAttempt, updateAttempt } from "./queries.ts";

/** Counts all of them, or none where one has to wait. A lock-out is in the audit once, when it begins. */
export async function countGuesses(
	work: Work,
	{ guesses, at }: Parameters<PeopleStore["countGuesses"]>[0],
): Promise<{ readonly until: number | undefined }> {
	await deleteOldAttempts(work.db, at - FORGOTTEN_AFTER_MS).execute();
	const counted = [];
	for (const { kind, key } of guesses) {
		const held = await holdAttempt(work.db, kind, keyable(key)).executeTakeFirstOrThrow();
		const before = held.count === 0 ? undefined : { count: held.count, lastAt: held.last_at };
		counted.push({ kind, key, answer: countAttempt(kind, before, at) });
	}
	const waits = counted.flatMap(({ answer }) => (answer.allowed ? [] : [answer.until]));
	if (waits.length > 0) return { until: Math.max(...waits) };
	for (const { kind, key, answer } of counted) {
		if (!answer.allowed) continue;
		const { count, lastAt } = answer.attempts;
		await updateAttempt(work.db, { kind, key: keyable(key), count, last_at: lastAt }).execute();
		if (answer.locks)
			await appendAudit(work, { who: "system", what: `${kind}/locked`, subject: key, before: undefined, after: { attempts: count }, at });
	}
	return { until: undefined };
}

/** Forgets guesses, after a right one; an address is shared by a house, so there only the right one is taken back. */
export async function clearGuesses(work: Work, guesses: readonly Guess[]): Promise<void> {
	for (const { kind, key } of guesses) await (kind === "address" ? takeBackAttempt : deleteAttempt)(work.db, kind, keyable(key)).execute();
}
