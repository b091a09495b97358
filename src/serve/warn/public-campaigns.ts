/** Finished campaigns of a data directory, for everybody: read from their ledgers, each once as long as it does not grow. */
import { stat } from "node:fs/promises";
import { join } from "node:path";
import { campaignFolder, campaignIds, FILES, readCampaignLedger } from "../../delivery/campaign/folder.ts";
import type { PublicCampaign } from "../../warn/public-campaign.ts";
import { openCampaign } from "./campaigns.ts";

/** Gives them, newest first. */
export type PublicCampaigns = () => Promise<readonly PublicCampaign[]>;

/** A look at the folder is this old at most. */
const LOOK_MS = 10_000;

/** Makes it. A ledger that is broken gives no campaign: nothing is said of what nobody can tell. */
export function publicCampaigns(dataFolder: string, now: () => number): PublicCampaigns {
	const held = new Map<string, { readonly size: number; readonly campaign: PublicCampaign | undefined }>();
	let [lookedAt, found] = [Number.NEGATIVE_INFINITY, [] as readonly PublicCampaign[]];
	let running: Promise<readonly PublicCampaign[]> | undefined;
	const look = async () => {
		const ids = await campaignIds(dataFolder);
		for (const id of ids) {
			const size = (await stat(join(campaignFolder(dataFolder, id), FILES.ledger)).catch(() => undefined))?.size ?? 0;
			if (held.get(id)?.size === size) continue;
			held.set(id, { size, campaign: size === 0 ? undefined : await read(dataFolder, id) });
		}
		return ids.flatMap((id) => held.get(id)?.campaign ?? []).toReversed();
	};
	return async () => {
		if (now() - lookedAt < LOOK_MS) return found;
		running ??= look().finally(() => {
			running = undefined;
		});
		found = await running;
		lookedAt = now();
		return found;
	};
}

async function read(dataFolder: string, id: string): Promise<PublicCampaign | undefined> {
	const opened = await openCampaign(dataFolder, id);
	if (!opened.ok) return undefined;
	let finished: { readonly sent: number; readonly root: string; readonly at: number } | undefined;
	const end = await readCampaignLedger(dataFolder, id, (record) => {
		if (record.kind === "finished") finished = record;
	});
	if (!end.ok || finished === undefined || finished.root === "") return undefined;
	const { kind = "warning", stream, level, advisory, createdAt, recipients } = opened.value;
	const { sent, root, at } = finished;
	return { id, kind, stream, level, subject: advisory.id, sha256: advisory.sha256, createdAt, finishedAt: at, recipients, sent, root };
}
