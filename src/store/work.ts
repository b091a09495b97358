/** What a write works on, and how many rows go in with few statements. */
import { type Compilable, CompiledQuery } from "kysely";
import type { Database, DialectName } from "./tables.ts";

/** An open transaction. A write's body gets it and nothing else from outside, so the same body runs on both databases. */
export interface Work {
	readonly db: Database;
	readonly dialect: DialectName;
	/** SQL of many-row statements by name and number of rows; lives as long as the store. */
	readonly prepared: Map<string, string>;
}

/** A value of a column. */
export type Cell = string | number | null | Uint8Array;

/** Rows a statement takes. SQLite allows 32 766 parameters, PostgreSQL 65 535; a device has 23. */
const SIZES = [500, 100, 20, 5, 1] as const;

/**
 * Runs a many-row statement over all rows, compiling it once for each size.
 *
 * Compiling anew costs Kysely about 28 us a call and far more for long ones, which a million rows would feel.
 *
 * @param build - The statement for these rows; its parameters must be the rows' cells in order and nothing else.
 * @returns The number of rows written; those that a conflict kept out do not count.
 */
export async function insertRows<Row extends { readonly [column in keyof Row]: Cell }>(
	work: Work,
	name: string,
	rows: readonly Row[],
	build: (db: Database, rows: readonly Row[]) => Compilable,
): Promise<number> {
	let done = 0;
	let written = 0;
	for (const size of SIZES) {
		for (; rows.length - done >= size; done += size) {
			const some = rows.slice(done, done + size);
			const cells = some.flatMap((row) => Object.values<Cell>(row));
			const query = CompiledQuery.raw(statement(work, `${name}/${size}`, some, cells.length, build), cells);
			written += Number((await work.db.executeQuery(query)).numAffectedRows ?? 0);
		}
	}
	return written;
}

function statement<Row>(
	work: Work,
	key: string,
	rows: readonly Row[],
	cells: number,
	build: (db: Database, rows: readonly Row[]) => Compilable,
): string {
	const known = work.prepared.get(key);
	if (known !== undefined) return known;
	const { sql, parameters } = build(work.db, rows).compile();
	if (parameters.length !== cells) throw new Error(`${key}: ${parameters.length} parameters for ${cells} cells`);
	work.prepared.set(key, sql);
	return sql;
}
