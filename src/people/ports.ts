/** What the way in needs from outside: somewhere to keep people and what lets them in. Secrets come here as hashes, never as themselves. */
import type { Asker, Membership } from "./access.ts";
import type { AttemptKind } from "./attempts.ts";
import type { By } from "./by.ts";
import type { CompanyStore } from "./company-provider.ts";
import type { Organisation } from "./organisation.ts";
import type { Permission, Role } from "./role.ts";

/** Somebody with an account. */
export interface Person {
	readonly id: string;
	/** As `emailKey` gives it; no two people share one. */
	readonly email: string;
	/** As they wrote it. */
	readonly name: string;
	/** UTC milliseconds; `undefined` while the account is in use. */
	readonly disabledAt: number | undefined;
	/** An authenticator or a passkey: signing in by password asks for it. */
	readonly secondFactor: boolean;
	readonly authenticator: boolean;
	readonly passkeys: number;
}

/** What a password and a code are compared with. Never leaves the server. */
export interface Credential {
	readonly person: Person;
	/** As `Hasher` made it; empty for somebody without a password. */
	readonly passwordHash: string;
	/** Base 32; `undefined` without a second factor. */
	readonly totpSecret: string | undefined;
}

/** A person in an organisation. */
export interface Member {
	readonly person: Person;
	readonly role: Role;
}

/** One browser of a person. `pending`: the password was right, the second factor is still asked for. */
export interface Session {
	readonly id: string;
	readonly personId: string;
	readonly state: "pending" | "open";
	readonly createdAt: number;
	readonly seenAt: number;
	readonly expiresAt: number;
	/** Network address at the time of signing in. */
	readonly address: string;
	/** What the browser says it is; a stranger's text. */
	readonly agent: string;
}

/** A program's way in. */
export interface ApiToken {
	readonly id: string;
	readonly personId: string;
	readonly organisationId: string;
	readonly name: string;
	readonly scopes: readonly Permission[];
	readonly createdAt: number;
	readonly expiresAt: number;
	readonly revokedAt: number | undefined;
}

/** A passkey (WebAuthn): the public half of a key that never leaves somebody's device. */
export interface Passkey {
	readonly id: string;
	/** As the authenticator names it, base64url. */
	readonly credentialId: string;
	readonly personId: string;
	/** COSE, base64url. */
	readonly publicKey: string;
	/** What the authenticator counted at its last use; 0 where it does not count. */
	readonly counter: number;
	readonly transports: readonly string[];
	/** As its owner calls it. */
	readonly name: string;
	readonly createdAt: number;
	readonly usedAt: number | undefined;
}

/** What a word that counts once is for. */
export type SingleUse = "passkey/register" | "passkey/factor" | "passkey/sign-in" | "mail-link" | "sign-up" | "company" | "subscribe";

/** A one-time link: whoever has it makes an account with that role. */
export interface Invitation {
	readonly id: string;
	readonly organisationId: string;
	readonly organisation: string;
	readonly role: Role;
	/** `undefined`: whoever holds the link says it. */
	readonly email: string | undefined;
	readonly expiresAt: number;
}

/** Somebody who is let in, with what they may. */
export interface Known {
	readonly person: Person;
	readonly asker: Asker;
	/** `undefined` for a program. */
	readonly session: Session | undefined;
}

/** One thing that is guessed at; `key` is a hash or an address. */
export interface Guess {
	readonly kind: AttemptKind;
	readonly key: string;
}

/** How the second factor was shown: a step of the clock that counts once, a recovery code's hash, or a passkey as used. */
export type FactorProof = { readonly step: number } | { readonly codeHash: string } | PasskeyUse;

/** A passkey's use: it counts only where nothing was counted meanwhile. */
export interface PasskeyUse {
	readonly passkeyId: string;
	readonly before: number;
	readonly counter: number;
}

/** A new session. */
export interface SessionStart extends By {
	readonly secretHash: string;
	readonly personId: string;
	readonly state: "pending" | "open";
	readonly address: string;
	readonly agent: string;
	readonly expiresAt: number;
}

/** Keeps people. Every change is in the audit chain. Times are UTC milliseconds. */
export interface PeopleStore extends CompanyStore {
	organisations(): Promise<readonly Organisation[]>;
	/** Those of one organisation, by e-mail. */
	members(organisationId: string): Promise<readonly Member[]>;
	credential(email: string): Promise<Credential | undefined>;
	credentialOf(personId: string): Promise<Credential | undefined>;
	membershipsOf(personId: string): Promise<readonly Membership[]>;
	/** A session that still holds, pending or open. */
	knownBySession(secretHash: string, at: number): Promise<Known | undefined>;
	knownByToken(secretHash: string, at: number): Promise<Known | undefined>;
	/** Those that still hold, newest first. */
	sessions(personId: string, at: number): Promise<readonly Session[]>;
	/** Newest first, revoked ones too. */
	tokens(personId: string): Promise<readonly ApiToken[]>;
	/** Oldest first. */
	passkeys(personId: string): Promise<readonly Passkey[]>;
	passkeyBy(credentialId: string): Promise<Passkey | undefined>;
	/** Unused and not run out. */
	invitation(secretHash: string, at: number): Promise<Invitation | undefined>;
	/** Whether anybody can manage anything: false on the first start. */
	hasAdmin(): Promise<boolean>;

