/** The folder of a campaign in the data directory: what was frozen before the first message, and the ledger of what was sent. */
import { createReadStream, existsSync } from "node:fs";
import { mkdir, open, readdir, readFile, rename, stat, truncate } from "node:fs/promises";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { Problem } from "../../core/problem.ts";
import { err, ok, type Result } from "../../core/result.ts";
import type { LedgerRecord } from "../../warn/ledger/record.ts";
import { openLedgerDisk, syncFolder } from "../ledger/disk.ts";
import { createLedgerWriter, type LedgerWriter } from "../ledger/ledger-writer.ts";
import { type LedgerEnd, readLedger } from "../ledger/read-ledger.ts";

/** Files of a campaign. */
export const FILES = { facts: "campaign.json", audience: "audience.jsonl", ledger: "ledger" } as const;

/** Where campaigns are in a data directory. */
export function campaignsFolder(dataFolder: string): string {
	return join(dataFolder, "campaigns");
}

/** The folder of a campaign. */
export function campaignFolder(dataFolder: string, id: string): string {
	return join(campaignsFolder(dataFolder), id);
}

/** Whether a text may be a campaign's id; it becomes a path. */
export function isCampaignId(text: string): boolean {
	return /^[0-9a-z]{8,40}$/.test(text);
}

/** Ids of all campaigns, oldest first. */
export async function campaignIds(dataFolder: string): Promise<readonly string[]> {
	const folder = campaignsFolder(dataFolder);
	return existsSync(folder)
		? (await readdir(folder)).filter((name) => isCampaignId(name) && existsSync(join(folder, name, FILES.facts))).sort()
		: [];
}

/** What freezing asks of a file system; a test gives it one that loses what was not synced. */
export interface CampaignDisk {
	mkdir(path: string, options: { readonly recursive: true; readonly mode: number }): Promise<unknown>;
	open(
		path: string,
		flags: "w" | "r",
		mode?: number,
	): Promise<{ writeFile(part: string | Uint8Array): Promise<void>; sync(): Promise<void>; close(): Promise<void> }>;
	rename(from: string, to: string): Promise<void>;
}

const DISK: CampaignDisk = { mkdir, open, rename };

/** Writes a file that is whole on the disk or not there at all; its name is durable once its folder is synced. */
export async function writeWhole(
	path: string,
	parts: AsyncIterable<string> | Iterable<string | Uint8Array>,
	disk: CampaignDisk = DISK,
): Promise<void> {
	const file = await disk.open(`${path}.part`, "w", 0o600);
	try {
		for await (const part of parts) await file.writeFile(part);
		await file.sync();
	} finally {
		await file.close();
	}
	await disk.rename(`${path}.part`, path);
}

/** Makes the folder of a new campaign; its facts are written last and make it one. */
export async function freezeCampaign(
	dataFolder: string,
	id: string,
	audience: AsyncIterable<string> | Iterable<string>,
	facts: () => object | Promise<object>,
	disk: CampaignDisk = DISK,
): Promise<void> {
	const folder = campaignFolder(dataFolder, id);
	await disk.mkdir(folder, { recursive: true, mode: 0o700 });
	// The names of the folders too: where this is the first campaign, that of the folder of all is new as well.
	await syncFolder(dataFolder, disk);
	await syncFolder(campaignsFolder(dataFolder), disk);
	await writeWhole(join(folder, FILES.audience), audience, disk);
	// Before the facts have their name: a folder may keep a later name and lose an earlier one.
	await syncFolder(folder, disk);
	await writeWhole(join(folder, FILES.facts), [`${JSON.stringify(await facts(), undefined, "\t")}\n`], disk);
	await syncFolder(folder, disk);
}

/** The facts of a campaign as written; `warn/no-campaign`. */
export async function readFacts(dataFolder: string, id: string): Promise<Result<unknown, Problem>> {
	const path = join(campaignFolder(dataFolder, id), FILES.facts);
	if (!isCampaignId(id) || !existsSync(path))
		return err({
			code: "warn/no-campaign",
			message: `there is no campaign ${id.slice(0, 60)}`,
			at: dataFolder,
			todo: "seawall warn status lists them.",
		});
	return ok(JSON.parse(await readFile(path, "utf8")) as unknown);
}

/** Reads the ledger, also while it is written. */
export async function readCampaignLedger(
	dataFolder: string,
	id: string,
	said: (record: LedgerRecord, line: string) => void,
): Promise<Result<LedgerEnd, Problem>> {
	const path = join(campaignFolder(dataFolder, id), FILES.ledger);
	if (!existsSync(path)) return readLedger(nothing(), path, said);
	return readLedger(createReadStream(path, { highWaterMark: 256 * 1024 }), path, said);
}

async function* nothing(): AsyncGenerator<Uint8Array> {}

/** A ledger that this process alone writes. */
export interface HeldLedger extends LedgerWriter {
	/** Bytes of a torn end that were put aside. */
	readonly cut: number;
}

/**
 * Takes the ledger of a campaign to write. `said` gets what stands in it.
 *
 * @returns `warn/campaign-running`: another process sends it; or `warn/ledger-broken`.
 */
export async function holdLedger(
	dataFolder: string,
	id: string,
	said: (record: LedgerRecord, line: string) => void,
): Promise<Result<HeldLedger, Problem>> {
	const folder = campaignFolder(dataFolder, id);
	const unlock = lock(join(folder, "sending.lock"));
	if (unlock === undefined)
		return err({ code: "warn/campaign-running", message: "another process sends this campaign", at: id, todo: "Wait for it, or end it." });
	const path = join(folder, FILES.ledger);
	const end = await readCampaignLedger(dataFolder, id, said);
	if (!end.ok) {
		unlock();
		return end;
	}
	const { bytes, torn, head } = end.value;
	if (torn > 0) {
		const whole = await readTail(path, bytes);
		await writeWhole(`${path}.torn-${(await stat(path)).mtimeMs.toFixed(0)}`, [whole]);
		await truncate(path, bytes);
	}
	const writer = createLedgerWriter(await openLedgerDisk(path), head);
	return ok({
		note: writer.note,
		commit: writer.commit,
		flushed: writer.flushed,
		get head() {
			return writer.head;
		},
		cut: torn,
		async close() {
			try {
				await writer.close();
			} finally {
				unlock();
			}
		},
	});
}

async function readTail(path: string, from: number): Promise<string> {
	const parts: Buffer[] = [];
	for await (const part of createReadStream(path, { start: from })) parts.push(part as Buffer);
	return Buffer.concat(parts).toString("latin1");
}

/** The lock is the operating system's, through SQLite, so that it ends with its process whatever happens to it. */
function lock(path: string): (() => void) | undefined {
	const database = new DatabaseSync(path, { timeout: 0 });
	try {
		database.exec("begin exclusive");
	} catch {
		database.close();
		return undefined;
	}
	return () => database.close();
}
