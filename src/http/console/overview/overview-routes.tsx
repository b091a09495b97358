/** The first page of an organisation. */
import { organisationRoute, type Route } from "../../program/route.ts";
import { baseOf, may, organisationPage } from "../organisation-page.tsx";
import { Overview, overviewTitle } from "./overview-page.tsx";

/** Routes of the first page. */
export const OVERVIEW_ROUTES: readonly Route[] = [
	organisationRoute("GET", "/console/organisations/:organisation", "inventory:read", async (desk, visit, within) => {
		const say = visit.say;
		const overview = await desk.fleets.overview(within.organisation.id);
		const base = baseOf(within);
		const mayChange = may(within, "inventory:change");
		return organisationPage(visit, within, {
			say,
			title: say.t("place.overview"),
			heading: overviewTitle(say, overview),
			over: say.t("place.overview"),
			place: "",
			children: <Overview say={say} overview={overview} base={base} mayChange={mayChange} now={desk.gate.now()} />,
		});
	}),
];
