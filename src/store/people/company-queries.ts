/** Queries of companies' providers and the accounts they opened. */
import type { CompanyIdentityTable, CompanyProviderTable, Database } from "../tables.ts";

/** The provider of an organisation. */
export function selectProvider(db: Database, organisationId: string) {
	return db.selectFrom("company_provider").selectAll().where("organisation_id", "=", organisationId);
}

/** Which organisation's provider speaks for a domain. */
export function selectDomain(db: Database, domain: string) {
	return db.selectFrom("company_domain").select("organisation_id").where("domain", "=", domain);
}

/** Domains of a provider. */
export function selectDomains(db: Database, organisationId: string) {
	return db.selectFrom("company_domain").select("domain").where("organisation_id", "=", organisationId).orderBy("domain");
}

/** Sets a provider. */
export function upsertProvider(db: Database, row: CompanyProviderTable) {
	const { organisation_id: _, ...rest } = row;
	return db
		.insertInto("company_provider")
		.values(row)
		.onConflict((conflict) => conflict.column("organisation_id").doUpdateSet(rest));
}

/** Takes a domain, unless another organisation has it. */
export function insertDomain(db: Database, domain: string, organisationId: string) {
	return db
		.insertInto("company_domain")
		.values({ domain, organisation_id: organisationId })
		.onConflict((conflict) => conflict.column("domain").doNothing())
		.returning("domain");
}

/** Gives up all domains of an organisation. */
export function deleteDomains(db: Database, organisationId: string) {
	return db.deleteFrom("company_domain").where("organisation_id", "=", organisationId);
}

/** Removes a provider. */
export function deleteProvider(db: Database, organisationId: string) {
	return db.deleteFrom("company_provider").where("organisation_id", "=", organisationId).returning("issuer");
}

/** Whom an identity was linked to. */
export function selectIdentity(db: Database, issuer: string, subject: string) {
	return db.selectFrom("company_identity").select("person_id").where("issuer", "=", issuer).where("subject", "=", subject);
}

/** Links an identity, once. */
export function insertIdentity(db: Database, row: CompanyIdentityTable) {
	return db
		.insertInto("company_identity")
		.values(row)
		.onConflict((conflict) => conflict.columns(["issuer", "subject"]).doNothing())
		.returning("person_id");
}
