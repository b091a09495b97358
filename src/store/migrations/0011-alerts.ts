/** Alerts, to whom they go, and what waits to be sent. */
import { sql } from "kysely";
import type { Migration } from "./migration.ts";

/** `alert_standing` is what the next look is held against. */
export const alerts: Migration = {
	number: 11,
	name: "alerts",
	up: async (schema) => {
		await schema.schema
			.createTable("alert_standing")
			.addColumn("organisation_id", "text", (column) => column.primaryKey().references("organisation.id"))
			.addColumn("standing", "text", (column) => column.notNull())
			.addColumn("taken_at", "bigint", (column) => column.notNull())
			.execute();
		await schema.schema
			.createTable("alert_target")
			.addColumn("id", "text", (column) => column.primaryKey())
			.addColumn("organisation_id", "text", (column) => column.notNull().references("organisation.id"))
			.addColumn("channel", "text", (column) => column.notNull())
			.addColumn("place", "text", (column) => column.notNull())
			.addColumn("secret", "text")
			.addColumn("kinds", "text", (column) => column.notNull())
			.addColumn("daily", "bigint", (column) => column.notNull().defaultTo(sql.lit(0)))
			.execute();
		await schema.schema.createIndex("alert_target_organisation").on("alert_target").column("organisation_id").execute();
		await schema.schema
			.createTable("alert")
			.addColumn("id", "text", (column) => column.primaryKey())
			.addColumn("organisation_id", "text", (column) => column.notNull().references("organisation.id"))
			.addColumn("kind", "text", (column) => column.notNull())
			.addColumn("told", "text", (column) => column.notNull())
			.addColumn("raised_at", "bigint", (column) => column.notNull())
			.execute();
		await schema.schema.createIndex("alert_organisation").on("alert").columns(["organisation_id", "id"]).execute();
		await schema.schema
			.createTable("outbox")
			.addColumn("id", "text", (column) => column.primaryKey())
			.addColumn("organisation_id", "text", (column) => column.notNull().references("organisation.id"))
			.addColumn("target_id", "text", (column) => column.notNull())
			.addColumn("channel", "text", (column) => column.notNull())
			.addColumn("place", "text", (column) => column.notNull())
			.addColumn("secret", "text")
			.addColumn("lines", "text", (column) => column.notNull())
			.addColumn("state", "text", (column) => column.notNull())
			.addColumn("attempts", "bigint", (column) => column.notNull())
			.addColumn("problem", "text")
			.addColumn("created_at", "bigint", (column) => column.notNull())
			.addColumn("due_at", "bigint", (column) => column.notNull())
			.execute();
		await schema.schema.createIndex("outbox_due").on("outbox").columns(["state", "due_at"]).execute();
		await schema.schema.createIndex("outbox_organisation").on("outbox").columns(["organisation_id", "id"]).execute();
	},
};
