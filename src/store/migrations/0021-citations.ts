/** What published reports cite. */
import type { Migration } from "./migration.ts";

/** The citations of a report are those of its public version. */
export const citations: Migration = {
	number: 21,
	name: "citations",
	up: async (schema) => {
		await schema.schema
			.createTable("citation")
			.addColumn("id", "text", (column) => column.primaryKey())
			.addColumn("report_id", "text", (column) => column.notNull().references("report.id"))
			.addColumn("kind", "text", (column) => column.notNull())
			.addColumn("cited", "text", (column) => column.notNull())
			.addColumn("place", "text", (column) => column.notNull())
			.addColumn("relation", "text", (column) => column.notNull())
			.addColumn("passage", "text", (column) => column.notNull())
			.addColumn("at", "bigint", (column) => column.notNull())
			.execute();
		await schema.schema.createIndex("citation_cited").on("citation").columns(["kind", "cited", "at", "id"]).execute();
		await schema.schema.createIndex("citation_report").on("citation").column("report_id").execute();
		await schema.schema.createIndex("report_event_report").on("report_event").columns(["report_id", "at"]).execute();
	},
};
