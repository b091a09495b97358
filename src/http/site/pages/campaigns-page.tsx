/** What was sent, for everybody: each campaign with the root over its record, and how a recipient holds a proof against it. */
import type { PublicCampaign } from "../../../warn/public-campaign.ts";
import { Text } from "../../design/shown.tsx";
import { type CampaignTitles, campaignTitle } from "../feeds/feed.ts";
import { type Around, sitePage } from "../frame.tsx";
import { FeedLinks } from "./feed-links.tsx";

const MOST = 200;

/** `/campaigns` */
export function campaignsPage({
	say,
	address,
	path,
	operator,
	campaigns,
	titles,
}: Around & { readonly campaigns: readonly PublicCampaign[]; readonly titles: CampaignTitles }): string {
	const title = say.t("site.campaigns.title");
	const shownOnes = campaigns.slice(0, MOST);
	return sitePage({
		say,
		address,
		path,
		operator,
		title,
		description: say.t("site.campaigns.lead"),
		feeds: [{ path: "/feeds/campaigns", title }],
		children: (
			<>
				<h1>{title}</h1>
				<p class="lead">{say.t("site.campaigns.lead")}</p>
				<p>{say.t("site.campaigns.how")}</p>
				<pre>seawall warn verify proof.json --feed campaigns.json</pre>
				<FeedLinks say={say} path="/feeds/campaigns" name={title} />
				{campaigns.length === 0 && <p>{say.t("site.campaigns.none")}</p>}
				<ol class="timeline">
					{shownOnes.map((campaign) => (
						<li id={campaign.id}>
							<time datetime={new Date(campaign.finishedAt).toISOString()}>{say.date(campaign.finishedAt)}</time>
							<p class="strong">
								<Text of={campaignTitle(say, campaign, titles)} most={250} />
							</p>
							<p class="soft">{say.t("site.campaigns.counts", { sent: campaign.sent, n: campaign.recipients })}</p>
							<p class="hash">
								<code>{campaign.root}</code>
							</p>
						</li>
					))}
				</ol>
				{campaigns.length > MOST && <p class="more">{say.t("site.moreLeft", { n: campaigns.length - MOST })}</p>}
			</>
		),
	});
}
