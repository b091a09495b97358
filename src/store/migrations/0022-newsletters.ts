/** Newsletters that went out, and how often somebody is told. */
import { sql } from "kysely";
import type { Migration } from "./migration.ts";

/** A newsletter is written once. `digested_to`: up to when a subscriber of digests has been told; null before the first. */
export const newsletters: Migration = {
	number: 22,
	name: "newsletters",
	up: async (schema, dialect) => {
		await schema.schema
			.createTable("newsletter")
			.addColumn("id", "text", (column) => column.primaryKey())
			.addColumn("stream", "text", (column) => column.notNull())
			.addColumn("published_at", "bigint", (column) => column.notNull())
			.addColumn("subjects", "text", (column) => column.notNull())
			.addColumn("content", "text", (column) => column.notNull())
			.addColumn("sha256", "text", (column) => column.notNull())
			.addColumn("who", "text", (column) => column.notNull())
			.execute();
		await schema.schema.createIndex("newsletter_published").on("newsletter").columns(["published_at", "id"]).execute();
		for (const action of ["update", "delete"]) {
			const [name, to] = [sql.raw(`newsletter_no_${action}`), sql.raw(action)];
			await (dialect === "postgres"
				? sql`create trigger ${name} before ${to} on newsletter for each row execute function seawall_written_once()`
				: sql`create trigger ${name} before ${to} on newsletter begin select raise(abort, 'rows are written once'); end`
			).execute(schema);
		}
		await schema.schema
			.alterTable("subscriber")
			.addColumn("digest", "text", (column) => column.notNull().defaultTo("none"))
			.execute();
		await schema.schema.alterTable("subscriber").addColumn("digested_to", "bigint").execute();
	},
};
