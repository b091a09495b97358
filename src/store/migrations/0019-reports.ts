/** Reports with every published version, what they are filed under, and their pictures. */
import { sql } from "kysely";
import type { Migration } from "./migration.ts";

/** `draft` and `text` are JSON; the columns that may be null are those of the version that is public. */
export const reports: Migration = {
	number: 19,
	name: "reports",
	up: async (schema, dialect) => {
		await schema.schema
			.createTable("report")
			.addColumn("id", "text", (column) => column.primaryKey())
			.addColumn("organisation_id", "text", (column) => column.notNull().references("organisation.id"))
			.addColumn("slug", "text", (column) => column.notNull().unique())
			.addColumn("revision", "bigint", (column) => column.notNull())
			.addColumn("draft", "text", (column) => column.notNull())
			.addColumn("changed", "bigint", (column) => column.notNull())
			.addColumn("published", "bigint", (column) => column.notNull())
			.addColumn("created_at", "bigint", (column) => column.notNull())
			.addColumn("updated_at", "bigint", (column) => column.notNull())
			.addColumn("who", "text", (column) => column.notNull())
			.addColumn("kind", "text")
			.addColumn("language", "text")
			.addColumn("title", "text")
			.addColumn("teaser", "text")
			.addColumn("authors", "text")
			.addColumn("synthetic", "bigint")
			.addColumn("hash", "text")
			.addColumn("published_at", "bigint")
			.addColumn("changed_at", "bigint")
			.execute();
		await schema.schema.createIndex("report_newest").on("report").columns(["published_at", "id"]).execute();
		await schema.schema.createIndex("report_kind").on("report").columns(["kind", "published_at", "id"]).execute();
		await schema.schema.createIndex("report_updated").on("report").columns(["organisation_id", "updated_at"]).execute();
		await schema.schema
			.createTable("report_version")
			.addColumn("report_id", "text", (column) => column.notNull().references("report.id"))
			.addColumn("number", "bigint", (column) => column.notNull())
			.addColumn("hash", "text", (column) => column.notNull().unique())
			.addColumn("kind", "text", (column) => column.notNull())
			.addColumn("reason", "text", (column) => column.notNull())
			.addColumn("text", "text", (column) => column.notNull())
			.addColumn("signature", "text", (column) => column.notNull())
			.addColumn("key_id", "text", (column) => column.notNull())
			.addColumn("published_at", "bigint", (column) => column.notNull())
			.addColumn("who", "text", (column) => column.notNull())
			.addPrimaryKeyConstraint("report_version_key", ["report_id", "number"])
			.execute();
		await schema.schema
			.createTable("report_tag")
			.addColumn("report_id", "text", (column) => column.notNull().references("report.id"))
			.addColumn("kind", "text", (column) => column.notNull())
			.addColumn("value", "text", (column) => column.notNull())
			.addColumn("published_at", "bigint", (column) => column.notNull())
			.addPrimaryKeyConstraint("report_tag_key", ["report_id", "kind", "value"])
			.execute();
		await schema.schema.createIndex("report_tag_newest").on("report_tag").columns(["kind", "value", "published_at", "report_id"]).execute();
		await schema.schema
			.createTable("report_event")
			.addColumn("id", "text", (column) => column.primaryKey())
			.addColumn("report_id", "text", (column) => column.notNull().references("report.id"))
			.addColumn("kind", "text", (column) => column.notNull())
			.addColumn("hash", "text", (column) => column.notNull())
			.addColumn("words", "text", (column) => column.notNull())
			.addColumn("about", "text", (column) => column.notNull())
			.addColumn("at", "bigint", (column) => column.notNull())
			.execute();
		await schema.schema.createIndex("report_event_newest").on("report_event").columns(["at", "id"]).execute();
		await schema.schema
			.createTable("report_image")
			.addColumn("report_id", "text", (column) => column.notNull().references("report.id"))
			.addColumn("name", "text", (column) => column.notNull())
			.addColumn("sha256", "text", (column) => column.notNull())
			.addColumn("type", "text", (column) => column.notNull())
			.addColumn("width", "bigint", (column) => column.notNull())
			.addColumn("height", "bigint", (column) => column.notNull())
			.addColumn("size", "bigint", (column) => column.notNull())
			.addColumn("added_at", "bigint", (column) => column.notNull())
			.addPrimaryKeyConstraint("report_image_key", ["report_id", "name", "sha256"])
			.execute();
		await schema.schema.createIndex("report_image_content").on("report_image").column("sha256").execute();
		for (const table of ["report_version", "report_event"])
			for (const action of ["update", "delete"]) {
				const [name, to, of] = [sql.raw(`${table}_no_${action}`), sql.raw(action), sql.raw(table)];
				await (dialect === "postgres"
					? sql`create trigger ${name} before ${to} on ${of} for each row execute function seawall_written_once()`
					: sql`create trigger ${name} before ${to} on ${of} begin select raise(abort, 'rows are written once'); end`
				).execute(schema);
			}
	},
};
