/** What only the embedded database has to keep: one owner, private files, damage named, and nothing acknowledged lost. */
import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { verifyAudit } from "../../src/store/audit/audit-store.ts";
import { openStore } from "../../src/store/open-store.ts";
import { StoreError } from "../../src/store/store-error.ts";
import { device, importAt, open, temporaryFolder } from "./stores.ts";

const isPosix = process.platform !== "win32";

/** Starts test/store/writing-child.ts on a folder. */
function startChild(folder: string, work: "hold" | "write"): ChildProcess {
	return spawn(process.execPath, [join(import.meta.dirname, "writing-child.ts"), folder, work], { stdio: ["ignore", "pipe", "inherit"] });
}

/** The lines that a child has printed whole. */
function linesOf(child: ChildProcess): string[] {
	const lines: string[] = [];
	if (child.stdout !== null) createInterface(child.stdout).on("line", (line) => lines.push(line));
	return lines;
}

async function until(isSo: () => boolean): Promise<void> {
	for (let tries = 0; tries < 2000 && !isSo(); tries += 1) await pause(10);
	assert.ok(isSo(), "waited 20 s");
}

test("a second owner is refused, whoever it is, and told who has it", async (context) => {
	const folder = join(temporaryFolder(context), "data");
	const store = await open({ dataFolder: folder });
	const here = await openStore({ dataFolder: folder });
	assert.ok(!here.ok);
	assert.deepEqual([here.error.code, here.error.message], ["store/locked", "the data directory is in use by this process itself"]);
	await store.close();

	const child = startChild(folder, "hold");
	const lines = linesOf(child);
	await until(() => lines.includes("ready"));
	const there = await openStore({ dataFolder: folder });
	child.kill("SIGKILL");
	await once(child, "close");
	assert.ok(!there.ok);
	assert.deepEqual([there.error.code, there.error.at], ["store/locked", folder]);
	assert.match(there.error.message, new RegExp(`process ${child.pid}$`));
	assert.match(there.error.todo, new RegExp(`End process ${child.pid}, or name another directory with --data`));

	const after = await open({ dataFolder: folder });
	assert.match(after.notes.join(), new RegExp(`process ${child.pid} .* taken over`));
	await after.close();
	const again = await open({ dataFolder: folder });
	assert.deepEqual(again.notes, []);
	await again.close();
});

test("folder and files are for their owner alone", { skip: !isPosix }, async (context) => {
	const folder = join(temporaryFolder(context), "data");
	mkdirSync(folder, { mode: 0o755 });
	chmodSync(folder, 0o755);
	const store = await open({ dataFolder: folder });
	await store.meta.set({ key: "a", value: "b", who: "ada", at: 1 });
	assert.equal(statSync(folder).mode & 0o777, 0o700);
	const modes = readdirSync(folder).map((name) => [name, (statSync(join(folder, name)).mode & 0o777).toString(8)]);
	await store.close();
	assert.deepEqual(
		modes.filter(([, mode]) => mode !== "600"),
		[],
	);
	assert.ok(modes.length >= 4);
	assert.deepEqual(readdirSync(folder).sort(), ["owner.lock", "seawall.db"]);
});

test("nothing acknowledged is lost, and nothing half there, when the process is killed", async (context) => {
	const folder = join(temporaryFolder(context), "data");
	let acknowledged = 0;
	for (const delay of [0, 37, 90, 160, 255]) {
		const child = startChild(folder, "write");
		const lines = linesOf(child);
		await until(() => lines.length > 3);
		await pause(delay);
		child.kill("SIGKILL");
		await once(child, "close");

		const store = await open({ dataFolder: folder });
		const found = new Map<string, number>();
		for await (const page of store.inventory.everyDevice({ of: "every" })) {
			for (const { device } of page) found.set(device.name ?? "", (found.get(device.name ?? "") ?? 0) + 1);
		}
		const promised = lines.filter((line) => line !== "ready");
		assert.deepEqual(
			promised.filter((batch) => found.get(batch) !== 50),
			[],
			"every acknowledged batch is there, whole",
		);
		assert.deepEqual(
			[...found].filter(([, rows]) => rows !== 50),
			[],
			"no batch is half there",
		);
		assert.ok((await verifyAudit(store.audit)).ok, "the audit chain holds");
		await store.close();
		acknowledged += promised.length;
	}
	assert.ok(acknowledged >= 15, `${acknowledged} batches`);
});

