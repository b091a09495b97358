/** Subscribers, addresses that get nothing, and what people said of warnings. */
import type { Migration } from "./migration.ts";

/** An acknowledgement is written once; who is erased leaves no row. */
export const subscribers: Migration = {
	number: 14,
	name: "subscribers",
	up: async (schema) => {
		await schema.schema
			.createTable("subscriber")
			.addColumn("id", "text", (column) => column.primaryKey())
			.addColumn("email", "text", (column) => column.notNull().unique())
			.addColumn("name", "text", (column) => column.notNull())
			.addColumn("state", "text", (column) => column.notNull())
			.addColumn("language", "text", (column) => column.notNull())
			.addColumn("streams", "text", (column) => column.notNull())
			.addColumn("scope", "text", (column) => column.notNull())
			.addColumn("floor", "text", (column) => column.notNull())
			.addColumn("makers", "text", (column) => column.notNull())
			.addColumn("consent", "text", (column) => column.notNull())
			.addColumn("created_at", "bigint", (column) => column.notNull())
			.addColumn("changed_at", "bigint", (column) => column.notNull())
			.execute();
		await schema.schema
			.createTable("suppression")
			.addColumn("id", "text", (column) => column.primaryKey())
			.addColumn("email", "text", (column) => column.notNull())
			.addColumn("stream", "text")
			.addColumn("reason", "text", (column) => column.notNull())
			.addColumn("words", "text", (column) => column.notNull())
			.addColumn("added_at", "bigint", (column) => column.notNull())
			.addColumn("expires_at", "bigint")
			.execute();
		await schema.schema.createIndex("suppression_email").on("suppression").column("email").execute();
		await schema.schema
			.createTable("acknowledgement")
			.addColumn("id", "text", (column) => column.primaryKey())
			.addColumn("campaign", "text", (column) => column.notNull())
			.addColumn("recipient", "bigint", (column) => column.notNull())
			.addColumn("step", "text", (column) => column.notNull())
			.addColumn("at", "bigint", (column) => column.notNull())
			.execute();
		await schema.schema.createIndex("acknowledgement_campaign").on("acknowledgement").columns(["campaign", "recipient"]).execute();
	},
};
