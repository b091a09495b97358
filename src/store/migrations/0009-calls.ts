/** Calls of programs that are done once, by the key that came with them. */
import type { Migration } from "./migration.ts";

/** The ninth migration. */
export const calls: Migration = {
	number: 9,
	name: "calls",
	up: async (schema) => {
		await schema.schema
			.createTable("once_call")
			.addColumn("organisation_id", "text", (column) => column.notNull().references("organisation.id"))
			.addColumn("key_hash", "text", (column) => column.notNull())
			.addColumn("request", "text", (column) => column.notNull())
			.addColumn("status", "bigint")
			.addColumn("answer", "text")
			.addColumn("made_at", "bigint", (column) => column.notNull())
			.addPrimaryKeyConstraint("once_call_key", ["organisation_id", "key_hash"])
			.execute();
	},
};
