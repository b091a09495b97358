/** Queries of people and of what lets them in. */
import type { Insertable } from "kysely";
import type {
	ApiTokenTable,
	AttemptTable,
	Database,
	InvitationTable,
	MembershipTable,
	OrganisationTable,
	PersonTable,
	SessionTable,
} from "../tables.ts";

/** All organisations. */
export function selectOrganisations(db: Database) {
	return db.selectFrom("organisation").select(["id", "name", "parent_id"]).orderBy("name").orderBy("id");
}

/** Makes an organisation, unless there is one of its key. */
export function insertOrganisation(db: Database, row: Insertable<OrganisationTable>) {
	return db
		.insertInto("organisation")
		.values(row)
		.onConflict((conflict) => conflict.column("folded").doNothing())
		.returning("id");
}

/** An organisation by its key. */
export function selectOrganisationByKey(db: Database, folded: string) {
	return db.selectFrom("organisation").select(["id", "name"]).where("folded", "=", folded);
}

/** A person by e-mail. */
export function selectPersonByEmail(db: Database, email: string) {
	return db.selectFrom("person").selectAll().where("email", "=", email);
}

/** A person by id. */
export function selectPerson(db: Database, id: string) {
	return db.selectFrom("person").selectAll().where("id", "=", id);
}

/** Makes a person, unless somebody has that e-mail. */
export function insertPerson(db: Database, row: Insertable<PersonTable>) {
	return db
		.insertInto("person")
		.values(row)
		.onConflict((conflict) => conflict.column("email").doNothing())
		.returning("id");
}

/** Changes columns of a person. */
export function updatePerson(
	db: Database,
	id: string,
	columns: Partial<Pick<PersonTable, "email" | "name" | "password_hash" | "totp_secret" | "totp_step" | "disabled_at">>,
) {
	return db.updateTable("person").set(columns).where("id", "=", id);
}

/** Uses a step of the clock, unless it or a later one was used. */
export function useStep(db: Database, id: string, step: number) {
	return db
		.updateTable("person")
		.set({ totp_step: step })
		.where("id", "=", id)
		.where("totp_step", "<", step)
		.where("totp_secret", "is not", null)
		.returning("id");
}

/** People of an organisation with their roles, by e-mail. */
export function selectMembers(db: Database, organisationId: string) {
	return db
		.selectFrom("membership")
		.innerJoin("person", "person.id", "membership.person_id")
		.selectAll("person")
		.select("membership.role")
		.where("membership.organisation_id", "=", organisationId)
		.orderBy("person.email");
}

/** Roles of a person. */
export function selectMemberships(db: Database, personId: string) {
	return db.selectFrom("membership").selectAll().where("person_id", "=", personId).orderBy("organisation_id");
}

/** Sets a role. */
export function upsertMembership(db: Database, row: MembershipTable) {
	return db
		.insertInto("membership")
		.values(row)
		.onConflict((conflict) => conflict.columns(["organisation_id", "person_id"]).doUpdateSet({ role: row.role }));
}

/** Takes a role away. */
export function deleteMembership(db: Database, { person_id, organisation_id }: Omit<MembershipTable, "role">) {
	return db.deleteFrom("membership").where("organisation_id", "=", organisation_id).where("person_id", "=", person_id);
}

/** Takes an organisation until the transaction ends, so that two who take away admins come one after the other on every database. */
export function holdOrganisation(db: Database, id: string) {
	return db
		.updateTable("organisation")
		.set((is) => ({ name: is.ref("name") }))
		.where("id", "=", id);
}

/** Admins in use: of one organisation, or of any. */
export function selectAdmins(db: Database, organisationId: string | undefined) {
	const all = db
		.selectFrom("membership")
		.innerJoin("person", "person.id", "membership.person_id")
		.select(["membership.person_id", "membership.organisation_id"])
		.where("membership.role", "=", "admin")
		.where("person.disabled_at", "is", null);
	return organisationId === undefined ? all : all.where("membership.organisation_id", "=", organisationId);
}

/** Opens a session. */
export function insertSession(db: Database, row: SessionTable) {
	return db.insertInto("session").values(row);
}

/** A session that holds, with its person. */
export function selectSession(db: Database, secretHash: string, at: number, idleSince: number) {
	return db
		.selectFrom("session")
		.selectAll()
		.where("secret_hash", "=", secretHash)
		.where("expires_at", ">", at)
		.where("seen_at", ">", idleSince);
}

/** Sessions of a person that hold, newest first. */
export function selectSessions(db: Database, personId: string, at: number, idleSince: number) {
	return db
		.selectFrom("session")
		.selectAll()
		.where("person_id", "=", personId)
		.where("expires_at", ">", at)
		.where("seen_at", ">", idleSince)
		.orderBy("id", "desc")
		.limit(500);
}

/** Ends a pending session. */
export function deletePending(db: Database, id: string) {
	return db.deleteFrom("session").where("id", "=", id).where("state", "=", "pending");
}

/** Takes a pending session that holds until the transaction ends. */
export function holdPending(db: Database, id: string, personId: string, at: number) {
	return db
		.updateTable("session")
		.set((is) => ({ state: is.ref("state") }))
		.where("id", "=", id)
		.where("person_id", "=", personId)
		.where("state", "=", "pending")
		.where("expires_at", ">", at)
		.returning("id");
}

