/** Rows as the domain's values. */
import type { Selectable } from "kysely";
import type { Membership } from "../../people/access.ts";
import type { Organisation } from "../../people/organisation.ts";
import type { ApiToken, Passkey, Person, Session } from "../../people/ports.ts";
import { isPermission, isRole, type Role } from "../../people/role.ts";
import type { ApiTokenTable, MembershipTable, PasskeyTable, PersonTable, SessionTable } from "../tables.ts";

/** An organisation. */
export function toOrganisation(row: { readonly id: string; readonly name: string; readonly parent_id: string | null }): Organisation {
	return { id: row.id, name: row.name, parentId: row.parent_id ?? undefined };
}

/** A person, without what lets them in. */
export function toPerson(row: Omit<Selectable<PersonTable>, "password_hash">): Person {
	const { id, email, name, passkeys } = row;
	const authenticator = row.totp_secret !== null;
	return {
		id,
		email,
		name,
		disabledAt: row.disabled_at ?? undefined,
		secondFactor: authenticator || passkeys > 0,
		authenticator,
		passkeys,
	};
}

/** A role; `undefined` for a word that this version does not know, which then gives nothing. */
export function toRole(text: string): Role | undefined {
	return isRole(text) ? text : undefined;
}

/** Memberships whose roles are known. */
export function toMemberships(rows: readonly MembershipTable[]): readonly Membership[] {
	return rows.flatMap(({ organisation_id: organisationId, role: text }) => {
		const role = toRole(text);
		return role === undefined ? [] : [{ organisationId, role }];
	});
}

/** A session. */
export function toSession(row: SessionTable): Session {
	return {
		id: row.id,
		personId: row.person_id,
		state: row.state === "open" ? "open" : "pending",
		createdAt: row.created_at,
		seenAt: row.seen_at,
		expiresAt: row.expires_at,
		address: row.address,
		agent: row.agent,
	};
}

/** A passkey. */
export function toPasskey(row: PasskeyTable): Passkey {
	return {
		id: row.id,
		credentialId: row.credential_id,
		personId: row.person_id,
		publicKey: row.public_key,
		counter: row.counter,
		transports: textList(row.transports),
		name: row.name,
		createdAt: row.created_at,
		usedAt: row.used_at ?? undefined,
	};
}

function textList(json: string): readonly string[] {
	const list: unknown = JSON.parse(json);
	return Array.isArray(list) ? list.map(String) : [];
}

/** A token; scopes that this version does not know give nothing. */
export function toToken(row: ApiTokenTable): ApiToken {
	return {
		id: row.id,
		personId: row.person_id,
		organisationId: row.organisation_id,
		name: row.name,
		scopes: textList(row.scopes).filter(isPermission),
		createdAt: row.created_at,
		expiresAt: row.expires_at,
		revokedAt: row.revoked_at ?? undefined,
	};
}
