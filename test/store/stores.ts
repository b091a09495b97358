/** Every database that the store's tests run on, and fresh stores in them. */
import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { type TestContext, test } from "node:test";
import { Client } from "pg";
import type { Device } from "../../src/inventory/device.ts";
import type { ImportStart } from "../../src/inventory/ports.ts";
import { openStore, type Store, type StorePlace } from "../../src/store/open-store.ts";
import { bareDevice } from "../support/device.ts";
import { testNeeding } from "../support/needs.ts";

/** Address of a PostgreSQL server on which databases may be made and dropped. */
const postgres = process.env["SEAWALL_TEST_POSTGRES"];

/** A database to test on: registers a test, and makes an empty place for it. */
interface TestedStore {
	readonly name: "sqlite" | "postgres";
	readonly test: (name: string, body: (context: TestContext) => Promise<void>) => void;
	readonly place: (context: TestContext) => Promise<StorePlace>;
}

/** A folder that goes when the test ends. */
export function temporaryFolder(context: TestContext): string {
	const folder = mkdtempSync(join(tmpdir(), "seawall-store-"));
	context.after(() => rmSync(folder, { recursive: true, force: true }));
	return folder;
}

async function onServer(url: string, ...statements: readonly string[]): Promise<void> {
	const client = new Client({ connectionString: url });
	await client.connect();
	try {
		for (const statement of statements) await client.query(statement);
	} finally {
		await client.end();
	}
}

async function freshDatabase(context: TestContext): Promise<StorePlace> {
	const server = postgres ?? "";
	const name = `seawall_${randomBytes(6).toString("hex")}`;
	await onServer(server, `create database ${name}`);
	context.after(() => onServer(server, `drop database ${name} with (force)`));
	const url = new URL(server);
	url.pathname = `/${name}`;
	return { postgresUrl: url.href };
}

/** The databases. */
export const stores: readonly TestedStore[] = [
	{
		name: "sqlite",
		test: (name, body) => void test(name, body),
		place: async (context) => ({ dataFolder: join(temporaryFolder(context), "data") }),
	},
	{ name: "postgres", test: testNeeding("postgres", postgres) as TestedStore["test"], place: freshDatabase },
];

/** Registers one body for every database; the store is closed and removed afterwards. */
export function storeTest(name: string, body: (store: Store, place: StorePlace) => Promise<void>): void {
	for (const each of stores) {
		each.test(`${name} (${each.name})`, async (context) => {
			const place = await each.place(context);
			const store = await open(place);
			try {
				await body(store, place);
			} finally {
				await store.close();
			}
		});
	}
}

/** Opens a store that must open. */
export async function open(place: StorePlace): Promise<Store> {
	const opened = await openStore(place);
	assert.ok(opened.ok, opened.ok ? "" : JSON.stringify(opened.error));
	return opened.value;
}

/** Runs SQL on a place behind the store's back. */
export async function runSql(place: StorePlace, ...statements: readonly string[]): Promise<void> {
	if ("dataFolder" in place) {
		const database = new DatabaseSync(join(place.dataFolder, "seawall.db"));
		try {
			for (const statement of statements) database.exec(statement);
		} finally {
			database.close();
		}
		return;
	}
	await onServer(place.postgresUrl, ...statements);
}

/** A device of `fleet.csv` that states nothing but its id, and what is given. */
export function device(fields: Partial<Device> & { readonly id: string }, line = 2): Device {
	return bareDevice({ place: { source: "fleet.csv", line }, ...fields });
}

/** An import of `fleet.csv` at a time. */
export function importAt(at: number, fields: Partial<ImportStart> = {}): ImportStart {
	return { organisation: "Harbour", source: "fleet.csv", method: "csv", confidence: 0.6, observedAt: at, who: "ada", at, ...fields };
}
