/** The public archive of newsletters: pages, and the mails as they went out, for whoever wants to score them anew. */
import type { Route } from "../program/route.ts";
import { type SiteVisit, sendNothing, sendWritten, siteRoute } from "./answer.ts";
import { tagOf } from "./page-cache.ts";
import { newsletterPage, newslettersPage } from "./pages/newsletter-pages.tsx";

const MOST = 500;

function around({ say, address, path, operator }: SiteVisit) {
	return { say, address, path, operator };
}

async function send(visit: SiteVisit, text: string, type: string): Promise<Response> {
	return sendWritten(visit.c, { text, tag: tagOf(text) }, type);
}

/** Their routes. */
export const NEWSLETTER_ROUTES: readonly Route[] = [
	siteRoute("/newsletters", async (visit) => {
		const heads = (await visit.site.source.newsletters?.list(MOST)) ?? [];
		return send(visit, newslettersPage({ ...around(visit), heads }), "text/html; charset=UTF-8");
	}),
	siteRoute("/newsletters/:id", async (visit) => {
		const found = await visit.site.source.newsletters?.find((visit.c.req.param("id") ?? "").slice(0, 60));
		if (found === undefined) return sendNothing(visit);
		return send(visit, newsletterPage({ ...around(visit), ...found }), "text/html; charset=UTF-8");
	}),
	siteRoute("/newsletters/:id/:file", async (visit) => {
		const language = /^mail\.(en|de)\.eml$/.exec(visit.c.req.param("file") ?? "")?.[1];
		const found = await visit.site.source.newsletters?.find((visit.c.req.param("id") ?? "").slice(0, 60));
		if (found === undefined || (language !== "en" && language !== "de")) return sendNothing(visit);
		visit.c.header("content-disposition", "attachment");
		return send(visit, found.issue.languages[language].mail, "message/rfc822");
	}),
];
