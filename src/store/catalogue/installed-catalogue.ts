/** Takes editions of the catalogue into a data directory and goes back: a step is whole when `state.json` is replaced, and nothing before. */
import { createHash, randomBytes } from "node:crypto";
import { mkdir, open, readdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import {
	type CatalogueState,
	type CatalogueStep,
	editionInForce,
	type InstalledCatalogues,
	type InstalledEdition,
} from "../../catalog/bundle/installed.ts";
import type { Problem } from "../../core/problem.ts";
import { err, ok, type Result } from "../../core/result.ts";
import { shippedHead } from "../disk/catalogue-folder.ts";
import { replaceFile, writeDurably } from "../disk/replace-file.ts";
import { storePlace } from "../open-store.ts";
import { takeLock } from "../sqlite/owner-lock.ts";
import { catalogueHome, readCatalogueState } from "./catalogue-state.ts";

/** Earlier editions that are kept to go back to. */
const MOST_EARLIER = 5;
const MOST_STEPS = 1000;

/** Opens them. Problems: `store/catalogue-needs-folder`, `store/locked`, `store/catalogue-damaged`. */
export async function openInstalledCatalogues(dataFolder: string): Promise<Result<InstalledCatalogues, Problem>> {
	if (!("dataFolder" in storePlace(dataFolder)))
		return err({
			code: "store/catalogue-needs-folder",
			message: "a catalogue is taken into a folder, not on a database server",
			at: "--store",
			todo: "Name a data directory with --data.",
		});
	const home = catalogueHome(dataFolder);
	await mkdir(home, { recursive: true, mode: 0o700 });
	const lock = takeLock(home);
	if (!lock.ok) return lock;
	const read = readCatalogueState(dataFolder);
	if (!read.ok) {
		lock.value.release();
		return read;
	}
	let state = read.value;
	const save = async (next: CatalogueState, step: CatalogueStep): Promise<void> => {
		const kept = { schema: "seawall/installed-catalogue/1", ...next, steps: [...next.steps, step].slice(-MOST_STEPS) };
		await replaceFile(join(home, "state.json"), `${JSON.stringify(kept, undefined, 1)}\n`);
		state = kept;
	};
	return ok({
		state: () => state,
		async put(bundle, taken, now) {
			const shipped = shippedHead();
			const at = new Date(now).toISOString();
			const folder = `${bundle.version}-${taken.sha256.slice(0, 16)}`;
			await writeEdition(home, folder, bundle.files);
			const documents = [...bundle.documents.values()].map((bytes) => createHash("sha256").update(bytes).digest("hex"));
			const { version, date } = bundle;
			const edition: InstalledEdition = { folder, version, date, ...taken, installedAt: at, shippedThen: shipped, documents };
			// What is behind an edition that was passed over because a newer one ships is out of force for good.
			const before = editionInForce(state, shipped) === undefined ? [] : state.editions.filter((one) => one.folder !== folder);
			const withdrawn = state.withdrawn.filter((hash) => !documents.includes(hash));
			const editions = [...before.slice(-MOST_EARLIER), edition];
			await save({ ...state, editions, withdrawn }, stepOf("update", at, version, state, taken.from));
			await sweep(home, editions);
			return edition;
		},
		async rollback(now) {
			const current = editionInForce(state, shippedHead());
			if (current === undefined) return undefined;
			const editions = state.editions.slice(0, -1);
			const kept = new Set(editions.at(-1)?.documents ?? []);
			const withdrawn = [...new Set([...state.withdrawn, ...current.documents.filter((hash) => !kept.has(hash))])];
			const at = new Date(now).toISOString();
			await save({ ...state, editions, withdrawn }, stepOf("rollback", at, editions.at(-1)?.version ?? "shipped", state, ""));
			return current;
		},
		async trust(keys, from, now) {
			const fresh = keys.filter(({ fingerprint }) => !state.keys.some((one) => one.fingerprint === fingerprint));
			if (fresh.length === 0) return;
			const trustedAt = new Date(now).toISOString();
			const added = fresh.map(({ fingerprint, armoured }) => ({ fingerprint, armoured, trustedAt, from }));
			const what = fresh.map(({ fingerprint }) => fingerprint).join(", ");
			await save({ ...state, keys: [...state.keys, ...added] }, stepOf("trust", trustedAt, what, state, from));
		},
		close: () => lock.value.release(),
	});
}

function stepOf(did: CatalogueStep["did"], at: string, what: string, { editions }: CatalogueState, from: string): CatalogueStep {
	return { at, did, what, before: editions.at(-1)?.version ?? "shipped", from };
}

/** Writes the files of an edition; its folder gets its name when all of them are on the disk. */
async function writeEdition(home: string, folder: string, files: ReadonlyMap<string, string>): Promise<void> {
	const fresh = join(home, `new-${randomBytes(6).toString("hex")}`);
	await mkdir(join(fresh, "advisories"), { recursive: true, mode: 0o700 });
	for (const [name, text] of files) await writeDurably(join(fresh, ...name.split("/")), text);
	await rm(join(home, folder), { recursive: true, force: true });
	await rename(fresh, join(home, folder));
	await flush(home);
}

/** Makes a rename last; Windows has no such thing for folders. */
async function flush(folder: string): Promise<void> {
	if (process.platform === "win32") return;
	const handle = await open(folder, "r");
	try {
		await handle.sync();
	} finally {
		await handle.close();
	}
}

/** Removes editions that nobody can go back to, and what was never finished. */
async function sweep(home: string, editions: readonly InstalledEdition[]): Promise<void> {
	const kept = new Set(editions.map(({ folder }) => folder));
	for (const entry of await readdir(home, { withFileTypes: true }))
		if (entry.isDirectory() && entry.name !== "keys" && !kept.has(entry.name))
			await rm(join(home, entry.name), { recursive: true, force: true });
}
