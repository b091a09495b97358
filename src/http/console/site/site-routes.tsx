/** Sites: where they are, and a bar each. */
import type { Problem } from "../../../core/problem.ts";
import { readCoordinates, type SitePlace } from "../../../inventory/site-place.ts";
import type { SiteRow } from "../../../match/view/answers.ts";
import { SiteMap, type SiteSpot } from "../../design/chart/site-map.tsx";
import { StandingBars } from "../../design/chart/standing-bars.tsx";
import type { Standing } from "../../design/marks.tsx";
import { EmptyState, Notice } from "../../design/parts/notice.tsx";
import type { PlainKey, Say } from "../../design/say.ts";
import { type Desk, formOf, type Visit } from "../../program/desk.ts";
import { organisationRoute, type Route, type Within } from "../../program/route.ts";
import { listAddress } from "../fleet/device-query.ts";
import { siteWords } from "../fleet/device-words.tsx";
import { doneWords } from "../frame.tsx";
import { baseOf, may, organisationPage } from "../organisation-page.tsx";
import { PlaceForm, type PlaceFormProps, siteKey, siteOfKey } from "./place-form.tsx";

const BASE = "/console/organisations/:organisation/sites";

/** Routes of the sites. */
export const SITE_ROUTES: readonly Route[] = [
	organisationRoute("GET", BASE, "inventory:read", (desk, visit, within) => sitePage(desk, visit, within, undefined)),
	organisationRoute("POST", BASE, "inventory:change", async (desk, visit, within) => {
		const form = await formOf(visit.c);
		const typed = { site: form.get("site") ?? "", place: form.get("place") ?? "" };
		const { organisationId, site } = siteOfKey(typed.site);
		if (site === "") return sitePage(desk, visit, within, { ...typed, problem: NO_SITE });
		if (!within.tree.within(within.organisation.id).some(({ id }) => id === organisationId)) return desk.refuse(visit, 404);
		const place = typed.place.trim() === "" ? undefined : readCoordinates(typed.place);
		if (place !== undefined && !place.ok) return sitePage(desk, visit, within, { ...typed, problem: place.error });
		const change = { organisationId, site, place: place?.value, who: within.known.person.email, at: desk.gate.now() };
		if (!(await desk.places.setPlace(change))) return desk.refuse(visit, 404);
		return visit.c.redirect(`${baseOf(within)}/sites?done=${place === undefined ? "taken" : "placed"}`, 303);
	}),
];

const NO_SITE: Problem = {
	code: "inventory/no-such-site",
	message: "no site was chosen",
	at: "site",
	todo: "Choose one of the list; a site comes with the devices that stand there.",
};

const DONE: Readonly<Record<string, PlainKey>> = { placed: "map.done.placed", taken: "map.done.taken" };

async function sitePage(
	desk: Desk,
	visit: Visit,
	within: Within,
	refused: (NonNullable<PlaceFormProps["typed"]> & { readonly problem: Problem }) | undefined,
): Promise<Response> {
	const { say, formWord, c } = visit;
	const { id } = within.organisation;
	const organisations = within.tree.within(id).map((one) => one.id);
	const [{ items }, places] = await Promise.all([desk.fleets.sites(id), desk.places.places(organisations)]);
	const base = baseOf(within);
	const shown = { say, sites: items, places, several: organisations.length > 1 };
	const children = (
		<>
			<Notice say={say} problem={refused?.problem} done={doneWords(say, DONE, c)} />
			<SitesOnMap {...shown} />
			<Sites {...shown} base={base} />
			{may(within, "inventory:change") && <PlaceForm {...shown} path={`${base}/sites`} formWord={formWord} typed={refused} />}
		</>
	);
	return organisationPage(
		visit,
		within,
		{ say, title: say.t("place.sites"), place: "/sites", children },
		refused === undefined ? 200 : 422,
	);
}

interface SitesProps {
	readonly say: Say;
	readonly sites: readonly SiteRow[];
	readonly places: readonly SitePlace[];
	/** Of several organisations: each is named with its own. */
	readonly several: boolean;
}

const nameOf = ({ say, several }: SitesProps, { site, owner }: SiteRow) =>
	several ? `${siteWords(say, site)}, ${owner.name}` : siteWords(say, site);

/** A site of which nothing is known is no calm one. */
const WORST_FIRST: readonly Standing[] = ["known_affected", "under_investigation", "no_statement", "fixed", "known_not_affected"];

/** The sites that have a place; without any there is no map. */
function SitesOnMap(props: SitesProps) {
	const { say, sites, places } = props;
	const held = new Map(places.map((place) => [siteKey(place.organisationId, place.site), place]));
	const spots = sites.flatMap((row): SiteSpot[] => {
		const place = row.site === undefined ? undefined : held.get(siteKey(row.owner.id, row.site));
		const worst = WORST_FIRST.find((standing) => row.summary[standing] > 0);
		if (place === undefined || worst === undefined) return [];
		return [{ name: nameOf(props, row), latitude: place.latitude, longitude: place.longitude, devices: row.devices, worst }];
	});
	if (spots.length === 0) return null;
	return (
		<SiteMap
			say={say}
			title={say.t("map.title")}
			heads={[say.t("column.site"), say.t("column.devices"), say.t("map.worst")]}
			spots={spots}
		/>
	);
}

function Sites({ base, ...props }: SitesProps & { readonly base: string }) {
	const { say, sites, several } = props;
	if (sites.length === 0) {
		return (
			<EmptyState title={say.t("overview.emptyTitle")}>
				<p>{say.t("overview.emptyWhy")}</p>
			</EmptyState>
		);
	}
	const bars = sites.map((row) => ({
		name: nameOf(props, row),
		of: row.summary,
		href: listAddress(`${base}/fleet`, { site: row.site ?? "", owner: several ? row.owner.id : undefined }),
	}));
	return <StandingBars say={say} id="site" title={say.t("overview.tally")} by={say.t("column.site")} bars={bars} most={60} />;
}
