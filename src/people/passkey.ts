/** Passkeys: keeping them, and signing in by them, in place of a password or after it. */
import type { Problem } from "../core/problem.ts";
import { err, ok, type Result } from "../core/result.ts";
import { addressKey } from "./attempts.ts";
import type { Guess, Known, PasskeyCheck, SingleUse } from "./ports.ts";
import { complete, type Entry, enter, type Gate, type Origin, type Refusal, tooMany } from "./sign-in.ts";

/** A challenge is waited for this long. */
export const CHALLENGE_MS = 5 * 60_000;

/** The longest name of a passkey. */
export const LONGEST_NAME = 60;

function refused(): Refusal {
	const problem: Problem = {
		code: "people/wrong-passkey",
		message: "this passkey does not open an account here, or took too long",
		at: "",
		todo: "Try again, or sign in another way.",
	};
	return { problem, until: undefined };
}

/**
 * Makes a challenge that counts once.
 *
 * @param about - What it is bound to: the session, or the form of the browser that asks.
 */
export async function newChallenge(gate: Gate, purpose: SingleUse, about: string): Promise<string> {
	const challenge = gate.codes.secret();
	const at = gate.now();
	const secretHash = gate.codes.digest(challenge);
	await gate.people.keepSingleUse({ secretHash, purpose, facts: about, expiresAt: at + CHALLENGE_MS, at });
	return challenge;
}

/** Whether a challenge is one that `newChallenge` made for the same; it is used up by asking. */
export async function isChallenge(gate: Gate, purpose: SingleUse, about: string, challenge: string): Promise<boolean> {
	return (await gate.people.takeSingleUse({ secretHash: gate.codes.digest(challenge), purpose, at: gate.now() })) === about;
}

/**
 * Makes a challenge for somebody who is signed out. It is counted as a guess from their address, for each is a row that is kept.
 *
 * @returns `people/too-many-attempts`.
 */
export async function challengeStranger(gate: Gate, about: string, from: Origin): Promise<Result<string, Refusal>> {
	const { until } = await gate.people.countGuesses({ guesses: [addressOf(from)], at: gate.now() });
	if (until !== undefined) return err(tooMany(until));
	return ok(await newChallenge(gate, "passkey/sign-in", about));
}

function addressOf({ address }: Origin): Guess {
	return { kind: "address", key: addressKey(address) };
}

/**
 * Signs in by a passkey alone: it stands for the password and the second factor, as the authenticator recognised its owner.
 *
 * @param response - What the browser sent; a stranger's.
 * @returns `people/wrong-passkey`.
 */
export async function signInByPasskey(
	gate: Gate,
	check: PasskeyCheck,
	response: unknown,
	about: string,
	from: Origin,
): Promise<Result<Entry, Refusal>> {
	const { people } = gate;
	const credentialId = check.credentialOf(response);
	const passkey = credentialId === undefined ? undefined : await people.passkeyBy(credentialId);
	if (passkey === undefined) return err(refused());
	const counter = await check.signed(response, passkey, (challenge) => isChallenge(gate, "passkey/sign-in", about, challenge), true);
	const person = (await people.credentialOf(passkey.personId))?.person;
	if (counter === undefined || person === undefined || person.disabledAt !== undefined) return err(refused());
	const use = { passkeyId: passkey.id, personId: person.id, before: passkey.counter, counter, at: gate.now() };
	if (!(await people.usePasskey(use))) return err(refused());
	await people.clearGuesses([addressOf(from)]);
	return ok(await enter(gate, person.id, person.email, from));
}

/**
 * Takes a passkey as the second factor.
 *
 * @returns `people/wrong-passkey`.
 */
export async function showPasskey(
	gate: Gate,
	known: Known,
	check: PasskeyCheck,
	response: unknown,
	from: Origin,
): Promise<Result<Entry, Refusal>> {
	const { person, session } = known;
	const credentialId = check.credentialOf(response);
	const passkey = credentialId === undefined ? undefined : await gate.people.passkeyBy(credentialId);
	if (session?.state !== "pending" || passkey?.personId !== person.id) return err(refused());
	const counter = await check.signed(response, passkey, (text) => isChallenge(gate, "passkey/factor", session.id, text), false);
	if (counter === undefined) return err(refused());
	const entry = await complete(gate, known, { passkeyId: passkey.id, before: passkey.counter, counter }, from);
	return entry === undefined ? err(refused()) : ok(entry);
}
