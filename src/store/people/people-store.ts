/** People over an engine. */
import type { Selectable } from "kysely";
import type { Asker, Membership } from "../../people/access.ts";
import type { CompanyStore } from "../../people/company-provider.ts";
import type { Known, PeopleStore, Session } from "../../people/ports.ts";
import { IDLE_MS } from "../../people/sign-in.ts";
import type { Engine } from "../engine.ts";
import { storable } from "../storable.ts";
import type { Database, PersonTable } from "../tables.ts";
import { companyStore } from "./company-store.ts";
import { selectPasskeyBy, selectPasskeys } from "./passkey-queries.ts";
import { toMemberships, toOrganisation, toPasskey, toPerson, toRole, toSession, toToken } from "./people-row.ts";
import {
	selectAdmins,
	selectInvitation,
	selectMembers,
	selectMemberships,
	selectOrganisations,
	selectPerson,
	selectPersonByEmail,
	selectSession,
	selectSessions,
	selectToken,
	selectTokens,
} from "./queries.ts";

type Writes =
	| "addOrganisation"
	| "defaultOrganisation"
	| "invite"
	| "join"
	| "accept"
	| "setMembership"
	| "setDisabled"
	| "openSession"
	| "completeSession"
	| "touchSession"
	| "endSessions"
	| "setPassword"
	| "setTotp"
	| "addPasskey"
	| "renamePasskey"
	| "removePasskey"
	| "usePasskey"
	| "keepSingleUse"
	| "takeSingleUse"
	| "recordLink"
	| "addToken"
	| "revokeToken"
	| "countGuesses"
	| "clearGuesses";

/** Makes the store. */
export function peopleStore(engine: Engine): PeopleStore {
	return { ...companyStore(engine), ...writing(engine), ...reading(engine) };
}

function writing(engine: Engine): Pick<PeopleStore, Writes> {
	return {
		addOrganisation: (change) => engine.write("addOrganisation", change),
		defaultOrganisation: (change) => engine.write("defaultOrganisation", change),
		invite: (change) => engine.write("invite", change),
		join: (change) => engine.write("join", change),
		accept: (change) => engine.write("accept", change),
		setMembership: (change) => engine.write("setMembership", change),
		setDisabled: (change) => engine.write("setDisabled", change),
		openSession: (change) => engine.write("openSession", change),
		completeSession: (change) => engine.write("completeSession", change),
		touchSession: (change) => engine.write("touchSession", change),
		endSessions: (change) => engine.write("endSessions", change),
		setPassword: (change) => engine.write("setPassword", change),
		setTotp: (change) => engine.write("setTotp", change),
		addPasskey: (change) => engine.write("addPasskey", change),
		renamePasskey: (change) => engine.write("renamePasskey", change),
		removePasskey: (change) => engine.write("removePasskey", change),
		usePasskey: (change) => engine.write("usePasskey", change),
		keepSingleUse: (change) => engine.write("keepSingleUse", change),
		takeSingleUse: (change) => engine.write("takeSingleUse", change),
		recordLink: (change) => engine.write("recordLink", change),
		addToken: (change) => engine.write("addToken", change),
		revokeToken: (change) => engine.write("revokeToken", change),
		countGuesses: (change) => engine.write("countGuesses", change),
		clearGuesses: (guesses) => engine.write("clearGuesses", guesses),
	};
}

function reading(engine: Engine): Omit<PeopleStore, Writes | keyof CompanyStore> {
	const memberships = async (db: Database, personId: string): Promise<readonly Membership[]> =>
		toMemberships(await selectMemberships(db, storable(personId)).execute());
	const known = async (
		db: Database,
		personId: string,
		limits: Asker["limits"],
		session: Session | undefined,
	): Promise<Known | undefined> => {
		const row = await selectPerson(db, personId).executeTakeFirst();
		if (row === undefined || row.disabled_at !== null) return undefined;
		return { person: toPerson(row), asker: { memberships: await memberships(db, personId), limits }, session };
	};
	const toCredential = (row: Selectable<PersonTable> | undefined) =>
		row && { person: toPerson(row), passwordHash: row.password_hash, totpSecret: row.totp_secret ?? undefined };
	return {
		organisations: async () => (await engine.read((db) => selectOrganisations(db).execute())).map(toOrganisation),
		members: async (organisationId) => {
			const rows = await engine.read((db) => selectMembers(db, storable(organisationId)).execute());
			return rows.flatMap((row) => {
				const role = toRole(row.role);
				return role === undefined ? [] : [{ person: toPerson(row), role }];
			});
		},
		credential: async (email) => toCredential(await engine.read((db) => selectPersonByEmail(db, storable(email)).executeTakeFirst())),
		credentialOf: async (id) => toCredential(await engine.read((db) => selectPerson(db, storable(id)).executeTakeFirst())),
		membershipsOf: (personId) => engine.read((db) => memberships(db, personId)),
		knownBySession: (secretHash, at) =>
			engine.read(async (db) => {
				const row = await selectSession(db, secretHash, at, at - IDLE_MS).executeTakeFirst();
				return row && known(db, row.person_id, undefined, toSession(row));
			}),
		knownByToken: (secretHash, at) =>
			engine.read(async (db) => {
				const row = await selectToken(db, secretHash, at).executeTakeFirst();
				if (row === undefined) return undefined;
				const { personId, organisationId, scopes, expiresAt } = toToken(row);
				return known(db, personId, { organisationId, scopes: new Set(scopes), expiresAt }, undefined);
			}),
		sessions: async (personId, at) => (await engine.read((db) => selectSessions(db, personId, at, at - IDLE_MS).execute())).map(toSession),
		tokens: async (personId) => (await engine.read((db) => selectTokens(db, personId).execute())).map(toToken),
		passkeys: async (personId) => (await engine.read((db) => selectPasskeys(db, personId).execute())).map(toPasskey),
		passkeyBy: async (credentialId) => {
			const row = await engine.read((db) => selectPasskeyBy(db, storable(credentialId)).executeTakeFirst());
			return row && toPasskey(row);
		},
		invitation: async (secretHash, at) => {
			const row = await engine.read((db) => selectInvitation(db, secretHash, at).executeTakeFirst());
			const role = row && toRole(row.role);
			if (row === undefined || role === undefined) return undefined;
			const { id, organisation, email } = row;
			return { id, organisationId: row.organisation_id, organisation, role, email: email ?? undefined, expiresAt: row.expires_at };
		},
		hasAdmin: async () => (await engine.read((db) => selectAdmins(db, undefined).execute())).length > 0,
	};
}
