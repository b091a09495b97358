/** Signing in by a company's OpenID Connect. */
import type { Migration } from "./migration.ts";

/** The provider of an organisation, the mail domains it speaks for, and the accounts it opened. */
export const company: Migration = {
	number: 8,
	name: "company",
	up: async (schema) => {
		await schema.schema
			.createTable("company_provider")
			.addColumn("organisation_id", "text", (column) => column.primaryKey().references("organisation.id"))
			.addColumn("issuer", "text", (column) => column.notNull())
			.addColumn("client_id", "text", (column) => column.notNull())
			.addColumn("client_secret", "text", (column) => column.notNull())
			.addColumn("role", "text")
			.execute();
		await schema.schema
			.createTable("company_domain")
			.addColumn("domain", "text", (column) => column.primaryKey())
			.addColumn("organisation_id", "text", (column) => column.notNull().references("company_provider.organisation_id"))
			.execute();
		await schema.schema.createIndex("company_domain_organisation").on("company_domain").column("organisation_id").execute();
		await schema.schema
			.createTable("company_identity")
			.addColumn("issuer", "text", (column) => column.notNull())
			.addColumn("subject", "text", (column) => column.notNull())
			.addColumn("person_id", "text", (column) => column.notNull().references("person.id"))
			.addColumn("linked_at", "bigint", (column) => column.notNull())
			.addPrimaryKeyConstraint("company_identity_key", ["issuer", "subject"])
			.execute();
	},
};
