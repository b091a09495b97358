/** Pages about the publication: they are of the house, whoever runs the public site; elsewhere they say so. */
import type { Problem } from "../../../core/problem.ts";
import { Notice } from "../../design/parts/notice.tsx";
import type { PlainKey } from "../../design/say.ts";
import type { Desk, Visit } from "../../program/desk.ts";
import { organisationRoute, type Route, type Within } from "../../program/route.ts";
import { houseOf } from "../../site/readers/house.ts";
import { baseOf, organisationPage } from "../organisation-page.tsx";

/** What came of a form: where nothing is wrong, the page is shown anew. */
export type Done = Problem | undefined;

/** A page with its form. */
export interface HousePage {
	/** Below the organisation: `/comments`. */
	readonly path: `/${string}`;
	readonly title: PlainKey;
	/** What stands on it; `fields`: what was typed and not taken. */
	content(desk: Desk, visit: Visit, base: string, fields: URLSearchParams | undefined): Promise<unknown>;
	/** Does what a form asks for. */
	act(desk: Desk, fields: URLSearchParams, within: Within): Promise<Done>;
}

/** Its routes. */
export function houseRoutes(page: HousePage, formOf: (visit: Visit) => Promise<URLSearchParams>): readonly Route[] {
	const path = `/console/organisations/:organisation${page.path}`;
	const show = async (desk: Desk, visit: Visit, within: Within, problem?: Problem, fields?: URLSearchParams): Promise<Response> => {
		const { say } = visit;
		const house = houseOf(await desk.gate.people.organisations());
		const base = `${baseOf(within)}${page.path}`;
		const isHouse = house?.id === within.organisation.id;
		const children = isHouse ? (
			<>
				<Notice say={say} problem={problem} done={visit.c.req.query("done") === "yes" ? say.t("readers.done") : undefined} />
				{await page.content(desk, visit, base, fields)}
			</>
		) : (
			<p class="notice">{say.t("readers.elsewhere")}</p>
		);
		const title = say.t(page.title);
		return organisationPage(visit, within, { say, title, place: page.path, children }, problem === undefined ? 200 : 422);
	};
	return [
		organisationRoute("GET", path, "report:edit", (desk, visit, within) => show(desk, visit, within)),
		organisationRoute("POST", path, "report:edit", async (desk, visit, within) => {
			const house = houseOf(await desk.gate.people.organisations());
			if (house?.id !== within.organisation.id) return show(desk, visit, within);
			const fields = await formOf(visit);
			const problem = await page.act(desk, fields, within);
			if (problem !== undefined) return show(desk, visit, within, problem, fields);
			return visit.c.redirect(`${baseOf(within)}${page.path}?done=yes`, 303);
		}),
	];
}
