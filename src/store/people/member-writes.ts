/** Brings people into organisations, changes what they may, and shuts them out. */
import type { PeopleStore } from "../../people/ports.ts";
import { appendAudit } from "../audit/append-audit.ts";
import { newId } from "../new-id.ts";
import { storable } from "../storable.ts";
import type { Work } from "../work.ts";
import {
	deleteMembership,
	deleteSessions,
	endInvitations,
	holdOrganisation,
	insertInvitation,
	insertPerson,
	revokeTokens,
	selectAdmins,
	selectInvitation,
	selectMemberships,
	selectPerson,
	takeInvitation,
	updatePerson,
	upsertMembership,
} from "./queries.ts";

type Change<Name extends keyof PeopleStore> = Parameters<PeopleStore[Name]>[0];
type Output<Name extends keyof PeopleStore> = ReturnType<PeopleStore[Name]>;

/** Keeps a one-time link. */
export async function invite(work: Work, change: Change<"invite">): Promise<void> {
	const { secretHash, organisationId, role, email, expiresAt, replace, who, at } = change;
	const about = { organisation_id: organisationId, role, email: email ?? null };
	if (replace) await endInvitations(work.db, about, at).execute();
	const id = newId();
	await insertInvitation(work.db, { id, secret_hash: secretHash, ...about, expires_at: expiresAt, used_at: null }).execute();
	const after = { organisation: organisationId, role, email: email ?? null, expires_at: expiresAt };
	await appendAudit(work, { who, what: "invitation/made", subject: id, before: undefined, after, at });
}

/** Uses a one-time link: the person and the role come into being together, or neither does. */
export async function join(work: Work, { secretHash, email, name, passwordHash, at }: Change<"join">): Output<"join"> {
	const invitation = await selectInvitation(work.db, secretHash, at).executeTakeFirst();
	if (invitation === undefined) return "unknown";
	const person = {
		id: newId(),
		email: storable(invitation.email ?? email),
		name: storable(name),
		password_hash: passwordHash,
		totp_secret: null,
		totp_step: 0,
		created_at: at,
		disabled_at: null,
	};
	if ((await insertPerson(work.db, person).executeTakeFirst()) === undefined) return "taken";
	// Two at once: the second finds it used, and what it made goes with the transaction.
	if ((await takeInvitation(work.db, invitation.id, at).executeTakeFirst()) === undefined) throw new Error("the invitation was just used");
	const { organisation_id, role } = invitation;
	await upsertMembership(work.db, { person_id: person.id, organisation_id, role }).execute();
	const who = person.email;
	const after = { email: person.email, name: person.name, invitation: invitation.id };
	await appendAudit(work, { who, what: "person/added", subject: person.id, before: undefined, after, at });
	const given = { organisation: organisation_id, role };
	await appendAudit(work, { who, what: "membership/set", subject: person.id, before: undefined, after: given, at });
	return { personId: person.id };
}

/** Uses a one-time link for somebody who has an account; a role that they have there already stays. */
export async function accept(work: Work, { secretHash, personId, at }: Change<"accept">): Output<"accept"> {
	const invitation = await selectInvitation(work.db, secretHash, at).executeTakeFirst();
	const person = await selectPerson(work.db, personId).executeTakeFirst();
	if (invitation === undefined || person === undefined) return "unknown";
	if (invitation.email !== null && invitation.email !== person.email) return "unknown";
	const { organisation_id, role } = invitation;
	const held = (await selectMemberships(work.db, personId).execute()).some((one) => one.organisation_id === organisation_id);
	if (held) return "member";
	if ((await takeInvitation(work.db, invitation.id, at).executeTakeFirst()) === undefined) return "unknown";
	await upsertMembership(work.db, { person_id: personId, organisation_id, role }).execute();
	const given = { organisation: organisation_id, role, invitation: invitation.id };
	await appendAudit(work, { who: person.email, what: "membership/set", subject: personId, before: undefined, after: given, at });
	return { organisationId: organisation_id };
}

/** Gives, changes or takes away a role. An organisation's last admin stays, so that somebody can always let others in. */
export async function setMembership(work: Work, change: Change<"setMembership">): Output<"setMembership"> {
	const { personId, organisationId, role, who, at } = change;
	if ((await selectPerson(work.db, personId).executeTakeFirst()) === undefined) return "unknown";
	const before = (await selectMemberships(work.db, personId).execute()).find((one) => one.organisation_id === organisationId);
	if (before === undefined && role === undefined) return "unknown";
	if (before?.role === role) return "done";
	if (before?.role === "admin" && (await isLastAdmin(work, personId, organisationId))) return "last-admin";
	const about = { person_id: personId, organisation_id: organisationId };
	await (role === undefined ? deleteMembership(work.db, about) : upsertMembership(work.db, { ...about, role })).execute();
	const facts = (value: string | undefined) => (value === undefined ? undefined : { organisation: organisationId, role: value });
	await appendAudit(work, { who, what: "membership/set", subject: personId, before: facts(before?.role), after: facts(role), at });
	return "done";
}

async function isLastAdmin(work: Work, personId: string, organisationId: string): Promise<boolean> {
	await holdOrganisation(work.db, organisationId).execute();
	const admins = await selectAdmins(work.db, organisationId).execute();
	return admins.length > 0 && admins.every((one) => one.person_id === personId);
}

/** Shuts somebody out, with all sessions and tokens, or lets them in again. */
export async function setDisabled(work: Work, { personId, disabled, who, at }: Change<"setDisabled">): Output<"setDisabled"> {
	const person = await selectPerson(work.db, personId).executeTakeFirst();
	if (person === undefined) return "unknown";
	if ((person.disabled_at !== null) === disabled) return "done";
	if (disabled) {
		for (const { organisation_id, role } of await selectMemberships(work.db, personId).execute()) {
			if (role === "admin" && (await isLastAdmin(work, personId, organisation_id))) return "last-admin";
		}
		await deleteSessions(work.db, personId, undefined, undefined).execute();
		await revokeTokens(work.db, personId, undefined, at).execute();
	}
	await updatePerson(work.db, personId, { disabled_at: disabled ? at : null }).execute();
	const what = disabled ? "person/disabled" : "person/enabled";
	await appendAudit(work, { who, what, subject: personId, before: { disabled: !disabled }, after: { disabled }, at });
	return "done";
}
