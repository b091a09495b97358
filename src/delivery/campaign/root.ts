/** The root over what a campaign sent, and the way from one line of the ledger to it. */
import { createHash } from "node:crypto";
import { growRoot, inclusionPath, leafHash } from "../../warn/ledger/merkle.ts";
import type { OutcomeRecord } from "../../warn/ledger/record.ts";
import { readCampaignLedger } from "./folder.ts";

/** SHA-256 of bytes. */
export function sha256(bytes: Uint8Array): Uint8Array {
	return createHash("sha256").update(bytes).digest();
}

/** The text of a line without its chain: that is what a leaf is made of. */
function leafText(line: string): string {
	return line.slice(0, -65);
}

/** The root over the campaign's first line and every message sent, in the order of the ledger; lower-case hex. */
export async function campaignRoot(dataFolder: string, id: string): Promise<string> {
	const growing = growRoot(sha256);
	await readCampaignLedger(dataFolder, id, (record, line) => {
		if (record.kind === "campaign" || (record.kind === "outcome" && record.outcome === "sent"))
			growing.add(leafHash(leafText(line), sha256));
	});
	return Buffer.from(growing.root() ?? []).toString("hex");
}

/** Two lines of a ledger, and how each leads to the root. */
export interface LedgerProof {
	readonly campaign: { readonly line: string; readonly path: readonly string[] };
	readonly outcome: { readonly line: string; readonly index: number; readonly path: readonly string[] };
	readonly size: number;
	readonly root: string;
}

/** The proof of a recipient's newest `sent`; `undefined`: nothing was sent to them. */
export async function proveSent(dataFolder: string, id: string, recipient: number): Promise<LedgerProof | undefined> {
	const leaves: Uint8Array[] = [];
	let first = "";
	let found: { readonly line: string; readonly index: number; readonly record: OutcomeRecord } | undefined;
	await readCampaignLedger(dataFolder, id, (record, line) => {
		const isSent = record.kind === "outcome" && record.outcome === "sent";
		if (record.kind === "campaign") first = leafText(line);
		else if (!isSent) return;
		if (isSent && record.recipient === recipient) found = { line: leafText(line), index: leaves.length, record };
		leaves.push(leafHash(leafText(line), sha256));
	});
	if (found === undefined) return undefined;
	const { line, index } = found;
	const hex = (path: readonly Uint8Array[]) => path.map((bytes) => Buffer.from(bytes).toString("hex"));
	const growing = growRoot(sha256);
	for (const leaf of leaves) growing.add(leaf);
	return {
		campaign: { line: first, path: hex(inclusionPath(leaves, 0, sha256)) },
		outcome: { line, index, path: hex(inclusionPath(leaves, index, sha256)) },
		size: leaves.length,
		root: Buffer.from(growing.root() ?? []).toString("hex"),
	};
}
