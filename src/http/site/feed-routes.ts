/** Feeds, and what search engines and other programs look for. */
import type { Route } from "../program/route.ts";
import { type SiteVisit, sendNothing, sendWritten, siteRoute } from "./answer.ts";
import { type Feed, type FeedMaking, warningFeed, waveFeed } from "./feeds/feed.ts";
import { reportFeed } from "./feeds/report-feed.ts";
import { type FeedForm, writeFeed } from "./feeds/write-feed.ts";
import { tagOf } from "./page-cache.ts";
import { robotsTxt, sitemapXml } from "./sitemap.ts";

const TYPES: Readonly<Record<FeedForm, string>> = {
	atom: "application/atom+xml; charset=UTF-8",
	rss: "application/rss+xml; charset=UTF-8",
	json: "application/feed+json; charset=UTF-8",
};

const MOST_PAGE = 100_000;

/** Entries of a page of the feed of reports. */
const REPORTS_OF_A_PAGE = 50;

function pageOf(c: SiteVisit["c"]): number {
	return Math.min(Number(/^[1-9]\d{0,5}$/.exec(c.req.query("page") ?? "")?.[0] ?? "1"), MOST_PAGE);
}

async function sendFeed(visit: SiteVisit, form: FeedForm, make: (making: FeedMaking) => Feed): Promise<Response> {
	const { c, say, address, operator, snapshot, site } = visit;
	const page = pageOf(c);
	const making = { say, address, operator, catalogue: site.source.catalogue, asOf: snapshot.asOf, page };
	const feed = make(making);
	const key = `${say.language} ${feed.base}.${form} ${feed.at}`;
	return sendWritten(c, await site.pages.page(snapshot, key, () => writeFeed(feed, form)), TYPES[form]);
}

/** `hikvision.atom` as its name and its form. */
function parsed(file: string | undefined): { readonly name: string; readonly form: FeedForm } | undefined {
	const [, name, form] = /^([a-z0-9][a-z0-9-]{0,60})\.(atom|rss|json)$/.exec(file ?? "") ?? [];
	return name === undefined || form === undefined ? undefined : { name, form: form as FeedForm };
}

/** Events of reports come from the store page by page; their feed is written anew each time. */
async function ofReports(visit: SiteVisit, form: FeedForm): Promise<Response> {
	const { c, say, address, operator, reports } = visit;
	if (reports === undefined) return sendNothing(visit);
	const count = await reports.reports.eventCount();
	const pages = Math.max(1, Math.ceil(count / REPORTS_OF_A_PAGE));
	const page = Math.min(pageOf(c), pages);
	const events = await reports.reports.events({ limit: REPORTS_OF_A_PAGE, offset: (page - 1) * REPORTS_OF_A_PAGE });
	const [newest] = page === 1 ? events : await reports.reports.events({ limit: 1, offset: 0 });
	const text = writeFeed(reportFeed(events, { say, address, operator, page, pages, updated: newest?.at ?? 0 }), form);
	return sendWritten(c, { text, tag: tagOf(text) }, TYPES[form]);
}

async function ofAll(visit: SiteVisit): Promise<Response> {
	const { name, form } = parsed(visit.c.req.param("file")) ?? {};
	const { entries, waves } = visit.snapshot;
	if (form !== undefined && name === "advisories") return sendFeed(visit, form, (making) => warningFeed(entries, making));
	if (form !== undefined && name === "waves") return sendFeed(visit, form, (making) => waveFeed(waves, making));
	if (form !== undefined && name === "reports") return ofReports(visit, form);
	return sendNothing(visit);
}

async function ofVendor(visit: SiteVisit): Promise<Response> {
	const { name = "", form } = parsed(visit.c.req.param("file")) ?? {};
	const vendor = visit.site.source.catalogue.vendor(name);
	if (form === undefined || vendor === undefined) return sendNothing(visit);
	return sendFeed(visit, form, (making) => warningFeed(visit.snapshot.byVendor.get(name) ?? [], making, vendor));
}

/** Their routes. */
export const FEED_ROUTES: readonly Route[] = [
	siteRoute("/feeds/:file", ofAll),
	siteRoute("/feeds/vendors/:file", ofVendor),
	siteRoute("/sitemap.xml", async (visit) => {
		const { site, snapshot, address, c } = visit;
		const written = await site.pages.page(snapshot, `${address} sitemap`, () => sitemapXml(snapshot, site.source.catalogue, address));
		return sendWritten(c, written, "application/xml; charset=UTF-8");
	}),
	siteRoute("/robots.txt", async ({ c, address }) => {
		const text = robotsTxt(address);
		return sendWritten(c, { text, tag: tagOf(text) }, "text/plain; charset=UTF-8");
	}),
];
