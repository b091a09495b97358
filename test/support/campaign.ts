/** A campaign to send in tests: an audience of made-up addresses, and messages that are composed as real ones are. */
import { join } from "node:path";
import { audienceHash } from "../../src/delivery/campaign/audience-file.ts";
import { campaignFolder, FILES, freezeCampaign, writeWhole } from "../../src/delivery/campaign/folder.ts";
import type { CampaignSending } from "../../src/delivery/campaign/send-campaign.ts";
import { composer } from "../../src/delivery/message/compose.ts";
import type { DkimKey } from "../../src/delivery/message/dkim.ts";
import { serverOf } from "../../src/delivery/server-address.ts";
import type { Campaign } from "../../src/warn/campaign.ts";
import { slot } from "../../src/warn/edition/slot.ts";
import type { Level } from "../../src/warn/level.ts";

/** Freezes one to these addresses. */
export async function madeCampaign(dataFolder: string, addresses: Iterable<string>, level: Level = "emergency"): Promise<Campaign> {
	const id = "campaign01";
	let recipients = 0;
	const lines = function* () {
		for (const to of addresses) {
			recipients += 1;
			yield `${JSON.stringify({ to, name: "Ada", language: "en", why: "subscriber" })}\n`;
		}
	};
	await freezeCampaign(dataFolder, id, lines(), () => ({}));
	const edition = { subject: "Update now", text: "", html: "" };
	const campaign: Campaign = {
		schema: "seawall/campaign/1",
		id,
		stream: "warnings",
		level,
		advisory: { id: "SW-2026-1", title: "A warning", version: "1", sha256: "1".repeat(64) },
		inventory: { devices: 0, imports: [] },
		from: { name: "Seawall", address: "warnings@example.org" },
		site: "https://seawall.example.org",
		createdAt: 0,
		expiresAt: Date.now() + 86_400_000,
		recipients,
		audienceSha256: await audienceHash(dataFolder, id),
		secret: "secret",
		editions: { en: edition, de: edition },
	};
	await writeWhole(join(campaignFolder(dataFolder, id), FILES.facts), [JSON.stringify(campaign)]);
	return campaign;
}

/** How it is sent. */
export function sendingOf(
	dataFolder: string,
	campaign: Campaign,
	address: string,
	changes: Partial<CampaignSending> & { readonly keys?: readonly DkimKey[] } = {},
): CampaignSending {
	const server = serverOf(address);
	if (server === undefined) throw new Error("no server");
	const compose = composer({
		from: campaign.from,
		list: { name: "Warnings", id: "warnings.example.org" },
		help: undefined,
		archive: undefined,
		parts: [
			{ type: "text/plain", text: `Hello ${slot("name")}\n\nUpdate now.\n` },
			{ type: "text/html", text: `<p>Hello ${slot("name")}</p><p>Update now.</p>` },
		],
		campaign: campaign.id,
		keys: changes.keys ?? [],
	});
	return {
		dataFolder,
		campaign,
		servers: [server],
		connections: 10,
		patience: { connectMs: 5000, replyMs: 5000 },
		giveUpMs: 5000,
		limits: { perSecond: undefined, perDomain: undefined },
		retryForMs: 0,
		compose: ({ to, name }, _, messageId) =>
			compose({
				to: { name, address: to },
				subject: campaign.editions.en.subject,
				values: [{ name }, { name }],
				messageId,
				unsubscribe: "https://seawall.example.org/unsubscribe/abc",
				at: Date.now(),
			}),
		isSuppressed: () => false,
		mustWait: () => false,
		onProgress: () => undefined,
		now: Date.now,
		...changes,
	};
}
