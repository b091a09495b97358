/**
 * What we have published, as kept: `provider/` of the data directory with `state.json`, the bytes of every revision under their hash, keys,
 * and a journal of which each line holds the hash of the one before. Written by us alone; a file is replaced in one step.
 */
import { createHash, randomBytes } from "node:crypto";
import { appendFile, chmod, mkdir, open, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import process from "node:process";
import type { PublishTarget, Recipient, ShelvedEntry } from "../../advisory/provider/publish/ports.ts";
import type { ProviderSettings } from "../../advisory/provider/publish/publication.ts";
import type { Problem } from "../../core/problem.ts";
import { err, ok, type Result } from "../../core/result.ts";

/** A document on the shelf, with its signature. */
export interface ShelvedDocument extends ShelvedEntry {
	readonly signature: { readonly by: string; readonly at: string; readonly armoured: string } | undefined;
}

/** A key of ours, without its private part. */
export interface ShelvedKey {
	readonly fingerprint: string;
	readonly createdAt: number;
	readonly expiresAt: number;
	readonly publicKey: string;
}

/** All of it. */
export interface ShelfState {
	readonly settings: ProviderSettings | undefined;
	/** The first is the one that signs. */
	readonly keys: readonly ShelvedKey[];
	readonly documents: readonly ShelvedDocument[];
	readonly targets: readonly PublishTarget[];
	readonly recipients: readonly Recipient[];
}

/** Checks that are kept. */
const MOST_CHECKS = 200;

const EMPTY: ShelfState = { settings: undefined, keys: [], documents: [], targets: [], recipients: [] };

/** Lower-case hex. */
export function sha256Of(bytes: Uint8Array | string): string {
	return createHash("sha256").update(bytes).digest("hex");
}

/** An opened shelf; nobody else changes it until it is closed. */
export interface Shelf {
	readonly folder: string;
	state: ShelfState;
	save(state: ShelfState): Promise<void>;
	keepBytes(bytes: Uint8Array): Promise<string>;
	bytes(sha256: string): Promise<Uint8Array>;
	keepPrivateKey(fingerprint: string, armoured: string): Promise<void>;
	privateKey(fingerprint: string): Promise<string>;
	/** Keeps the result of a check, the newest as `latest.json` too. */
	keepCheck(check: { readonly checkedAt: string }): Promise<void>;
	/** Adds a line to the journal. */
	note(entry: Readonly<Record<string, unknown>>): Promise<void>;
	close(): Promise<void>;
}

/** Reads the state without holding it. */
export async function readShelf(dataFolder: string): Promise<ShelfState> {
	try {
		return { ...EMPTY, ...(JSON.parse(await readFile(join(dataFolder, "provider", "state.json"), "utf8")) as ShelfState) };
	} catch (error) {
		if (error instanceof Error && "code" in error && error.code === "ENOENT") return EMPTY;
		throw error;
	}
}

/** Opens it for changes. */
export async function openShelf(dataFolder: string): Promise<Result<Shelf, Problem>> {
	if (/^postgres(?:ql)?:/i.test(dataFolder))
		return err({
			code: "delivery/needs-folder",
			message: "what is published is kept in a folder, not on a database server",
			at: "--store",
			todo: "Name a data directory with --data.",
		});
	const folder = join(dataFolder, "provider");
	for (const one of ["blobs", "keys", "checks"]) await mkdir(join(folder, one), { recursive: true, mode: 0o700 });
	const lock = await takeLock(folder);
	if (!lock.ok) return lock;
	const shelf: Shelf = {
		folder,
		state: await readShelf(dataFolder),
		async save(state) {
			await replace(join(folder, "state.json"), `${JSON.stringify(state, undefined, 2)}\n`);
			shelf.state = state;
		},
		async keepBytes(bytes) {
			const hash = sha256Of(bytes);
			await replace(join(folder, "blobs", hash), bytes);
			return hash;
		},
		async bytes(hash) {
			const bytes = await readFile(join(folder, "blobs", hash));
			if (sha256Of(bytes) !== hash) throw new Error(`the bytes kept under ${hash} are not those that were published`);
			return bytes;
		},
		async keepPrivateKey(fingerprint, armoured) {
			const file = join(folder, "keys", `${fingerprint}.private.asc`);
			await writeFile(file, armoured, { mode: 0o600 });
			await chmod(file, 0o600);
		},
		privateKey: (fingerprint) => readFile(join(folder, "keys", `${fingerprint}.private.asc`), "utf8"),
		async keepCheck(check) {
			const text = `${JSON.stringify(check, undefined, 2)}\n`;
			await replace(join(folder, "checks", `${check.checkedAt.replaceAll(":", "-")}.json`), text);
			await replace(join(folder, "checks", "latest.json"), text);
			const kept = (await readdir(join(folder, "checks"))).filter((name) => name.startsWith("2")).sort();
			for (const name of kept.slice(0, -MOST_CHECKS)) await rm(join(folder, "checks", name), { force: true });
		},
		async note(entry) {
			const file = join(folder, "journal.jsonl");
			const before = await readFile(file, "utf8").catch(() => "");
			const last = before.trimEnd().split("\n").at(-1) ?? "";
			await appendFile(file, `${JSON.stringify({ ...entry, before: last === "" ? null : sha256Of(last) })}\n`);
		},
		close: lock.value,
	};
	return ok(shelf);
}

async function takeLock(folder: string): Promise<Result<() => Promise<void>, Problem>> {
	const file = join(folder, "lock");
	for (let attempt = 0; attempt < 2; attempt++) {
		try {
			const handle = await open(file, "wx");
			await handle.writeFile(String(process.pid));
			await handle.close();
			return ok(() => rm(file, { force: true }));
		} catch {
			const owner = Number(await readFile(file, "utf8").catch(() => "0"));
			if (owner > 0 && isAlive(owner)) break;
			await rm(file, { force: true });
		}
	}
	return err({
		code: "delivery/busy",
		message: "another process publishes from this data directory",
		at: file,
		todo: "Wait until it has ended, and try again.",
	});
}

function isAlive(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return error instanceof Error && "code" in error && error.code === "EPERM";
	}
}

/** Writes beside and renames: a crash leaves the old file. */
async function replace(file: string, content: string | Uint8Array): Promise<void> {
	const fresh = `${file}.${randomBytes(4).toString("hex")}`;
	const handle = await open(fresh, "wx", 0o600);
	try {
		await handle.writeFile(content);
		await handle.datasync();
	} finally {
		await handle.close();
	}
	await rename(fresh, file);
}
