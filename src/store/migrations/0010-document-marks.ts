/** What people say of documents: read, a comment, taken out of use, taken back. */
import { sql } from "kysely";
import type { Migration } from "./migration.ts";

/** The tenth migration. A row is written once: what is taken back is a further row. */
export const documentMarks: Migration = {
	number: 10,
	name: "document-marks",
	up: async (schema, dialect) => {
		await schema.schema
			.createTable("document_mark")
			.addColumn("id", "text", (column) => column.primaryKey())
			.addColumn("origin", "text", (column) => column.notNull())
			.addColumn("tracking_id", "text", (column) => column.notNull())
			.addColumn("kind", "text", (column) => column.notNull())
			.addColumn("words", "text", (column) => column.notNull())
			.addColumn("who", "text", (column) => column.notNull())
			.addColumn("at", "bigint", (column) => column.notNull())
			.execute();
		await schema.schema.createIndex("document_mark_document").on("document_mark").columns(["origin", "tracking_id"]).execute();
		for (const action of ["update", "delete"]) {
			const [name, to] = [sql.raw(`document_mark_no_${action}`), sql.raw(action)];
			await (dialect === "postgres"
				? sql`create trigger ${name} before ${to} on document_mark for each row execute function seawall_written_once()`
				: sql`create trigger ${name} before ${to} on document_mark begin select raise(abort, 'rows are written once'); end`
			).execute(schema);
		}
	},
};
