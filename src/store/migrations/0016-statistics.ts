/** What is counted in public: the edition of each share that is published, and surveys. */
import type { Migration } from "./migration.ts";

export const statistics: Migration = {
	number: 16,
	name: "statistics",
	up: async (schema) => {
		await schema.schema
			.createTable("statistic_edition")
			.addColumn("id", "text", (column) => column.primaryKey())
			.addColumn("counted_at", "bigint", (column) => column.notNull())
			.addColumn("contributions", "text", (column) => column.notNull())
			.execute();
		await schema.schema
			.createTable("survey")
			.addColumn("id", "text", (column) => column.primaryKey())
			.addColumn("until", "text", (column) => column.notNull())
			.addColumn("content", "text", (column) => column.notNull())
			.addColumn("who", "text", (column) => column.notNull())
			.addColumn("kept_at", "bigint", (column) => column.notNull())
			.execute();
	},
};
