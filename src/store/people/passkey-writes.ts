/** Keeps, renames, uses and removes passkeys, and words that count once. */
import type { PasskeyUse, PeopleStore } from "../../people/ports.ts";
import { appendAudit } from "../audit/append-audit.ts";
import { newId } from "../new-id.ts";
import { storable } from "../storable.ts";
import type { Work } from "../work.ts";
import {
	countPasskeys,
	deleteOldSingleUse,
	deletePasskey,
	insertPasskey,
	insertSingleUse,
	takeSingleUse as take,
	updatePasskeyName,
	updatePasskeyUse,
} from "./passkey-queries.ts";
import { deleteRecoveryCodes, insertRecoveryCode } from "./queries.ts";

type Change<Name extends keyof PeopleStore> = Parameters<PeopleStore[Name]>[0];
type Output<Name extends keyof PeopleStore> = ReturnType<PeopleStore[Name]>;

/** Passkeys of one person. */
const MOST = 20;

/** Keeps a passkey. As the first second factor it brings recovery codes, so that a lost key does not shut its owner out. */
export async function addPasskey(work: Work, change: Change<"addPasskey">): Output<"addPasskey"> {
	const { credentialId, personId, publicKey, counter, transports, name, codeHashes, who, at } = change;
	const person = await countPasskeys(work.db, personId, 1).executeTakeFirst();
	const id = newId();
	const row = {
		id,
		credential_id: credentialId,
		person_id: personId,
		public_key: publicKey,
		counter,
		transports: JSON.stringify(transports),
		name: storable(name),
		created_at: at,
		used_at: null,
	};
	const kept = person !== undefined && person.passkeys <= MOST ? await insertPasskey(work.db, row).executeTakeFirst() : undefined;
	if (person === undefined || kept === undefined) {
		await countPasskeys(work.db, personId, -1).execute();
		return undefined;
	}
	const first = person.passkeys === 1 && person.totp_secret === null;
	if (first) {
		await deleteRecoveryCodes(work.db, personId).execute();
		for (const codeHash of codeHashes) await insertRecoveryCode(work.db, personId, codeHash).execute();
	}
	const after = { person: personId, name: row.name, recovery_codes: first ? codeHashes.length : 0 };
	await appendAudit(work, { who, what: "passkey/added", subject: id, before: undefined, after, at });
	return { id, first };
}

/** Gives a passkey another name. */
export async function renamePasskey(work: Work, { id, personId, name, who, at }: Change<"renamePasskey">): Promise<boolean> {
	const text = storable(name);
	if ((await updatePasskeyName(work.db, id, personId, text).executeTakeFirst()) === undefined) return false;
	await appendAudit(work, { who, what: "passkey/renamed", subject: id, before: undefined, after: { person: personId, name: text }, at });
	return true;
}

/** Removes a passkey; with the last second factor the recovery codes go too. */
export async function removePasskey(work: Work, { id, personId, who, at }: Change<"removePasskey">): Promise<boolean> {
	const gone = await deletePasskey(work.db, id, personId).executeTakeFirst();
	if (gone === undefined) return false;
	const person = await countPasskeys(work.db, personId, -1).executeTakeFirstOrThrow();
	if (person.passkeys === 0 && person.totp_secret === null) await deleteRecoveryCodes(work.db, personId).execute();
	await appendAudit(work, {
		who,
		what: "passkey/removed",
		subject: id,
		before: { person: personId, name: gone.name },
		after: undefined,
		at,
	});
	return true;
}

/** Notes the use of a passkey: what it opens is in the audit, this is not. */
export async function usePasskey(
	work: Work,
	{ passkeyId, personId, before, counter, at }: PasskeyUse & { readonly personId: string; readonly at: number },
): Promise<boolean> {
	return (await updatePasskeyUse(work.db, passkeyId, personId, before, counter, at).executeTakeFirst()) !== undefined;
}

/** Keeps a word that counts once; those that ran out go. */
export async function keepSingleUse(work: Work, { secretHash, purpose, facts, expiresAt, at }: Change<"keepSingleUse">): Promise<void> {
	await deleteOldSingleUse(work.db, at).execute();
	await insertSingleUse(work.db, { secret_hash: secretHash, purpose, facts: storable(facts), expires_at: expiresAt }).execute();
}

/** Notes what becomes of a link by mail: in the audit alone, for the link itself is kept nowhere. */
export async function recordLink(work: Work, { personId, outcome, problem, who, at }: Change<"recordLink">): Promise<void> {
	const after = problem === undefined ? undefined : { problem };
	await appendAudit(work, { who, what: `mail-link/${outcome}`, subject: personId, before: undefined, after, at });
}

/** Uses up a word. */
export async function takeSingleUse(work: Work, { secretHash, purpose, at }: Change<"takeSingleUse">): Output<"takeSingleUse"> {
	return (await take(work.db, secretHash, purpose, at).executeTakeFirst())?.facts;
}
