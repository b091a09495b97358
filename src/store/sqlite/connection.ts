/** A connection to the embedded database, and Kysely over it. */
import { DatabaseSync, type SQLInputValue, type StatementSync } from "node:sqlite";
import { Kysely, SqliteDialect } from "kysely";
import type { Database, Tables } from "../tables.ts";

/** Statements a connection keeps compiled. */
const MOST_STATEMENTS = 256;

/** The one connection that writes. Every commit is on the disk before it is acknowledged (`synchronous=FULL`). */
export function openWriting(file: string): DatabaseSync {
	const database = new DatabaseSync(file, { timeout: 5000, enableForeignKeyConstraints: true });
	database.exec("pragma journal_mode=wal; pragma synchronous=full; pragma cache_size=-131072; pragma temp_store=memory");
	// 64 MB of log before it is folded into the file: a third less writing in a large import than at the usual 4 MB.
	database.exec("pragma wal_autocheckpoint=16384");
	return database;
}

/** A connection that reads, beside the writer and never waiting for it. */
export function openReading(file: string): DatabaseSync {
	const database = new DatabaseSync(file, { timeout: 5000, readOnly: true });
	database.exec("pragma query_only=on; pragma cache_size=-32768; pragma temp_store=memory");
	return database;
}

/** Kysely over a connection. Compiled statements are kept, as preparing one costs more than running it. */
export function kyselyOver(database: DatabaseSync): Database {
	const kept = new Map<string, StatementSync>();
	const prepare = (sql: string): StatementSync => {
		const known = kept.get(sql);
		if (known !== undefined) return known;
		if (kept.size >= MOST_STATEMENTS) kept.clear();
		const statement = database.prepare(sql);
		kept.set(sql, statement);
		return statement;
	};
	return new Kysely<Tables>({
		dialect: new SqliteDialect({
			database: { prepare: (sql) => adapted(prepare(sql)), close: () => database.close() },
		}),
	});
}

/** A statement of node:sqlite as Kysely expects it. */
function adapted(statement: StatementSync) {
	const values = (parameters: readonly unknown[]): SQLInputValue[] => parameters as SQLInputValue[];
	return {
		reader: statement.columns().length > 0,
		all: (parameters: readonly unknown[]) => statement.all(...values(parameters)),
		run: (parameters: readonly unknown[]) => statement.run(...values(parameters)),
		iterate: (parameters: readonly unknown[]) => statement.iterate(...values(parameters)),
	};
}
