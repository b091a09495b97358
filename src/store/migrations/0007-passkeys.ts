/** Passkeys, and words that count once and for a short time. */
import { sql } from "kysely";
import type { Migration } from "./migration.ts";

/** `person.passkeys` counts the rows of `passkey`, so that whoever signs in is looked up in one row. */
export const passkeys: Migration = {
	number: 7,
	name: "passkeys",
	up: async (schema) => {
		await schema.schema
			.alterTable("person")
			.addColumn("passkeys", "bigint", (column) => column.notNull().defaultTo(sql.lit(0)))
			.execute();
		await schema.schema
			.createTable("passkey")
			.addColumn("id", "text", (column) => column.primaryKey())
			.addColumn("credential_id", "text", (column) => column.notNull().unique())
			.addColumn("person_id", "text", (column) => column.notNull().references("person.id"))
			.addColumn("public_key", "text", (column) => column.notNull())
			.addColumn("counter", "bigint", (column) => column.notNull())
			.addColumn("transports", "text", (column) => column.notNull())
			.addColumn("name", "text", (column) => column.notNull())
			.addColumn("created_at", "bigint", (column) => column.notNull())
			.addColumn("used_at", "bigint")
			.execute();
		await schema.schema.createIndex("passkey_person").on("passkey").column("person_id").execute();
		await schema.schema
			.createTable("single_use")
			.addColumn("secret_hash", "text", (column) => column.primaryKey())
			.addColumn("purpose", "text", (column) => column.notNull())
			.addColumn("facts", "text", (column) => column.notNull())
			.addColumn("expires_at", "bigint", (column) => column.notNull())
			.execute();
		await schema.schema.createIndex("single_use_expiry").on("single_use").column("expires_at").execute();
	},
};
