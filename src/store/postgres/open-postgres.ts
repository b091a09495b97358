/** Opens a PostgreSQL database. */
import { setTimeout as pause } from "node:timers/promises";
import { Kysely, PostgresDialect, sql } from "kysely";
import { Pool, types } from "pg";
import type { Problem } from "../../core/problem.ts";
import { err, ok, type Result } from "../../core/result.ts";
import type { Engine } from "../engine.ts";
import { migrate } from "../migrations/migrate.ts";
import { closedError, StoreError } from "../store-error.ts";
import type { Database, Tables } from "../tables.ts";
import type { Work } from "../work.ts";
import { type WriteInput, type WriteName, type WriteOutput, writes } from "../writes.ts";
import { isCollision, translate } from "./failure.ts";

/** Type 20: int8, which counts and times are; all of ours stay below 2^53. */
const INT8 = 20;

/** Times that a write is tried which meets others. */
const TRIES = 5;

/** One number for all of Seawall: hosts that start at once migrate one after another. */
const MIGRATION_LOCK = 7_305_812;

/**
 * Connects, migrates and opens.
 *
 * @param url - `postgres://user:password@host:port/database`; the password never leaves this function.
 * @returns `store/bad-address`, `store/unreachable`, `store/refused`, `store/no-database`, `store/server-unfit`, and as the embedded one
 *   `store/newer`, `store/migration-changed`.
 */
export async function openPostgres(url: string): Promise<Result<Engine, Problem>> {
	const place = placeOf(url);
	if (place === undefined) return err(badAddress());
	const pool = new Pool({
		connectionString: url,
		max: 8,
		connectionTimeoutMillis: 10_000,
		application_name: "seawall",
		types: {
			getTypeParser: (id: number, format?: "text" | "binary") => (id === INT8 ? Number : types.getTypeParser(id, format as "text")),
		},
	});
	// A connection that breaks while idle is replaced by the pool; without a listener it would end the program.
	pool.on("error", () => {});
	// Also while a connection is being closed: the server may end it first, and that must not end the process.
	pool.on("connect", (client) => void client.on("error", () => {}));
	const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
	try {
		await checkServer(db, place);
		await db.transaction().execute(async (transaction) => {
			await sql`select pg_advisory_xact_lock(${sql.lit(MIGRATION_LOCK)})`.execute(transaction);
			const migrated = await migrate(transaction, "postgres", Date.now());
			if (!migrated.ok) throw new StoreError({ ...migrated.error, at: place });
		});
		return ok(engineOver(db, place, url));
	} catch (error) {
		await db.destroy();
		const known = translate(error, place);
		if (!(known instanceof StoreError)) throw known;
		return err(known.problem);
	}
}

/** Host and database of an address, without account and password; `undefined` when it is none. */
function placeOf(url: string): string | undefined {
	if (!URL.canParse(url)) return undefined;
	const { protocol, host, pathname } = new URL(url);
	return protocol === "postgres:" || protocol === "postgresql:" ? `${host}${pathname}` : undefined;
}

function badAddress(): Problem {
	return {
		code: "store/bad-address",
		message: "the address of the database is none",
		at: "",
		todo: "Write it as postgres://user:password@host:5432/database.",
	};
}

async function checkServer(db: Database, place: string): Promise<void> {
	const query = sql<{ version: number; encoding: string }>`select current_setting('server_version_num')::int as version,
		current_setting('server_encoding') as encoding`;
	const { version = 0, encoding = "" } = (await query.execute(db)).rows[0] ?? {};
	if (version >= 150_000 && encoding === "UTF8") return;
	const fault = version < 150_000 ? `the server is PostgreSQL ${Math.floor(version / 10_000)}` : `the database is in encoding ${encoding}`;
	throw new StoreError({ code: "store/server-unfit", message: fault, at: place, todo: "Use PostgreSQL 15 or newer and encoding UTF8." });
}

function engineOver(db: Database, place: string, url: string): Engine {
	const prepared = new Map<string, string>();
	let closing: Promise<void> | undefined;
	const guarded = async <T>(body: () => Promise<T>): Promise<T> => {
		if (closing !== undefined) throw closedError();
		try {
			return await body();
		} catch (error) {
			throw translate(error, place);
		}
	};
	const once = (name: WriteName, input: unknown): Promise<unknown> =>
		db.transaction().execute((transaction) => {
			// The name ties input and output together, which the union of all bodies cannot show.
			const body = writes[name] as unknown as (work: Work, input: unknown) => Promise<unknown>;
			return body({ db: transaction, dialect: "postgres", prepared }, input);
		});
	return {
		// Each write has a connection of its own, so two at once overtake each other.
		writesInOrder: 1,
		read: (body) => guarded(() => body(db)),
		write: <Name extends WriteName>(name: Name, input: WriteInput<Name>) =>
			guarded(async () => {
				for (let tries = 1; ; tries += 1) {
					try {
						return (await once(name, input)) as WriteOutput<Name>;
					} catch (error) {
						if (!isCollision(error) || tries === TRIES) throw error;
						await pause(10 * tries);
					}
				}
			}),
		rowLine: () => ({ postgresUrl: url }),
		close: () => {
			closing ??= db.destroy();
			return closing;
		},
	};
}