/** Ends sessions of a person: one, all, or all but one. */
export function deleteSessions(db: Database, personId: string, only: string | undefined, except: string | undefined) {
	const all = db.deleteFrom("session").where("person_id", "=", personId).returning("id");
	if (only !== undefined) return all.where("id", "=", only);
	return except === undefined ? all : all.where("id", "!=", except);
}

/** Removes sessions that ran out. */
export function deleteOldSessions(db: Database, before: number) {
	return db.deleteFrom("session").where("expires_at", "<", before);
}

/** Notes that a session is in use. */
export function touchSession(db: Database, id: string, at: number) {
	return db.updateTable("session").set({ seen_at: at }).where("id", "=", id).where("seen_at", "<", at);
}

/** Keeps a recovery code. */
export function insertRecoveryCode(db: Database, personId: string, codeHash: string) {
	return db.insertInto("recovery_code").values({ person_id: personId, code_hash: codeHash });
}

/** Uses a recovery code. */
export function takeRecoveryCode(db: Database, personId: string, codeHash: string) {
	return db.deleteFrom("recovery_code").where("person_id", "=", personId).where("code_hash", "=", codeHash).returning("person_id");
}

/** Removes all recovery codes of a person. */
export function deleteRecoveryCodes(db: Database, personId: string) {
	return db.deleteFrom("recovery_code").where("person_id", "=", personId);
}

/** Keeps a token. */
export function insertToken(db: Database, row: ApiTokenTable) {
	return db.insertInto("api_token").values(row);
}

/** A token that holds. */
export function selectToken(db: Database, secretHash: string, at: number) {
	return db
		.selectFrom("api_token")
		.selectAll()
		.where("secret_hash", "=", secretHash)
		.where("expires_at", ">", at)
		.where("revoked_at", "is", null);
}

/** Tokens of a person, newest first. */
export function selectTokens(db: Database, personId: string) {
	return db.selectFrom("api_token").selectAll().where("person_id", "=", personId).orderBy("id", "desc").limit(500);
}

/** Revokes tokens of a person: one, or all. */
export function revokeTokens(db: Database, personId: string, id: string | undefined, at: number) {
	const all = db
		.updateTable("api_token")
		.set({ revoked_at: at })
		.where("person_id", "=", personId)
		.where("revoked_at", "is", null)
		.returning("id");
	return id === undefined ? all : all.where("id", "=", id);
}

/** Keeps an invitation. */
export function insertInvitation(db: Database, row: InvitationTable) {
	return db.insertInto("invitation").values(row);
}

/** An invitation that holds, with its organisation's name. */
export function selectInvitation(db: Database, secretHash: string, at: number) {
	return db
		.selectFrom("invitation")
		.innerJoin("organisation", "organisation.id", "invitation.organisation_id")
		.selectAll("invitation")
		.select("organisation.name as organisation")
		.where("invitation.secret_hash", "=", secretHash)
		.where("invitation.expires_at", ">", at)
		.where("invitation.used_at", "is", null);
}

/** Uses an invitation. */
export function takeInvitation(db: Database, id: string, at: number) {
	return db.updateTable("invitation").set({ used_at: at }).where("id", "=", id).where("used_at", "is", null).returning("id");
}

/** Ends open invitations for the same role, organisation and e-mail. */
export function endInvitations(
	db: Database,
	{ organisation_id, role, email }: Pick<InvitationTable, "organisation_id" | "role" | "email">,
	at: number,
) {
	const all = db
		.updateTable("invitation")
		.set({ used_at: at })
		.where("organisation_id", "=", organisation_id)
		.where("role", "=", role)
		.where("used_at", "is", null);
	return email === null ? all.where("email", "is", null) : all.where("email", "=", email);
}

/** Makes the row that is counted in, so that two at once wait for each other. */
export function holdAttempt(db: Database, kind: string, key: string) {
	return db
		.insertInto("attempt")
		.values({ kind, key, count: 0, last_at: 0 })
		.onConflict((conflict) => conflict.columns(["kind", "key"]).doUpdateSet({ kind }))
		.returning(["count", "last_at"]);
}

/** Notes a guess. */
export function updateAttempt(db: Database, { kind, key, count, last_at }: AttemptTable) {
	return db.updateTable("attempt").set({ count, last_at }).where("kind", "=", kind).where("key", "=", key);
}

/** Forgets guesses at one thing. */
export function deleteAttempt(db: Database, kind: string, key: string) {
	return db.deleteFrom("attempt").where("kind", "=", kind).where("key", "=", key);
}

/** Takes one guess back. */
export function takeBackAttempt(db: Database, kind: string, key: string) {
	return db
		.updateTable("attempt")
		.set((is) => ({ count: is("count", "-", 1) }))
		.where("kind", "=", kind)
		.where("key", "=", key)
		.where("count", ">", 0);
}

/** Forgets guesses of long ago. */
export function deleteOldAttempts(db: Database, before: number) {
	return db.deleteFrom("attempt").where("last_at", "<", before);
}
