/** Opens and ends sessions, second factors and tokens. */
import type { PeopleStore, SessionStart } from "../../people/ports.ts";
import { appendAudit } from "../audit/append-audit.ts";
import { newId } from "../new-id.ts";
import { storable } from "../storable.ts";
import type { Work } from "../work.ts";
import { updatePasskeyUse } from "./passkey-queries.ts";
import {
	deleteOldSessions,
	deletePending,
	deleteRecoveryCodes,
	deleteSessions,
	holdPending,
	insertRecoveryCode,
	insertSession,
	insertToken,
	revokeTokens,
	takeRecoveryCode,
	touchSession as touch,
	updatePerson,
	useStep,
} from "./queries.ts";

type Change<Name extends keyof PeopleStore> = Parameters<PeopleStore[Name]>[0];

/** What is kept of the browser's own words. */
const LONGEST_AGENT = 200;

/** Opens a session. */
export async function openSession(work: Work, start: SessionStart): Promise<string> {
	const { secretHash, personId, state, address, agent, expiresAt, who, at } = start;
	await deleteOldSessions(work.db, at).execute();
	const id = newId();
	const seen = { created_at: at, seen_at: at, expires_at: expiresAt };
	const from = { address: storable(address.slice(0, 64)), agent: storable(agent.slice(0, LONGEST_AGENT)) };
	await insertSession(work.db, { id, secret_hash: secretHash, person_id: personId, state, ...seen, ...from }).execute();
	const after = { person: personId, state, address: from.address };
	await appendAudit(work, { who, what: "session/opened", subject: id, before: undefined, after, at });
	return id;
}

/** Takes the second factor. Step or recovery code are used up in the same transaction, so neither counts twice. */
export async function completeSession(work: Work, change: Change<"completeSession">): Promise<boolean> {
	const { proof, personId, pendingId, who, at } = change;
	// Held first: a code is not used up by a session that is gone.
	if ((await holdPending(work.db, pendingId, personId, at).executeTakeFirst()) === undefined) return false;
	if (!(await isUsed(work, change))) return false;
	await deletePending(work.db, pendingId).execute();
	if ("codeHash" in proof)
		await appendAudit(work, { who, what: "recovery-code/used", subject: personId, before: undefined, after: undefined, at });
	await openSession(work, change);
	return true;
}

async function isUsed({ db }: Work, { proof, personId, at }: Change<"completeSession">): Promise<boolean> {
	if ("step" in proof) return (await useStep(db, personId, proof.step).executeTakeFirst()) !== undefined;
	if ("codeHash" in proof) return (await takeRecoveryCode(db, personId, proof.codeHash).executeTakeFirst()) !== undefined;
	const { passkeyId, before, counter } = proof;
	return (await updatePasskeyUse(db, passkeyId, personId, before, counter, at).executeTakeFirst()) !== undefined;
}

/** Notes that a session is in use: what happens in it is in the audit, this is not. */
export async function touchSession(work: Work, { id, at }: Change<"touchSession">): Promise<void> {
	await touch(work.db, id, at).execute();
}

/** Ends sessions. */
export async function endSessions(work: Work, { personId, only, except, who, at }: Change<"endSessions">): Promise<boolean> {
	const ended = await deleteSessions(work.db, personId, only, except).execute();
	for (const { id } of ended) {
		await appendAudit(work, { who, what: "session/ended", subject: id, before: { person: personId }, after: undefined, at });
	}
	return ended.length > 0;
}

/** Sets a password, and ends the sessions that the old one opened. */
export async function setPassword(work: Work, { personId, passwordHash, except, who, at }: Change<"setPassword">): Promise<void> {
	await updatePerson(work.db, personId, { password_hash: passwordHash }).execute();
	await appendAudit(work, { who, what: "password/set", subject: personId, before: undefined, after: undefined, at });
	await endSessions(work, { personId, only: undefined, except, who, at });
}

/** Sets or takes away the authenticator and its recovery codes. The step that proved it is used. */
export async function setTotp(work: Work, { personId, secret, codeHashes, step, who, at }: Change<"setTotp">): Promise<void> {
	const person = await updatePerson(work.db, personId, { totp_secret: secret ?? null, totp_step: step })
		.returning("passkeys")
		.executeTakeFirst();
	// Passkeys that stay keep the codes that let in without them.
	if (secret !== undefined || person?.passkeys === 0) await deleteRecoveryCodes(work.db, personId).execute();
	for (const codeHash of codeHashes) await insertRecoveryCode(work.db, personId, codeHash).execute();
	const what = secret === undefined ? "second-factor/removed" : "second-factor/set";
	await appendAudit(work, { who, what, subject: personId, before: undefined, after: { recovery_codes: codeHashes.length }, at });
}

/** Keeps a token. */
export async function addToken(work: Work, change: Change<"addToken">): Promise<string> {
	const { secretHash, personId, organisationId, name, scopes, expiresAt, who, at } = change;
	const id = newId();
	const columns = { person_id: personId, organisation_id: organisationId, name: storable(name), scopes: JSON.stringify(scopes) };
	const times = { created_at: at, expires_at: expiresAt, revoked_at: null };
	await insertToken(work.db, { id, secret_hash: secretHash, ...columns, ...times }).execute();
	const after = { person: personId, organisation: organisationId, name: columns.name, scopes: scopes.join(" "), expires_at: expiresAt };
	await appendAudit(work, { who, what: "token/created", subject: id, before: undefined, after, at });
	return id;
}

/** Ends a token. */
export async function revokeToken(work: Work, { id, personId, who, at }: Change<"revokeToken">): Promise<boolean> {
	const ended = await revokeTokens(work.db, personId, id, at).execute();
	for (const one of ended) {
		await appendAudit(work, { who, what: "token/revoked", subject: one.id, before: { person: personId }, after: undefined, at });
	}
	return ended.length > 0;
}
