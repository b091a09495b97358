/** What a migration would do, as SQL, without a database: for its checksum and for review. */
import { createHash } from "node:crypto";
import {
	DummyDriver,
	Kysely,
	PostgresAdapter,
	PostgresIntrospector,
	PostgresQueryCompiler,
	SqliteAdapter,
	SqliteIntrospector,
	SqliteQueryCompiler,
} from "kysely";
import type { DialectName } from "../tables.ts";
import type { Migration } from "./migration.ts";

/** A Kysely that compiles for a database and runs nothing; `saw` is told the SQL of what it was asked to run. */
export function compiler<Schema>(dialect: DialectName, saw: (sql: string) => void = () => {}): Kysely<Schema> {
	return new Kysely<Schema>({
		dialect: {
			createDriver: () => new DummyDriver(),
			createAdapter: () => (dialect === "postgres" ? new PostgresAdapter() : new SqliteAdapter()),
			createIntrospector: (db) => (dialect === "postgres" ? new PostgresIntrospector(db) : new SqliteIntrospector(db)),
			createQueryCompiler: () => (dialect === "postgres" ? new PostgresQueryCompiler() : new SqliteQueryCompiler()),
		},
		log: (event) => saw(event.query.sql),
	});
}

/** The statements of a migration, in order. */
export async function statements(migration: Migration, dialect: DialectName): Promise<readonly string[]> {
	const found: string[] = [];
	await migration.up(
		compiler(dialect, (sql) => found.push(sql)),
		dialect,
	);
	return found;
}

/** SHA-256 of the statements: equal as long as the migration does the same, however its code is built. */
export async function checksum(migration: Migration, dialect: DialectName): Promise<string> {
	return createHash("sha256")
		.update((await statements(migration, dialect)).join(";\n"))
		.digest("hex");
}
