/** Inventory, documents, audit and meta: what Seawall keeps from its first day. */
import { type Kysely, sql } from "kysely";
import type { DialectName } from "../tables.ts";
import type { Migration } from "./migration.ts";

async function inventory(schema: Kysely<unknown>): Promise<void> {
	await schema.schema
		.createTable("organisation")
		.addColumn("id", "text", (column) => column.primaryKey())
		.addColumn("name", "text", (column) => column.notNull())
		.addColumn("folded", "text", (column) => column.notNull().unique())
		.execute();
	await schema.schema
		.createTable("site")
		.addColumn("id", "text", (column) => column.primaryKey())
		.addColumn("organisation_id", "text", (column) => column.notNull().references("organisation.id"))
		.addColumn("name", "text", (column) => column.notNull())
		.addColumn("folded", "text", (column) => column.notNull())
		.addUniqueConstraint("site_folded", ["organisation_id", "folded"])
		.execute();
	await schema.schema
		.createTable("inventory_import")
		.addColumn("id", "text", (column) => column.primaryKey())
		.addColumn("organisation_id", "text", (column) => column.notNull().references("organisation.id"))
		.addColumn("source", "text", (column) => column.notNull())
		.addColumn("method", "text", (column) => column.notNull())
		.addColumn("confidence", "double precision", (column) => column.notNull())
		.addColumn("observed_at", "bigint", (column) => column.notNull())
		.addColumn("who", "text", (column) => column.notNull())
		.addColumn("started_at", "bigint", (column) => column.notNull())
		.addColumn("finished_at", "bigint")
		.addColumn("sha256", "text")
		.addColumn("size", "bigint")
		.addColumn("taken", "bigint", (column) => column.notNull())
		.addColumn("refused", "bigint", (column) => column.notNull())
		.addColumn("devices", "bigint", (column) => column.notNull())
		.execute();
	await schema.schema
		.createTable("rejected_row")
		.addColumn("import_id", "text", (column) => column.notNull().references("inventory_import.id"))
		.addColumn("line", "bigint", (column) => column.notNull())
		.addColumn("code", "text", (column) => column.notNull())
		.addColumn("reason", "text", (column) => column.notNull())
		.addPrimaryKeyConstraint("rejected_row_key", ["import_id", "line", "code"])
		.execute();
}

async function devices(schema: Kysely<unknown>, dialect: DialectName): Promise<void> {
	await schema.schema
		.createTable("device")
		.addColumn("id", "text", (column) => column.primaryKey())
		.addColumn("organisation_id", "text", (column) => column.notNull().references("organisation.id"))
		.addColumn("site_id", "text", (column) => column.references("site.id"))
		.addColumn("device_key", "text", (column) => column.notNull())
		.addColumn("given_id", "text", (column) => column.notNull())
		.addColumn("name", "text")
		.addColumn("brand", "text")
		.addColumn("maker", "text")
		.addColumn("model", "text")
		.addColumn("firmware", "text")
		.addColumn("kind", "text", (column) => column.notNull())
		.addColumn("mac", "text")
		.addColumn("serial", "text")
		.addColumn("addresses", "text")
		.addColumn("open_ports", "text")
		.addColumn("exposure", "text", (column) => column.notNull())
		.addColumn("oem_manufacturer", "text")
		.addColumn("oem_model", "text")
		.addColumn("folded", "text", (column) => column.notNull())
		.addColumn("first_seen_at", "bigint", (column) => column.notNull())
		.addColumn("last_seen_at", "bigint", (column) => column.notNull())
		.addColumn("source", "text", (column) => column.notNull())
		.addColumn("line", "bigint", (column) => column.notNull())
		.addUniqueConstraint("device_device_key", ["organisation_id", "device_key"])
		.execute();
	await schema.schema.createIndex("device_site").on("device").columns(["site_id", "id"]).execute();
	const observation = schema.schema
		.createTable("observation")
		.addColumn("import_id", "text", (column) => column.notNull().references("inventory_import.id"))
		.addColumn("line", "bigint", (column) => column.notNull())
		.addColumn("device_id", "text", (column) => column.notNull().references("device.id"))
		.addColumn("stated", "text", (column) => column.notNull())
		.addPrimaryKeyConstraint("observation_key", ["device_id", "import_id", "line"]);
	// The largest table: on SQLite its rows live in the key's own tree, which spares a second one.
	await (dialect === "sqlite" ? observation.modifyEnd(sql`without rowid`) : observation).execute();
}