	/** `undefined`: there is one of that name beside it already, or nothing of that parent's id. */
	addOrganisation(change: By & { readonly name: string; readonly parentId: string | undefined }): Promise<string | undefined>;
	/** Makes the organisation that imports go to, if it is not there. */
	defaultOrganisation(change: By & { readonly name: string }): Promise<string>;
	invite(
		change: By & {
			readonly secretHash: string;
			readonly organisationId: string;
			readonly role: Role;
			readonly email: string | undefined;
			readonly expiresAt: number;
			/** Links of before for the same role, organisation and e-mail end. */
			readonly replace: boolean;
		},
	): Promise<void>;
	/** Uses an invitation; `unknown` when it is used up, `taken` when somebody has that e-mail already. */
	join(change: {
		readonly secretHash: string;
		readonly email: string;
		readonly name: string;
		readonly passwordHash: string;
		readonly at: number;
	}): Promise<{ readonly personId: string } | "unknown" | "taken">;
	/** Uses a link for somebody who has an account: `unknown` when it is used up or for another address, `member` when they are in it already. */
	accept(change: {
		readonly secretHash: string;
		readonly personId: string;
		readonly at: number;
	}): Promise<{ readonly organisationId: string } | "unknown" | "member">;
	setMembership(
		change: By & { readonly personId: string; readonly organisationId: string; readonly role: Role | undefined },
	): Promise<"done" | "last-admin" | "unknown">;
	/** Disabling ends all sessions and tokens. */
	setDisabled(change: By & { readonly personId: string; readonly disabled: boolean }): Promise<"done" | "last-admin" | "unknown">;

	openSession(start: SessionStart): Promise<string>;
	/** Turns a pending session into a new, open one where the proof was not used before. */
	completeSession(change: SessionStart & { readonly pendingId: string; readonly proof: FactorProof }): Promise<boolean>;
	touchSession(change: { readonly id: string; readonly at: number }): Promise<void>;
	/** Ends one session of a person, or all but one. False: there was none. */
	endSessions(
		change: By & { readonly personId: string; readonly only: string | undefined; readonly except: string | undefined },
	): Promise<boolean>;
	/** Sets a password; all sessions but one end. */
	setPassword(
		change: By & { readonly personId: string; readonly passwordHash: string; readonly except: string | undefined },
	): Promise<void>;
	/** Sets or takes away the second factor; recovery codes of before end. */
	setTotp(
		change: By & {
			readonly personId: string;
			readonly secret: string | undefined;
			readonly codeHashes: readonly string[];
			readonly step: number;
		},
	): Promise<void>;

	/**
	 * Keeps a passkey. `first`: it is the person's only second factor, and the recovery codes hold from now on; `undefined`: somebody has
	 * that credential, or they have too many.
	 */
	addPasskey(
		change: By & Omit<Passkey, "id" | "createdAt" | "usedAt"> & { readonly codeHashes: readonly string[] },
	): Promise<{ readonly id: string; readonly first: boolean } | undefined>;
	renamePasskey(change: By & { readonly id: string; readonly personId: string; readonly name: string }): Promise<boolean>;
	removePasskey(change: By & { readonly id: string; readonly personId: string }): Promise<boolean>;
	/** Notes a use; false: it was used at the same moment elsewhere, or is gone. */
	usePasskey(change: PasskeyUse & { readonly personId: string; readonly at: number }): Promise<boolean>;
	/** Keeps the hash of a word that counts once, with what it is about. */
	keepSingleUse(change: {
		readonly secretHash: string;
		readonly purpose: SingleUse;
		readonly facts: string;
		readonly expiresAt: number;
		readonly at: number;
	}): Promise<void>;
	/** Uses it up; gives what it is about, `undefined` when it is used up or has run out. */
	takeSingleUse(change: { readonly secretHash: string; readonly purpose: SingleUse; readonly at: number }): Promise<string | undefined>;

	/** Notes that a link is about to be mailed, was, or why not. */
	recordLink(
		change: By & { readonly personId: string; readonly outcome: "begun" | "sent" | "failed"; readonly problem?: string | undefined },
	): Promise<void>;

	addToken(
		change: By & {
			readonly secretHash: string;
			readonly personId: string;
			readonly organisationId: string;
			readonly name: string;
			readonly scopes: readonly Permission[];
			readonly expiresAt: number;
		},
	): Promise<string>;
	revokeToken(change: By & { readonly id: string; readonly personId: string }): Promise<boolean>;

	/** Counts guesses before they are looked at; `until`: none of them may be made before then. */
	countGuesses(change: { readonly guesses: readonly Guess[]; readonly at: number }): Promise<{ readonly until: number | undefined }>;
	/** Forgets guesses after a right one; of those from an address, which others may share, only this one. */
	clearGuesses(guesses: readonly Guess[]): Promise<void>;
}

/** Hashes passwords with argon2id. */
export interface Hasher {
	hash(password: string): Promise<string>;
	/** Compares; with `undefined` it does the same work and says no. */
	verify(password: string, hash: string | undefined): Promise<boolean>;
}

/** Checks what a passkey signed. */
export interface PasskeyCheck {
	/**
	 * The count that goes with a signature; `undefined`: it does not hold.
	 *
	 * @param response - What the browser sent; a stranger's.
	 * @param isChallenge - Whether a challenge is one of ours; asked at most once.
	 * @param mustVerify - The authenticator must have recognised its owner, by finger, face or PIN.
	 */
	signed(
		response: unknown,
		passkey: Passkey,
		isChallenge: (challenge: string) => Promise<boolean>,
		mustVerify: boolean,
	): Promise<number | undefined>;
	/** The credential that a response names. */
	credentialOf(response: unknown): string | undefined;
}

/** Codes of an authenticator (RFC 6238). */
export interface Codes {
	/** The step of the clock at which the code is right, one before and after the present one count; `undefined`: wrong. */
	check(secret: string, code: string, at: number): number | undefined;
	/** SHA-256, lower-case hex. */
	digest(text: string): string;
	/** At least 128 random bits, fit for an address. */
	secret(): string;
}
