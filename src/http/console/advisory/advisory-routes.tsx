/** Routes of the advisories, as they concern an organisation's devices. */
import type { DocumentQuery } from "../../../match/view/document-rows.ts";
import { organisationRoute, type Route } from "../../program/route.ts";
import { baseOf, organisationPage } from "../organisation-page.tsx";
import { Advisories, AdvisoryPage } from "./advisory-pages.tsx";

const PATH = "/console/organisations/:organisation/advisories";
/** Documents of a page. */
const PAGE = 25;

/** Routes of the advisories. */
export const ADVISORY_ROUTES: readonly Route[] = [
	organisationRoute("GET", PATH, "inventory:read", async (desk, visit, within) => {
		const say = visit.say;
		const query = readQuery(new URL(visit.c.req.url).searchParams);
		const list = await desk.documents.list({ ...query, limit: PAGE }, "staff");
		const reaches = await desk.fleets.reaches(
			within.organisation.id,
			list.items.map(({ id }) => id),
		);
		const items = list.items.map((row, place) => ({ row, reach: reaches[place] }));
		return organisationPage(visit, within, {
			say,
			title: say.t("place.advisories"),
			place: "/advisories",
			children: <Advisories say={say} query={query} list={{ ...list, items }} base={baseOf(within)} />,
		});
	}),
	organisationRoute("GET", `${PATH}/:advisory`, "inventory:read", async (desk, visit, within) => {
		const say = visit.say;
		const id = visit.c.req.param("advisory") ?? "";
		const [[detail], reach] = await Promise.all([
			desk.documents.find(id, undefined, "staff"),
			desk.fleets.advisory(within.organisation.id, id),
		]);
		if (detail === undefined) return desk.refuse(visit, 404);
		return organisationPage(visit, within, {
			say,
			title: detail.row.title,
			over: detail.row.id,
			place: "/advisories",
			above: [{ path: "/advisories", name: say.t("place.advisories") }],
			children: <AdvisoryPage say={say} detail={detail} reach={reach} base={baseOf(within)} />,
		});
	}),
];

function readQuery(params: URLSearchParams): DocumentQuery {
	const text = (name: string): string | undefined => {
		const value = params.get(name)?.trim().slice(0, 300);
		return value === "" ? undefined : value;
	};
	const sort = text("sort");
	return {
		search: text("search"),
		cve: text("cve"),
		vendor: text("vendor"),
		sort: sort === "released" || sort === "urgency" ? sort : undefined,
		after: params.get("after")?.slice(0, 1000) ?? undefined,
	};
}
