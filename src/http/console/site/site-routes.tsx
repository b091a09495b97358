/** Sites: a bar each, and where they are. */
import type { SiteRow } from "../../../match/view/answers.ts";
import { StandingBars } from "../../design/chart/standing-bars.tsx";
import { EmptyState } from "../../design/parts/notice.tsx";
import type { Say } from "../../design/say.ts";
import { organisationRoute, type Route } from "../../program/route.ts";
import { listAddress } from "../fleet/device-query.ts";
import { siteWords } from "../fleet/device-words.tsx";
import { baseOf, organisationPage } from "../organisation-page.tsx";

/** Routes of the sites. */
export const SITE_ROUTES: readonly Route[] = [
	organisationRoute("GET", "/console/organisations/:organisation/sites", "inventory:read", async (desk, visit, within) => {
		const say = visit.say;
		const { id } = within.organisation;
		const { items } = await desk.fleets.sites(id);
		return organisationPage(visit, within, {
			say,
			title: say.t("place.sites"),
			place: "/sites",
			children: <Sites say={say} sites={items} base={baseOf(within)} several={within.tree.within(id).length > 1} />,
		});
	}),
];

function Sites({
	say,
	sites,
	base,
	several,
}: {
	readonly say: Say;
	readonly sites: readonly SiteRow[];
	readonly base: string;
	readonly several: boolean;
}) {
	if (sites.length === 0) {
		return (
			<EmptyState title={say.t("overview.emptyTitle")}>
				<p>{say.t("overview.emptyWhy")}</p>
			</EmptyState>
		);
	}
	const bars = sites.map(({ site, owner, summary }) => ({
		name: several ? `${siteWords(say, site)}, ${owner.name}` : siteWords(say, site),
		of: summary,
		href: listAddress(`${base}/fleet`, { site: site ?? "", owner: several ? owner.id : undefined }),
	}));
	return <StandingBars say={say} id="site" title={say.t("overview.tally")} by={say.t("column.site")} bars={bars} most={60} />;
}
