/** Every public page by its address. */
import { openRoute, type Route } from "../program/route.ts";
import { ADVISORY_ROUTES } from "./advisory-routes.ts";
import { type SiteVisit, sendNothing, sendPage, siteRoute, siteVisit } from "./answer.ts";
import { CHECK_ROUTES } from "./check-routes.ts";
import { FEED_ROUTES } from "./feed-routes.ts";
import { NEWSLETTER_ROUTES } from "./newsletter-routes.ts";
import { correctionsPage } from "./pages/corrections-page.tsx";
import { homePage } from "./pages/home-page.tsx";
import { aboutPage, contactPage, faqPage } from "./pages/plain-pages.tsx";
import { vendorPage, vendorsPage } from "./pages/vendor-pages.tsx";
import { wavePage, wavesPage } from "./pages/wave-pages.tsx";
import { commentsLink } from "./readers/comment-page.tsx";
import { COMMENT_ROUTES } from "./readers/comment-routes.tsx";
import { COURSE_ROUTES } from "./readers/course-routes.tsx";
import { MEMBER_ROUTES } from "./readers/member-routes.tsx";
import { RESPONSE_ROUTES } from "./response/response-routes.ts";
import { SCORE_ROUTES } from "./score-routes.ts";
import { STATISTICS_ROUTES } from "./statistics/statistics-routes.ts";
import { vendorView } from "./vendor-view.ts";
import { SUBSCRIBE_ROUTE, WARNING_ROUTES } from "./warning-routes.tsx";

/** What pages are made with, out of a visit: what stands in a page must not hang on who asks. */
function around({ say, address, path, operator, snapshot, site }: SiteVisit) {
	return { say, address, path, operator, snapshot, catalogue: site.source.catalogue };
}

const simple = (path: string, make: (props: ReturnType<typeof around>) => string): Route =>
	siteRoute(path, (visit) => sendPage(visit, () => make(around(visit))));

/** Reports on the front page. */
const HOME_REPORTS = 4;

/** Where there is no public site, the front door leads to the console. */
const HOME: Route = openRoute("GET", "/", async (desk, visit) => {
	if (desk.site === undefined) return visit.c.redirect("/console", 303);
	const shown = await siteVisit(desk, visit, desk.site);
	const reports = (await shown.reports?.reports.listed({ limit: HOME_REPORTS })) ?? [];
	// Reports are no part of the snapshot: another newest one is another page.
	const key = `/ ${reports.map(({ hash }) => hash.slice(0, 16)).join(" ")}`;
	return sendPage(shown, () => homePage({ ...around(shown), reports }), key);
});

/** All of them. */
export const SITE_ROUTES: readonly Route[] = [
	HOME,
	...ADVISORY_ROUTES,
	...CHECK_ROUTES,
	...SCORE_ROUTES,
	...STATISTICS_ROUTES,
	...RESPONSE_ROUTES,
	...COMMENT_ROUTES,
	...MEMBER_ROUTES,
	...COURSE_ROUTES,
	...FEED_ROUTES,
	...NEWSLETTER_ROUTES,
	simple("/waves", wavesPage),
	siteRoute("/waves/:id", async (visit) => {
		const wave = visit.snapshot.waves.find(({ id }) => id === visit.c.req.param("id"));
		if (wave === undefined) return sendNothing(visit);
		const subject = { kind: "wave", id: wave.id } as const;
		const count = await visit.comments(subject);
		const below = commentsLink({ say: visit.say, subject, count });
		return sendPage(visit, () => wavePage({ ...around(visit), wave, below }), `${visit.path} ${count}`);
	}),
	simple("/vendors", vendorsPage),
	siteRoute("/vendors/:id", async (visit) => {
		const view = vendorView(visit.c.req.param("id") ?? "", visit.snapshot, visit.site.source.catalogue);
		if (view === undefined) return sendNothing(visit);
		const events = (await visit.site.source.responses?.events()) ?? [];
		const responses = events.filter(
			({ event, subjects }) => !event.synthetic && subjects.some(({ subject }) => subject.vendor === view.vendor.id),
		);
		const key = responses.map(({ event, matrix, subjects }) => [
			event.id,
			event.revision,
			Math.floor(matrix.asOf / 86_400_000),
			subjects.flatMap((one) => one.responses.map(({ capture }) => capture.id)),
		]);
		return sendPage(visit, () => vendorPage({ ...around(visit), view, responses }), `${visit.path} ${JSON.stringify(key)}`);
	}),
	simple("/about", aboutPage),
	simple("/faq", faqPage),
	simple("/contact", contactPage),
	siteRoute("/corrections", async (visit) => {
		const responses = (await visit.site.source.responses?.corrections()) ?? [];
		return sendPage(
			visit,
			() => correctionsPage({ ...around(visit), responses }),
			`/corrections ${responses.length} ${responses[0]?.at ?? 0}`,
		);
	}),
	SUBSCRIBE_ROUTE,
	...WARNING_ROUTES,
];
