/** Waves of attacks, revision by revision. */
import { sql } from "kysely";
import type { Migration } from "./migration.ts";

/** The second migration. */
export const waves: Migration = {
	number: 2,
	name: "waves",
	up: async (schema, dialect) => {
		await schema.schema
			.createTable("wave_revision")
			.addColumn("wave_id", "text", (column) => column.notNull())
			.addColumn("revision", "bigint", (column) => column.notNull())
			.addColumn("started_at", "text", (column) => column.notNull())
			.addColumn("facts", "text", (column) => column.notNull())
			.addColumn("recorded_at", "bigint", (column) => column.notNull())
			.addPrimaryKeyConstraint("wave_revision_key", ["wave_id", "revision"])
			.execute();
		// Written once, as in the first migration: a change is a further revision.
		for (const action of ["update", "delete"]) {
			const [name, to] = [sql.raw(`wave_revision_no_${action}`), sql.raw(action)];
			await (dialect === "postgres"
				? sql`create trigger ${name} before ${to} on wave_revision for each row execute function seawall_written_once()`
				: sql`create trigger ${name} before ${to} on wave_revision begin select raise(abort, 'rows are written once'); end`
			).execute(schema);
		}
	},
};
