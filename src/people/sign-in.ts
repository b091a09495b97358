/** The way in: password, then the second factor where there is one. */
import type { Mailer } from "../core/letter.ts";
import type { Problem } from "../core/problem.ts";
import { err, ok, type Result } from "../core/result.ts";
import { addressKey } from "./attempts.ts";
import type { CompanyDoor } from "./company-provider.ts";
import { emailKey, LONGEST } from "./password.ts";
import type { Codes, FactorProof, Guess, Hasher, Known, PeopleStore, Person } from "./ports.ts";

/** A session ends after this long, whatever happens in it. */
export const SESSION_MS = 12 * 60 * 60_000;

/** A session ends when nothing was asked for so long. */
export const IDLE_MS = 2 * 60 * 60_000;

/** The second factor is waited for this long. */
export const PENDING_MS = 5 * 60_000;

/** Somebody without a password has signed in just now within this long. */
const FRESH_MS = 10 * 60_000;

/** What the way in works with. */
export interface Gate {
	readonly people: PeopleStore;
	readonly hasher: Hasher;
	readonly codes: Codes;
	/** UTC milliseconds. */
	readonly now: () => number;
	/** `undefined`: no mail server is named, and nothing is mailed. */
	readonly mail?: Mailer | undefined;
	/** `undefined`: no company signs in here. */
	readonly company?: CompanyDoor | undefined;
}

/** Where a request comes from. */
export interface Origin {
	readonly address: string;
	readonly agent: string;
}

/** What the browser is given to show again; `state` says whether the second factor is still asked for. */
export interface Entry {
	readonly secret: string;
	readonly state: "pending" | "open";
}

/** A refusal; `until` (UTC milliseconds) where waiting helps. */
export interface Refusal {
	readonly problem: Problem;
	readonly until: number | undefined;
}

/** The same for a wrong password, an unknown name and a disabled account: none is told from the others. */
const WRONG: Refusal = {
	problem: {
		code: "people/wrong-sign-in",
		message: "the e-mail address and the password do not belong together",
		at: "",
		todo: "Check both. Whoever manages your organisation can send you a new link.",
	},
	until: undefined,
};

/** The refusal that waiting helps against. */
export function tooMany(until: number): Refusal {
	const problem: Problem = {
		code: "people/too-many-attempts",
		message: "there were too many attempts",
		at: "",
		todo: "Wait, then try again; whoever manages your organisation can see it in the audit.",
	};
	return { problem, until };
}

/**
 * Signs in by password.
 *
 * @param email - A stranger's text, as is `password`.
 * @returns `people/wrong-sign-in`, `people/too-many-attempts`.
 */
export async function signIn(gate: Gate, email: string, password: string, from: Origin): Promise<Result<Entry, Refusal>> {
	const { people, hasher, codes } = gate;
	const key = emailKey(email);
	const account: Guess = { kind: "account", key: codes.digest(key ?? "") };
	const { until } = await people.countGuesses({ guesses: [account, { kind: "address", key: addressKey(from.address) }], at: gate.now() });
	if (until !== undefined) return err(tooMany(until));
	const credential = key === undefined ? undefined : await people.credential(key);
	const inUse = credential?.person.disabledAt === undefined ? credential : undefined;
	// An unknown name costs the same work, so that the time does not tell.
	const right = await hasher.verify(password.slice(0, LONGEST * 2), inUse?.passwordHash);
	if (inUse === undefined || !right) return err(WRONG);
	await people.clearGuesses([account, { kind: "address", key: addressKey(from.address) }]);
	return ok(await openFor(gate, inUse.person, from));
}

/** Signs in somebody who showed the first factor; the second is asked for where there is one. */
export function openFor(gate: Gate, { id, email, secondFactor }: Person, from: Origin): Promise<Entry> {
	return open(gate, id, email, secondFactor ? "pending" : "open", from);
}

