/** When documents were released, so that a revision that arrives late is told from a new one; and lists that are published whole. */
import { sql } from "kysely";
import type { Migration } from "./migration.ts";

/** The fifth migration. Rows of before have no release date: they are written once, and count by version and receipt. */
export const revisions: Migration = {
	number: 5,
	name: "revisions",
	up: async (schema, dialect) => {
		await schema.schema.alterTable("document_revision").addColumn("released_at", "bigint").execute();
		await schema.schema
			.createTable("published_list")
			.addColumn("id", "text", (column) => column.primaryKey())
			.addColumn("kind", "text", (column) => column.notNull())
			.addColumn("version", "text", (column) => column.notNull())
			.addColumn("released_on", "text", (column) => column.notNull())
			.addColumn("entries", "bigint", (column) => column.notNull())
			.addColumn("place", "text", (column) => column.notNull())
			.addColumn("sha256", "text", (column) => column.notNull().references("content.sha256"))
			.addColumn("size", "bigint", (column) => column.notNull())
			.addColumn("received_at", "bigint", (column) => column.notNull())
			.addUniqueConstraint("published_list_key", ["kind", "sha256"])
			.execute();
		for (const action of ["update", "delete"]) {
			const [name, to] = [sql.raw(`published_list_no_${action}`), sql.raw(action)];
			await (dialect === "postgres"
				? sql`create trigger ${name} before ${to} on published_list for each row execute function seawall_written_once()`
				: sql`create trigger ${name} before ${to} on published_list begin select raise(abort, 'rows are written once'); end`
			).execute(schema);
		}
	},
};
