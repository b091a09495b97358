/** Queries of secrets that must be read again. */
import type { Database } from "../tables.ts";

/** Of companies' clients. */
export function selectCompanySecrets(db: Database) {
	return db.selectFrom("company_provider").select(["organisation_id as id", "organisation_id as owner", "client_secret as text"]);
}

/** Of webhooks. */
export function selectWebhookSecrets(db: Database) {
	return db.selectFrom("alert_target").select(["id", "organisation_id as owner", "secret as text"]).where("secret", "is not", null);
}

/** Of what waits to be sent, or was. */
export function selectOutgoingSecrets(db: Database) {
	return db.selectFrom("outbox").select(["id", "organisation_id as owner", "secret as text"]).where("secret", "is not", null);
}

/** Of authenticators. */
export function selectTotpSecrets(db: Database) {
	return db.selectFrom("person").select(["id", "id as owner", "totp_secret as text"]).where("totp_secret", "is not", null);
}

/** Replaces the secret of a company's client. */
export function updateCompanySecret(db: Database, id: string, before: string, after: string) {
	return db
		.updateTable("company_provider")
		.set({ client_secret: after })
		.where("organisation_id", "=", id)
		.where("client_secret", "=", before);
}

/** Replaces the secret of a webhook. */
export function updateWebhookSecret(db: Database, id: string, before: string, after: string) {
	return db.updateTable("alert_target").set({ secret: after }).where("id", "=", id).where("secret", "=", before);
}

/** Replaces the secret of something that waits to be sent. */
export function updateOutgoingSecret(db: Database, id: string, before: string, after: string) {
	return db.updateTable("outbox").set({ secret: after }).where("id", "=", id).where("secret", "=", before);
}

/** Replaces the secret of an authenticator. */
export function updateTotpSecret(db: Database, id: string, before: string, after: string) {
	return db.updateTable("person").set({ totp_secret: after }).where("id", "=", id).where("totp_secret", "=", before);
}
