/** Brings a database to today's schema, forward only. */

import type { Problem } from "../../core/problem.ts";
import { err, ok, type Result } from "../../core/result.ts";
import type { Database, DialectName } from "../tables.ts";
import { migrations as all } from "./list.ts";
import type { Migration } from "./migration.ts";
import { checksum } from "./statements.ts";

/** From which version to which; 0 is an empty database. */
export interface Migrated {
	readonly from: number;
	readonly to: number;
}

/**
 * Applies what is missing. The caller holds a transaction around it, commits on success and rolls back otherwise.
 *
 * @param at - UTC milliseconds, kept with each step.
 * @returns `store/newer` when the database has been through a step that this version does not know, `store/migration-changed` when a
 *   step is not the one that was applied.
 */
export async function migrate(
	db: Database,
	dialect: DialectName,
	at: number,
	migrations: readonly Migration[] = all,
): Promise<Result<Migrated, Problem>> {
	await db.schema
		.createTable("migration")
		.ifNotExists()
		.addColumn("number", "bigint", (column) => column.primaryKey())
		.addColumn("name", "text", (column) => column.notNull())
		.addColumn("checksum", "text", (column) => column.notNull())
		.addColumn("applied_at", "bigint", (column) => column.notNull())
		.execute();
	const applied = await db.selectFrom("migration").select(["number", "name", "checksum"]).orderBy("number").execute();
	for (const row of applied) {
		const known = migrations.find((migration) => migration.number === row.number);
		if (known === undefined) return err(newer(row.number, migrations.length));
		if ((await checksum(known, dialect)) !== row.checksum) return err(changed(row.name));
	}
	for (const migration of migrations.slice(applied.length)) {
		// The tables of a migration's day are not those of today, so it gets them untyped.
		await migration.up(db as never, dialect);
		const sum = await checksum(migration, dialect);
		await db.insertInto("migration").values({ number: migration.number, name: migration.name, checksum: sum, applied_at: at }).execute();
	}
	if (migrations.length > applied.length) {
		const value = String(migrations.length);
		await db
			.insertInto("meta")
			.values({ key: "schema-version", value })
			.onConflict((conflict) => conflict.column("key").doUpdateSet({ value }))
			.execute();
	}
	return ok({ from: applied.length, to: migrations.length });
}

function newer(found: number, known: number): Problem {
	return {
		code: "store/newer",
		message: `the data was written by a newer Seawall (schema ${found}; this one knows ${known})`,
		at: "",
		todo: "Start that version or a later one; this one will not touch the data.",
	};
}

function changed(name: string): Problem {
	return {
		code: "store/migration-changed",
		message: `the data was set up by another edition of Seawall: its step "${name}" is not ours`,
		at: "",
		todo: "Start the edition that made the data, or use another data directory with --data.",
	};
}
