/** Counts of attacks by hour and key, with what they are told by. */
import { sql } from "kysely";
import type { Migration } from "./migration.ts";

/** `cell`, `hours`, `shut` and `lines` are packed: see `src/detect/count`. */
export const counts: Migration = {
	number: 17,
	name: "counts",
	up: async (schema, dialect) => {
		const bytes = dialect === "postgres" ? "bytea" : "blob";
		await schema.schema
			.createTable("count_cell")
			.addColumn("hours", "integer", (column) => column.notNull())
			.addColumn("first", "bigint", (column) => column.notNull())
			.addColumn("kind", "text", (column) => column.notNull())
			.addColumn("value", "text", (column) => column.notNull())
			.addColumn("events", "bigint", (column) => column.notNull())
			.addColumn("successes", "bigint", (column) => column.notNull())
			.addColumn("sources", "bigint", (column) => column.notNull())
			.addColumn("networks", "bigint", (column) => column.notNull())
			.addColumn("targets", "bigint", (column) => column.notNull())
			.addColumn("sensors", "bigint", (column) => column.notNull())
			.addColumn("version", "bigint", (column) => column.notNull())
			.addColumn("cell", bytes, (column) => column.notNull())
			.addPrimaryKeyConstraint("count_cell_key", ["kind", "value", "hours", "first"])
			.execute();
		await schema.schema.createIndex("count_cell_time").on("count_cell").columns(["hours", "first"]).execute();
		await schema.schema.createIndex("count_cell_version").on("count_cell").column("version").execute();
		await schema.schema
			.createTable("count_sensor")
			.addColumn("name", "text", (column) => column.primaryKey())
			.addColumn("hours", bytes, (column) => column.notNull())
			.addColumn("shut", bytes, (column) => column.notNull())
			.addColumn("events", "bigint", (column) => column.notNull())
			.addColumn("again", "bigint", (column) => column.notNull())
			.addColumn("late", "bigint", (column) => column.notNull())
			.addColumn("over", "bigint", (column) => column.notNull())
			.addColumn("last_hour", "bigint", (column) => column.notNull())
			.execute();
		await schema.schema
			.createTable("count_line")
			.addColumn("hour", "bigint", (column) => column.notNull())
			.addColumn("version", "bigint", (column) => column.notNull())
			.addColumn("lines", bytes, (column) => column.notNull())
			.addPrimaryKeyConstraint("count_line_key", ["hour", "version"])
			.execute();
		await schema.schema
			.createTable("count_place")
			.addColumn("file", "text", (column) => column.primaryKey())
			.addColumn("inode", "text", (column) => column.notNull())
			.addColumn("position", "bigint", (column) => column.notNull())
			.addColumn("head", "text", (column) => column.notNull())
			.execute();
		await schema.schema
			.createTable("count_left_out")
			.addColumn("source", "text", (column) => column.notNull())
			.addColumn("reason", "text", (column) => column.notNull())
			.addColumn("lines", "bigint", (column) => column.notNull())
			.addPrimaryKeyConstraint("count_left_out_key", ["source", "reason"])
			.execute();
		await schema.schema
			.createTable("count_head")
			.addColumn("id", "integer", (column) => column.primaryKey())
			.addColumn("version", "bigint", (column) => column.notNull())
			.execute();
		await sql`insert into count_head (id, version) values (1, 0)`.execute(schema);
	},
};