// what stands in the place of the database, and the code that names it
for (const [what, spoil, code] of [
	["text", (file: string) => writeFileSync(file, "a,b\n".repeat(5000)), "store/damaged"],
	["a few bytes", (file: string) => writeFileSync(file, "SQLite"), "store/damaged"],
	["a database cut off", (file: string) => truncateSync(file, 9000), "store/damaged"],
	[
		"a database with junk in its first pages",
		(file: string) => {
			const bytes = readFileSync(file);
			bytes.fill(0xa5, 100, 12_000);
			writeFileSync(file, bytes);
		},
		"store/damaged",
	],
] as const) {
	test(`${what} instead of a database is named, kept, and no crash`, async (context) => {
		const folder = join(temporaryFolder(context), "data");
		await (await open({ dataFolder: folder })).close();
		const file = join(folder, "seawall.db");
		spoil(file);
		const before = readFileSync(file);
		const opened = await openStore({ dataFolder: folder });
		assert.ok(!opened.ok);
		assert.deepEqual([opened.error.code, opened.error.at], [code, file]);
		assert.deepEqual(readFileSync(file), before);
		const again = await openStore({ dataFolder: folder });
		assert.deepEqual(again.ok ? "" : again.error.code, code, "the lock was let go");
	});
}

test("damage deep in the file is named where it is met", async (context) => {
	const folder = join(temporaryFolder(context), "data");
	const store = await open({ dataFolder: folder });
	const devices = Array.from({ length: 2000 }, (_, n) => device({ id: `cam-${n}` }, n + 2));
	await store.inventory.recordImport(importAt(1), [{ devices, rejected: [] }], () => ({ sha256: "", bytes: 0, at: 1 }));
	await store.close();
	const file = join(folder, "seawall.db");
	const bytes = readFileSync(file);
	bytes.fill(0xa5, Math.floor(bytes.length / 3));
	writeFileSync(file, bytes);
	const again = await openStore({ dataFolder: folder });
	if (!again.ok) return assert.equal(again.error.code, "store/damaged");
	const read = async () => {
		for await (const page of again.value.inventory.everyDevice({ of: "every" })) assert.ok(page.length > 0);
	};
	await assert.rejects(read(), (error) => error instanceof StoreError && error.problem.code === "store/damaged");
	await again.value.close();
});

test("a data directory that cannot be one is named", async (context) => {
	const folder = temporaryFolder(context);
	const file = join(folder, "file");
	writeFileSync(file, "");
	for (const place of [file, join(file, "below"), join(folder, "x".repeat(300))]) {
		const opened = await openStore({ dataFolder: place });
		assert.equal(opened.ok ? "" : opened.error.code, "store/no-access", place.slice(-10));
	}
	assert.ok(existsSync(file));
});

test("one write that fails leaves the others of its commit alone", async (context) => {
	const store = await open({ dataFolder: join(temporaryFolder(context), "data") });
	const set = (key: string) => store.meta.set({ key, value: "x", who: "ada", at: 1 });
	const none = "none" as Awaited<ReturnType<typeof store.inventory.beginImport>>;
	const outcomes = await Promise.allSettled([
		set("a"),
		store.inventory.addRows(none, { devices: [], rejected: [] }),
		set("b"),
		// A value that cannot cross to the writer is the caller's defect, and only its own.
		store.meta.set({ key: "c", value: (() => {}) as unknown as string, who: "ada", at: 1 }),
		set("d"),
	]);
	assert.deepEqual(
		outcomes.map(({ status }) => status),
		["fulfilled", "rejected", "fulfilled", "rejected", "fulfilled"],
	);
	assert.deepEqual(await Promise.all(["a", "b", "d"].map((key) => store.meta.get(key))), ["x", "x", "x"]);
	assert.ok((await verifyAudit(store.audit)).ok);
	await store.close();
});
