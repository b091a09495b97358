/** Signing in by a link in a mail: for readers, who have nothing to steal but their own subscription. */

import type { Problem } from "../core/problem.ts";
import { err, ok, type Result } from "../core/result.ts";
import type { Membership } from "./access.ts";
import { addressKey } from "./attempts.ts";
import { emailKey } from "./password.ts";
import type { Guess, Person } from "./ports.ts";
import { READER_ROLES } from "./role.ts";
import { type Entry, type Gate, type Origin, openFor, type Refusal, tooMany } from "./sign-in.ts";

/** A link holds this long. */
export const LINK_MS = 15 * 60_000;

/** What is to be mailed; `undefined` where nobody may have a link. */
export interface LinkToMail {
	readonly person: Person;
	readonly secret: string;
}

/**
 * Makes a link for a reader. Whether there is one of that address shows neither in the answer nor in the work: a word is kept in any case.
 *
 * @param email - A stranger's text.
 * @returns What to mail, which the caller does not wait for; `people/too-many-attempts`.
 */
export async function askForLink(gate: Gate, email: string, from: Origin): Promise<Result<LinkToMail | undefined, Refusal>> {
	const { people, codes } = gate;
	const key = emailKey(email);
	const at = gate.now();
	const guesses: readonly Guess[] = [
		{ kind: "link", key: codes.digest(key ?? "") },
		{ kind: "address", key: addressKey(from.address) },
	];
	const { until } = await people.countGuesses({ guesses, at });
	if (until !== undefined) return err(tooMany(until));
	const person = key === undefined ? undefined : (await people.credential(key))?.person;
	const isReader = areReaders(await people.membershipsOf(person?.id ?? ""));
	const reader = isReader && person?.disabledAt === undefined ? person : undefined;
	const secret = codes.secret();
	const word = { secretHash: codes.digest(secret), purpose: "mail-link", facts: reader?.id ?? "", expiresAt: at + LINK_MS } as const;
	await people.keepSingleUse({ ...word, at });
	return ok(reader && { person: reader, secret });
}

/**
 * Uses a link. Asked for by a form alone, so that a mail scanner that opens every link uses none up.
 *
 * @param secret - A stranger's text.
 * @returns `people/link-gone`.
 */
export async function useLink(gate: Gate, secret: string, from: Origin): Promise<Result<Entry, Refusal>> {
	const { people, codes } = gate;
	const personId = await people.takeSingleUse({ secretHash: codes.digest(secret), purpose: "mail-link", at: gate.now() });
	const person = personId === undefined || personId === "" ? undefined : (await people.credentialOf(personId))?.person;
	// Whoever has come to work in an organisation since then has more to lose than a mailbox should open.
	const isReader = areReaders(await people.membershipsOf(person?.id ?? ""));
	if (person === undefined || person.disabledAt !== undefined || !isReader) return err({ problem: gone(), until: undefined });
	await people.clearGuesses([
		{ kind: "link", key: codes.digest(person.email) },
		{ kind: "address", key: addressKey(from.address) },
	]);
	return ok(await openFor(gate, person, from));
}

function areReaders(memberships: readonly Membership[]): boolean {
	return memberships.length > 0 && memberships.every(({ role }) => READER_ROLES.some((reader) => reader === role));
}

function gone(): Problem {
	return {
		code: "people/link-gone",
		message: "this link was used already, or is older than a quarter of an hour",
		at: "",
		todo: "Ask for a new one.",
	};
}
