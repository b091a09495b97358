/** Organisations below one another, people, and what lets them in. */
import { sql } from "kysely";
import type { Migration } from "./migration.ts";

/** The sixth migration. What imports brought so far belongs to the organisation `default`, which stays, with nothing above it. */
export const people: Migration = {
	number: 6,
	name: "people",
	up: async (schema) => {
		await schema.schema
			.alterTable("organisation")
			.addColumn("parent_id", "text", (column) => column.references("organisation.id"))
			.execute();
		await schema.schema
			.createTable("person")
			.addColumn("id", "text", (column) => column.primaryKey())
			.addColumn("email", "text", (column) => column.notNull().unique())
			.addColumn("name", "text", (column) => column.notNull())
			.addColumn("password_hash", "text", (column) => column.notNull())
			.addColumn("totp_secret", "text")
			.addColumn("totp_step", "bigint", (column) => column.notNull().defaultTo(sql.lit(0)))
			.addColumn("created_at", "bigint", (column) => column.notNull())
			.addColumn("disabled_at", "bigint")
			.execute();
		await schema.schema
			.createTable("membership")
			.addColumn("person_id", "text", (column) => column.notNull().references("person.id"))
			.addColumn("organisation_id", "text", (column) => column.notNull().references("organisation.id"))
			.addColumn("role", "text", (column) => column.notNull())
			.addPrimaryKeyConstraint("membership_key", ["organisation_id", "person_id"])
			.execute();
		await schema.schema.createIndex("membership_person").on("membership").column("person_id").execute();
		await schema.schema
			.createTable("session")
			.addColumn("id", "text", (column) => column.primaryKey())
			.addColumn("secret_hash", "text", (column) => column.notNull().unique())
			.addColumn("person_id", "text", (column) => column.notNull().references("person.id"))
			.addColumn("state", "text", (column) => column.notNull())
			.addColumn("created_at", "bigint", (column) => column.notNull())
			.addColumn("seen_at", "bigint", (column) => column.notNull())
			.addColumn("expires_at", "bigint", (column) => column.notNull())
			.addColumn("address", "text", (column) => column.notNull())
			.addColumn("agent", "text", (column) => column.notNull())
			.execute();
		await schema.schema.createIndex("session_person").on("session").column("person_id").execute();
		await schema.schema
			.createTable("recovery_code")
			.addColumn("person_id", "text", (column) => column.notNull().references("person.id"))
			.addColumn("code_hash", "text", (column) => column.notNull())
			.addPrimaryKeyConstraint("recovery_code_key", ["person_id", "code_hash"])
			.execute();
		await schema.schema
			.createTable("api_token")
			.addColumn("id", "text", (column) => column.primaryKey())
			.addColumn("secret_hash", "text", (column) => column.notNull().unique())
			.addColumn("person_id", "text", (column) => column.notNull().references("person.id"))
			.addColumn("organisation_id", "text", (column) => column.notNull().references("organisation.id"))
			.addColumn("name", "text", (column) => column.notNull())
			.addColumn("scopes", "text", (column) => column.notNull())
			.addColumn("created_at", "bigint", (column) => column.notNull())
			.addColumn("expires_at", "bigint", (column) => column.notNull())
			.addColumn("revoked_at", "bigint")
			.execute();
		await schema.schema.createIndex("api_token_person").on("api_token").column("person_id").execute();
		await schema.schema
			.createTable("invitation")
			.addColumn("id", "text", (column) => column.primaryKey())
			.addColumn("secret_hash", "text", (column) => column.notNull().unique())
			.addColumn("organisation_id", "text", (column) => column.notNull().references("organisation.id"))
			.addColumn("role", "text", (column) => column.notNull())
			.addColumn("email", "text")
			.addColumn("expires_at", "bigint", (column) => column.notNull())
			.addColumn("used_at", "bigint")
			.execute();
		await schema.schema
			.createTable("attempt")
			.addColumn("kind", "text", (column) => column.notNull())
			.addColumn("key", "text", (column) => column.notNull())
			.addColumn("count", "bigint", (column) => column.notNull())
			.addColumn("last_at", "bigint", (column) => column.notNull())
			.addPrimaryKeyConstraint("attempt_key", ["kind", "key"])
			.execute();
	},
};
