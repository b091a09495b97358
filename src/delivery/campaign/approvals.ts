/** Approvals before anything is sent: a file beside the campaigns that only grows. */
import { existsSync } from "node:fs";
import { appendFile, mkdir, open, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Approval } from "../../warn/campaign.ts";
import { syncFolder } from "../ledger/disk.ts";
import { campaignsFolder } from "./folder.ts";

/** What is approved: a version of a document, by its hash, at a level. */
export interface Approved {
	readonly advisory: string;
	readonly sha256: string;
	readonly level: string;
}

const NAME = "approvals.jsonl";

/** Keeps one; it is on the disk when this settles. */
export async function keepApproval(dataFolder: string, approval: Approved & Approval): Promise<void> {
	const folder = campaignsFolder(dataFolder);
	await mkdir(folder, { recursive: true, mode: 0o700 });
	const path = join(folder, NAME);
	await appendFile(path, `${JSON.stringify(approval)}\n`, { mode: 0o600 });
	const file = await open(path, "r");
	try {
		await file.sync();
	} finally {
		await file.close();
	}
	await syncFolder(folder);
}

/** Those of a version at a level, each person once, oldest first. Lines that a power cut tore are passed over. */
export async function approvalsOf(dataFolder: string, { sha256, level }: Omit<Approved, "advisory">): Promise<readonly Approval[]> {
	const path = join(campaignsFolder(dataFolder), NAME);
	if (!existsSync(path)) return [];
	const found = new Map<string, Approval>();
	for (const line of (await readFile(path, "utf8")).split("\n")) {
		const read = readApproval(line);
		if (read?.sha256 === sha256 && read.level === level && !found.has(read.by)) found.set(read.by, { by: read.by, at: read.at });
	}
	return [...found.values()];
}

function readApproval(line: string): (Approved & Approval) | undefined {
	try {
		const value = JSON.parse(line) as Partial<Approved & Approval> | null;
		return typeof value?.by === "string" && typeof value.at === "number" ? (value as Approved & Approval) : undefined;
	} catch {
		return undefined;
	}
}