async function open(gate: Gate, personId: string, who: string, state: Entry["state"], from: Origin): Promise<Entry> {
	const [secret, at] = [gate.codes.secret(), gate.now()];
	const expiresAt = at + (state === "open" ? SESSION_MS : PENDING_MS);
	await gate.people.openSession({ secretHash: gate.codes.digest(secret), personId, state, ...from, expiresAt, who, at });
	return { secret, state };
}

/**
 * Asks once more for the password of somebody who is signed in, before what would let another in for good.
 *
 * @returns `people/wrong-password`, `people/too-many-attempts`.
 */
export async function confirmPassword(gate: Gate, known: Known, password: string): Promise<Result<void, Refusal>> {
	const guess: Guess = { kind: "account", key: gate.codes.digest(known.person.email) };
	const { until } = await gate.people.countGuesses({ guesses: [guess], at: gate.now() });
	if (until !== undefined) return err(tooMany(until));
	const hash = (await gate.people.credentialOf(known.person.id))?.passwordHash;
	// Without a password there is none to ask for: having signed in just now stands for it.
	const fresh = known.session !== undefined && gate.now() - known.session.createdAt < FRESH_MS;
	if (hash === "" && fresh) return ok(undefined);
	if (!(await gate.hasher.verify(password.slice(0, LONGEST * 2), hash))) {
		const problem: Problem = { code: "people/wrong-password", message: "that is not your password", at: "", todo: "Type it again." };
		return err({ problem, until: undefined });
	}
	await gate.people.clearGuesses([guess]);
	return ok(undefined);
}

/** Signs in whoever has just made their account. */
export function enter(gate: Gate, personId: string, who: string, from: Origin): Promise<Entry> {
	return open(gate, personId, who, "open", from);
}

/**
 * Takes the second factor: six digits of the authenticator, or a recovery code, each once. The session gets a new secret.
 *
 * @returns `people/wrong-code`, `people/too-many-attempts`.
 */
export async function showSecondFactor(gate: Gate, known: Known, code: string, from: Origin): Promise<Result<Entry, Refusal>> {
	const { people, codes } = gate;
	const { person, session } = known;
	if (session === undefined || session.state !== "pending") return err(wrongCode());
	const guess: Guess = { kind: "factor", key: person.id };
	const at = gate.now();
	const { until } = await people.countGuesses({ guesses: [guess, { kind: "address", key: addressKey(from.address) }], at });
	if (until !== undefined) return err(tooMany(until));
	const secretText = (await people.credentialOf(person.id))?.totpSecret;
	const typed = code.replace(/[\s-]/g, "").toLowerCase().slice(0, 64);
	const step = secretText !== undefined && /^\d{6}$/.test(typed) ? codes.check(secretText, typed, at) : undefined;
	const proof = step === undefined ? { codeHash: codes.digest(typed) } : { step };
	const entry = await complete(gate, known, proof, from);
	if (entry === undefined) return err(wrongCode());
	await people.clearGuesses([guess, { kind: "address", key: addressKey(from.address) }]);
	return ok(entry);
}

/** Opens the session of somebody who showed the second factor; `undefined` where the proof was used already. */
export async function complete(gate: Gate, { person, session }: Known, proof: FactorProof, from: Origin): Promise<Entry | undefined> {
	if (session === undefined) return undefined;
	const [secret, at] = [gate.codes.secret(), gate.now()];
	const done = await gate.people.completeSession({
		pendingId: session.id,
		proof,
		secretHash: gate.codes.digest(secret),
		personId: person.id,
		state: "open",
		...from,
		expiresAt: at + SESSION_MS,
		who: person.email,
		at,
	});
	return done ? { secret, state: "open" } : undefined;
}

function wrongCode(): Refusal {
	const problem: Problem = {
		code: "people/wrong-code",
		message: "the code is not right, or was used already",
		at: "",
		todo: "Wait for the next one of your authenticator, or use a recovery code.",
	};
	return { problem, until: undefined };
}
