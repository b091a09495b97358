/** The schema's history: from nothing, again, and when the data is newer than the program. One body for every database. */
import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { test } from "node:test";
import { Kysely, PostgresDialect } from "kysely";
import { Pool } from "pg";
import { migrations } from "../../src/store/migrations/list.ts";
import { migrate } from "../../src/store/migrations/migrate.ts";
import type { Migration } from "../../src/store/migrations/migration.ts";
import { checksum, statements } from "../../src/store/migrations/statements.ts";
import { openStore, type StorePlace } from "../../src/store/open-store.ts";
import { kyselyOver } from "../../src/store/sqlite/connection.ts";
import type { Database, Tables } from "../../src/store/tables.ts";
import { assertGolden } from "../support/golden.ts";
import { open, runSql, stores } from "./stores.ts";

/** Works on a place through a bare connection, as the adapters make one. */
async function connected(place: StorePlace, body: (db: Database) => Promise<void>): Promise<void> {
	if ("dataFolder" in place) mkdirSync(place.dataFolder, { recursive: true });
	const db = "dataFolder" in place ? kyselyOver(new DatabaseSync(`${place.dataFolder}/seawall.db`)) : overServer(place.postgresUrl);
	try {
		await body(db);
	} finally {
		await db.destroy();
	}
}

function overServer(connectionString: string): Database {
	const number = (text: string): number | string => (/^\d+$/.test(text) ? Number(text) : text);
	const pool = new Pool({ connectionString, max: 1, types: { getTypeParser: () => number } });
	// The database is dropped by force when the test ends: a connection that is just closing may be told so.
	pool.on("error", () => undefined);
	pool.on("connect", (client) => client.on("error", () => undefined));
	return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
}

const second: Migration = {
	number: migrations.length + 1,
	name: "second",
	up: (db) => db.schema.createTable("second_thing").addColumn("id", "text").execute(),
};

for (const { name, test: register, place: makePlace } of stores) {
	register(`migrating from empty, again, and by one step (${name})`, async (context) => {
		const place = await makePlace(context);
		await connected(place, async (db) => {
			assert.deepEqual(await migrate(db, name, 1), { ok: true, value: { from: 0, to: migrations.length } });
			assert.deepEqual(await migrate(db, name, 2), { ok: true, value: { from: migrations.length, to: migrations.length } });
			assert.deepEqual(await migrate(db, name, 3, [...migrations, second]), {
				ok: true,
				value: { from: migrations.length, to: migrations.length + 1 },
			});
			const rows = await db.selectFrom("migration").selectAll().orderBy("number").execute();
			assert.deepEqual(
				rows.map((row) => [row.number, row.name, row.applied_at]),
				[...migrations.map((each) => [each.number, each.name, 1]), [second.number, "second", 3]],
			);
			const stated = await db.selectFrom("meta").select("value").where("key", "=", "schema-version").executeTakeFirst();
			assert.equal(Number(stated?.value), migrations.length + 1);
		});
	});

	register(`documents of before release dates were kept stay, and are ordered by version (${name})`, async (context) => {
		const place = await makePlace(context);
		await connected(place, async (db) => {
			assert.ok((await migrate(db, name, 1, migrations.slice(0, 3))).ok);
			for (const [revision, version] of [
				[1, "2"],
				[2, "1"],
			] as const) {
				await db
					.insertInto("content")
					.values({ sha256: `hash-${revision}`, bytes: new Uint8Array([revision]) })
					.execute();
				const row = {
					id: `id-${revision}`,
					origin: "o",
					tracking_id: "t",
					revision,
					version,
					place: "p",
					sha256: `hash-${revision}`,
					size: 1,
					received_at: 5,
				};
				await db
					.insertInto("document_revision")
					.values(row as typeof row & { readonly released_at: null })
					.execute();
			}
		});
		const store = await open(place);
		const current = await store.documents.document({ origin: "o", trackingId: "t" });
		assert.deepEqual([current?.version, current?.releasedAt, current?.bytes], ["2", undefined, new Uint8Array([1])]);
		await store.close();
	});

	register(`data of a newer version is refused and left alone (${name})`, async (context) => {
		const place = await makePlace(context);
		await (await open(place)).close();
		await runSql(place, "insert into migration (number, name, checksum, applied_at) values (99, 'later', 'x', 1)");
		const opened = await openStore(place);
		assert.ok(!opened.ok);
		assert.equal(opened.error.code, "store/newer");
		assert.ok(opened.error.message.includes(`schema 99; this one knows ${migrations.length}`), opened.error.message);
		await runSql(place, "delete from migration where number = 99");
		await (await open(place)).close();
	});

	register(`a step that is not ours is refused (${name})`, async (context) => {
		const place = await makePlace(context);
		await (await open(place)).close();
		await runSql(place, "update migration set checksum = 'x'");
		const opened = await openStore(place);
		assert.deepEqual(opened.ok ? "" : opened.error.code, "store/migration-changed");
	});

	register(`a step that fails leaves nothing behind (${name})`, async (context) => {
		const place = await makePlace(context);
		await (await open(place)).close();
		const broken: Migration = {
			number: 2,
			name: "broken",
			up: async (db) => {
				await db.schema.createTable("half_thing").addColumn("id", "text").execute();
				await db.schema.createTable("device").addColumn("id", "text").execute();
			},
		};
		await connected(place, async (db) => {
			const steps = [...migrations, broken];
			await assert.rejects(db.transaction().execute((transaction) => migrate(transaction, name, 1, steps)));
			await assert.rejects(
				db
					.selectFrom("half_thing" as "meta")
					.selectAll()
					.execute(),
			);
		});
		await (await open(place)).close();
	});
}

test("numbers are 1, 2, 3, … and names are told apart", () => {
	assert.deepEqual(
		migrations.map(({ number }) => number),
		migrations.map((_, index) => index + 1),
	);
	assert.equal(new Set(migrations.map(({ name }) => name)).size, migrations.length);
});

for (const dialect of ["sqlite", "postgres"] as const) {
	test(`the statements of every migration are as reviewed (${dialect})`, async () => {
		const parts = [];
		for (const migration of migrations) {
			const lines = (await statements(migration, dialect)).map((sql) => `${sql};\n`);
			parts.push(`-- ${migration.number} ${migration.name} ${await checksum(migration, dialect)}\n${lines.join("")}`);
		}
		assertGolden(`sql/${dialect}/migrations.sql`, parts.join("\n"));
	});
}
