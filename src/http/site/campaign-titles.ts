/** What campaigns were about, as far as everybody may read it. */
import type { PublicCampaign } from "../../warn/public-campaign.ts";
import type { SiteVisit } from "./answer.ts";
import type { CampaignTitles } from "./feeds/feed.ts";

const MOST = 1000;

/** Titles by the hash of a public document, and by the number of a newsletter. Another version of a document that is public now gives none. */
export async function campaignTitles(
	{ snapshot, site, say }: Pick<SiteVisit, "snapshot" | "site" | "say">,
	campaigns: readonly PublicCampaign[],
): Promise<CampaignTitles> {
	const titles = new Map(snapshot.entries.map(({ sha256, title, trackingId }) => [sha256, `${title} (${trackingId})`]));
	if (campaigns.some(({ kind }) => kind === "newsletter"))
		for (const { id, subjects } of (await site.source.newsletters?.list(MOST)) ?? []) titles.set(id, subjects[say.language]);
	return titles;
}
