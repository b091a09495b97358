/** Events, what was published about them, replies to it and scores: only ever added to. */
import { sql } from "kysely";
import type { Migration } from "./migration.ts";

const TABLES = ["response_event", "capture", "vendor_reply", "vendor_reply_decision", "capture_score"] as const;

/** Bytes of captures stand in `content`, under their hash. */
export const responses: Migration = {
	number: 15,
	name: "responses",
	up: async (schema, dialect) => {
		await schema.schema
			.createTable("response_event")
			.addColumn("id", "text", (column) => column.notNull())
			.addColumn("revision", "bigint", (column) => column.notNull())
			.addColumn("content", "text", (column) => column.notNull())
			.addColumn("reason", "text", (column) => column.notNull())
			.addColumn("who", "text", (column) => column.notNull())
			.addColumn("recorded_at", "bigint", (column) => column.notNull())
			.addPrimaryKeyConstraint("response_event_key", ["id", "revision"])
			.execute();
		await schema.schema
			.createTable("capture")
			.addColumn("id", "text", (column) => column.primaryKey())
			.addColumn("event_id", "text", (column) => column.notNull())
			.addColumn("branch", "text", (column) => column.notNull())
			.addColumn("kind", "text", (column) => column.notNull())
			.addColumn("channel", "text", (column) => column.notNull())
			.addColumn("published_at", "bigint", (column) => column.notNull())
			.addColumn("url", "text", (column) => column.notNull())
			.addColumn("captured_at", "bigint", (column) => column.notNull())
			.addColumn("captured_by", "text", (column) => column.notNull())
			.addColumn("logged_in", "integer", (column) => column.notNull())
			.addColumn("language", "text", (column) => column.notNull())
			.addColumn("corrects", "text", (column) => column.notNull())
			.addColumn("reason", "text", (column) => column.notNull())
			.addColumn("sha256", "text", (column) => column.references("content.sha256"))
			.addColumn("size", "bigint", (column) => column.notNull())
			.addColumn("who", "text", (column) => column.notNull())
			.addColumn("recorded_at", "bigint", (column) => column.notNull())
			.execute();
		await schema.schema.createIndex("capture_event").on("capture").columns(["event_id", "id"]).execute();
		await schema.schema
			.createTable("vendor_reply")
			.addColumn("id", "text", (column) => column.primaryKey())
			.addColumn("event_id", "text", (column) => column.notNull())
			.addColumn("branch", "text", (column) => column.notNull())
			.addColumn("name", "text", (column) => column.notNull())
			.addColumn("role", "text", (column) => column.notNull())
			.addColumn("email", "text", (column) => column.notNull())
			.addColumn("words", "text", (column) => column.notNull())
			.addColumn("language", "text", (column) => column.notNull())
			.addColumn("submitted_at", "bigint", (column) => column.notNull())
			.execute();
		await schema.schema.createIndex("vendor_reply_event").on("vendor_reply").columns(["event_id", "id"]).execute();
		await schema.schema
			.createTable("vendor_reply_decision")
			.addColumn("reply_id", "text", (column) => column.primaryKey().references("vendor_reply.id"))
			.addColumn("verdict", "text", (column) => column.notNull())
			.addColumn("reason", "text", (column) => column.notNull())
			.addColumn("who", "text", (column) => column.notNull())
			.addColumn("decided_at", "bigint", (column) => column.notNull())
			.execute();
		await schema.schema
			.createTable("capture_score")
			.addColumn("sha256", "text", (column) => column.notNull())
			.addColumn("version", "text", (column) => column.notNull())
			.addColumn("content", "text", (column) => column.notNull())
			.addColumn("scored_at", "bigint", (column) => column.notNull())
			.addPrimaryKeyConstraint("capture_score_key", ["sha256", "version"])
			.execute();
		for (const table of TABLES)
			for (const action of ["update", "delete"]) {
				const [name, on, to] = [sql.raw(`${table}_no_${action}`), sql.raw(table), sql.raw(action)];
				await (dialect === "postgres"
					? sql`create trigger ${name} before ${to} on ${on} for each row execute function seawall_written_once()`
					: sql`create trigger ${name} before ${to} on ${on} begin select raise(abort, 'rows are written once'); end`
				).execute(schema);
			}
	},
};
