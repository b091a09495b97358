/** A public page about reports: with the reports, or nothing where there is no public site. */
import type { Reporting } from "../../../account/report/reporting.ts";
import type { Route } from "../../program/route.ts";
import { type SiteVisit, sendNothing, sendWritten, siteRoute } from "../answer.ts";
import { tagOf } from "../page-cache.ts";

/** Makes the route. */
export function reportRoute(path: string, handle: (visit: SiteVisit, reporting: Reporting) => Promise<Response>): Route {
	return siteRoute(path, async (visit) => (visit.reports === undefined ? sendNothing(visit) : handle(visit, visit.reports)));
}

/** Answers with a page that was made now. */
export function sendMade({ c }: SiteVisit, text: string): Response {
	return sendWritten(c, { text, tag: tagOf(text) }, "text/html; charset=UTF-8");
}
