/** Gives tiers, makes accounts of readers, and erases them. */
import { isTier, type Tier } from "../../account/member/membership.ts";
import type { MemberStore } from "../../account/member/ports.ts";
import { appendAudit } from "../audit/append-audit.ts";
import { eraseCommentsOf } from "../comment/comment-writes.ts";
import { newId } from "../new-id.ts";
import {
	deleteMembership,
	deleteSessions,
	insertPerson,
	revokeTokens,
	selectMemberships,
	selectPerson,
	selectPersonByEmail,
	updatePerson,
	upsertMembership,
} from "../people/queries.ts";
import { keyable, storable } from "../storable.ts";
import type { Work } from "../work.ts";
import { deleteGrant, insertPaymentEvent, selectGrant, upsertGrant } from "./queries.ts";

type Change<Name extends keyof MemberStore> = Parameters<MemberStore[Name]>[0];
type Given = NonNullable<Change<"give">>;

/** Gives a tier by address. */
export async function giveTier(work: Work, change: Given): Promise<void> {
	const before = await selectGrant(work.db, keyable(change.email)).executeTakeFirst();
	await keepGrant(work, change, before?.sent_at ?? 0);
}

async function keepGrant(work: Work, { email: given, tier, source, until, organisationId, who, at }: Given, sentAt: number): Promise<void> {
	const email = keyable(given);
	const before = await selectGrant(work.db, email).executeTakeFirst();
	await upsertGrant(work.db, { email, tier, source, until: until ?? null, given_at: at, who: storable(who), sent_at: sentAt }).execute();
	const facts = before && { tier: before.tier, source: before.source, until: before.until };
	const subject = await setReader(work, email, tier, organisationId);
	await appendAudit(work, {
		who,
		what: "tier/given",
		subject: subject ?? "",
		before: facts,
		after: { tier, source, until: until ?? null },
		at,
	});
}

/** Sets the role of a reader; whoever works in the console keeps theirs. */
async function setReader(work: Work, email: string, role: Tier, organisationId: string): Promise<string | undefined> {
	const person = await selectPersonByEmail(work.db, email).executeTakeFirst();
	if (person === undefined) return undefined;
	const held = (await selectMemberships(work.db, person.id).execute()).find((one) => one.organisation_id === organisationId);
	if (held !== undefined && !isTier(held.role)) return person.id;
	await upsertMembership(work.db, { person_id: person.id, organisation_id: organisationId, role }).execute();
	return person.id;
}

/** Does what a provider's event says, once. */
export async function payTier(work: Work, change: NonNullable<Change<"pay">>): Promise<"done" | "known" | "older"> {
	const { eventId, sentAt, email, tier, until, organisationId, at } = change;
	if ((await insertPaymentEvent(work.db, keyable(eventId), at).executeTakeFirst()) === undefined) return "known";
	const before = await selectGrant(work.db, keyable(email)).executeTakeFirst();
	if (before !== undefined && before.sent_at > sentAt) return "older";
	// What somebody of the console gave is not taken back by a provider that ends what it sold.
	if (tier === undefined && before?.source === "invitation") return "done";
	const source = "payment" as const;
	await keepGrant(work, { email, tier: tier ?? "subscriber", source, until, organisationId, who: "payment provider", at }, sentAt);
	return "done";
}

/** Makes an account of a reader. */
export async function signUpReader(work: Work, change: NonNullable<Change<"signUp">>): ReturnType<MemberStore["signUp"]> {
	const { email, name, organisationId, at } = change;
	const person = {
		id: newId(),
		email: keyable(email),
		name: storable(name.slice(0, 200)),
		password_hash: "",
		totp_secret: null,
		totp_step: 0,
		created_at: at,
		disabled_at: null,
	};
	if ((await insertPerson(work.db, person).executeTakeFirst()) === undefined) return "taken";
	const grant = await selectGrant(work.db, person.email).executeTakeFirst();
	const role = grant !== undefined && isTier(grant.tier) ? grant.tier : "subscriber";
	await upsertMembership(work.db, { person_id: person.id, organisation_id: organisationId, role }).execute();
	await appendAudit(work, { who: person.id, what: "reader/signed-up", subject: person.id, before: undefined, after: { role }, at });
	return { personId: person.id };
}

/** Erases a reader. */
export async function eraseReader(work: Work, { personId, organisationId, at }: NonNullable<Change<"leave">>): Promise<boolean> {
	const person = await selectPerson(work.db, keyable(personId)).executeTakeFirst();
	const memberships = await selectMemberships(work.db, keyable(personId)).execute();
	const isReader = memberships.every(({ role, organisation_id }) => isTier(role) && organisation_id === organisationId);
	if (person === undefined || memberships.length === 0 || !isReader) return false;
	await deleteMembership(work.db, { person_id: personId, organisation_id: organisationId }).execute();
	await deleteSessions(work.db, personId, undefined, undefined).execute();
	await revokeTokens(work.db, personId, undefined, at).execute();
	await deleteGrant(work.db, person.email).execute();
	const comments = await eraseCommentsOf(work, personId);
	const gone = { email: `gone-${personId}`, name: "", password_hash: "", totp_secret: null, disabled_at: at };
	await updatePerson(work.db, personId, gone).execute();
	await appendAudit(work, { who: personId, what: "reader/erased", subject: personId, before: undefined, after: { comments }, at });
	return true;
}