async function documents(schema: Kysely<unknown>, dialect: DialectName): Promise<void> {
	await schema.schema
		.createTable("content")
		.addColumn("sha256", "text", (column) => column.primaryKey())
		.addColumn("bytes", dialect === "postgres" ? "bytea" : "blob", (column) => column.notNull())
		.execute();
	await schema.schema
		.createTable("document_revision")
		.addColumn("id", "text", (column) => column.primaryKey())
		.addColumn("origin", "text", (column) => column.notNull())
		.addColumn("tracking_id", "text", (column) => column.notNull())
		.addColumn("revision", "bigint", (column) => column.notNull())
		.addColumn("version", "text", (column) => column.notNull())
		.addColumn("place", "text", (column) => column.notNull())
		.addColumn("sha256", "text", (column) => column.notNull().references("content.sha256"))
		.addColumn("size", "bigint", (column) => column.notNull())
		.addColumn("received_at", "bigint", (column) => column.notNull())
		.addUniqueConstraint("document_revision_key", ["origin", "tracking_id", "revision"])
		.execute();
}

async function audit(schema: Kysely<unknown>): Promise<void> {
	await schema.schema
		.createTable("audit")
		.addColumn("number", "bigint", (column) => column.primaryKey())
		.addColumn("at", "bigint", (column) => column.notNull())
		.addColumn("who", "text", (column) => column.notNull())
		.addColumn("what", "text", (column) => column.notNull())
		.addColumn("subject", "text", (column) => column.notNull())
		.addColumn("before_facts", "text")
		.addColumn("after_facts", "text")
		.addColumn("previous", "text", (column) => column.notNull())
		.addColumn("hash", "text", (column) => column.notNull())
		.execute();
	await schema.schema
		.createTable("audit_head")
		.addColumn("id", "integer", (column) => column.primaryKey())
		.addColumn("number", "bigint", (column) => column.notNull())
		.addColumn("hash", "text", (column) => column.notNull())
		.execute();
	await sql`insert into audit_head (id, number, hash) values (1, 0, ${sql.lit("0".repeat(64))})`.execute(schema);
	await schema.schema
		.createTable("meta")
		.addColumn("key", "text", (column) => column.primaryKey())
		.addColumn("value", "text", (column) => column.notNull())
		.execute();
}

/** What is written once stays: the database itself refuses to change or delete such a row, whoever asks. */
async function forbidChange(schema: Kysely<unknown>, dialect: DialectName): Promise<void> {
	if (dialect === "postgres") {
		await sql`create function seawall_written_once() returns trigger language plpgsql as
			'begin raise exception ''rows of % are written once'', tg_table_name; end'`.execute(schema);
	}
	for (const table of ["audit", "document_revision", "content", "observation"]) {
		for (const action of ["update", "delete"]) {
			const name = sql.raw(`${table}_no_${action}`);
			const [on, to] = [sql.raw(table), sql.raw(action)];
			const trigger =
				dialect === "postgres"
					? sql`create trigger ${name} before ${to} on ${on} for each row execute function seawall_written_once()`
					: sql`create trigger ${name} before ${to} on ${on} begin select raise(abort, 'rows are written once'); end`;
			await trigger.execute(schema);
		}
	}
}

/** The first migration. */
export const foundation: Migration = {
	number: 1,
	name: "foundation",
	up: async (schema, dialect) => {
		await inventory(schema);
		await devices(schema, dialect);
		await documents(schema, dialect);
		await audit(schema);
		await forbidChange(schema, dialect);
	},
};
