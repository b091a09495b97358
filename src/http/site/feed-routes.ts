/** Feeds, and what search engines and other programs look for. */
import { fold } from "../../core/text.ts";
import { isLevel } from "../../warn/level.ts";
import { levelBy } from "../../warn/level-of.ts";
import { isLanguage, sayIn } from "../design/say.ts";
import type { Route } from "../program/route.ts";
import { type SiteVisit, sendNothing, sendWritten, siteRoute } from "./answer.ts";
import { campaignTitles } from "./campaign-titles.ts";
import { campaignFeed, type Feed, type FeedMaking, type FeedSubject, warningFeed, waveFeed } from "./feeds/feed.ts";
import { reportFeed } from "./feeds/report-feed.ts";
import { type FeedForm, writeFeed } from "./feeds/write-feed.ts";
import { tagOf } from "./page-cache.ts";
import { campaignsPage } from "./pages/campaigns-page.tsx";
import { robotsTxt, sitemapXml } from "./sitemap.ts";
import type { Listed } from "./snapshot.ts";

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

async function sendFeed(visit: SiteVisit, form: FeedForm, make: (making: FeedMaking) => Feed, mark = ""): Promise<Response> {
	const { c, say, address, operator, snapshot, site } = visit;
	const page = pageOf(c);
	const making = { say, address, operator, catalogue: site.source.catalogue, asOf: snapshot.asOf, page };
	const feed = make(making);
	const key = `${say.language} ${feed.base}.${form} ${feed.at} ${mark}`;
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
	if (form !== undefined && name === "campaigns" && visit.site.source.campaigns !== undefined) {
		const campaigns = await visit.site.source.campaigns();
		const titles = await campaignTitles(visit, campaigns);
		return sendFeed(visit, form, (making) => campaignFeed(campaigns, titles, making), `${campaigns[0]?.id ?? ""} ${campaigns.length}`);
	}
	if (form !== undefined && name === "waves") return sendFeed(visit, form, (making) => waveFeed(waves, making));
	if (form !== undefined && name === "reports") return ofReports(visit, form);
	return sendNothing(visit);
}

async function ofVendor(visit: SiteVisit): Promise<Response> {
	const { name = "", form } = parsed(visit.c.req.param("file")) ?? {};
	const vendor = visit.site.source.catalogue.vendor(name);
	if (form === undefined || vendor === undefined) return sendNothing(visit);
	const subject = { name: vendor.name, path: `/feeds/vendors/${vendor.id}`, page: `/vendors/${vendor.id}` };
	return sendFeed(visit, form, (making) => warningFeed(visit.snapshot.byVendor.get(name) ?? [], making, subject));
}

/** Of warnings about one thing; `undefined`: there is no such thing. */
async function ofSome(
	visit: SiteVisit,
	file: string | undefined,
	find: (name: string) => { readonly subject: FeedSubject; readonly entries: readonly Listed[] } | undefined,
): Promise<Response> {
	const { name = "", form } = parsed(file) ?? {};
	const found = form === undefined ? undefined : find(name);
	if (form === undefined || found === undefined) return sendNothing(visit);
	return sendFeed(visit, form, (making) => warningFeed(found.entries, making, found.subject));
}

/** Of one hole: also one that no document speaks of yet, so that it can be followed before. */
async function ofCve(visit: SiteVisit): Promise<Response> {
	return ofSome(visit, visit.c.req.param("file"), (name) => {
		const cve = name.toUpperCase();
		if (!/^CVE-\d{4}-\d{4,19}$/.test(cve)) return undefined;
		const subject = { name: cve, path: `/feeds/cves/${cve.toLowerCase()}`, page: `/advisories?q=${cve}` };
		return { subject, entries: visit.snapshot.byCve.get(cve) ?? [] };
	});
}

const LEVEL_TEXTS = {
	advice: "site.level.advice",
	"watch-and-act": "site.level.watch-and-act",
	emergency: "site.level.emergency",
} as const;

/** Of one level, as it is today: attacks that become known lift a warning, and what is withdrawn has none. */
async function ofLevel(visit: SiteVisit): Promise<Response> {
	return ofSome(visit, visit.c.req.param("file"), (name) => {
		if (!isLevel(name)) return undefined;
		const entries = visit.snapshot.entries.filter(
			({ withdrawn, score, urgency }) => !withdrawn && levelBy(score, urgency === "attacked") === name,
		);
		return { subject: { name: visit.say.t(LEVEL_TEXTS[name]), path: `/feeds/levels/${name}`, page: "/advisories" }, entries };
	});
}

/** Of one product line of a maker or brand: products whose model begins so. */
async function ofLine(visit: SiteVisit): Promise<Response> {
	const vendor = visit.site.source.catalogue.vendor(visit.c.req.param("vendor") ?? "");
	return ofSome(visit, visit.c.req.param("file"), (name) => {
		if (vendor === undefined || name.length < 2) return undefined;
		const begins = ({ products }: Listed) =>
			products.some((product) =>
				fold(product)
					.split(/[\s,;()/]+/)
					.some((word) => word.startsWith(name)),
			);
		const subject = {
			name: `${vendor.name} ${name.toUpperCase()}`,
			path: `/feeds/lines/${vendor.id}/${name}`,
			page: `/vendors/${vendor.id}`,
		};
		return { subject, entries: (visit.snapshot.byVendor.get(vendor.id) ?? []).filter(begins) };
	});
}

/** In one language, whatever the reader of feeds says of itself. */
async function ofLanguage(visit: SiteVisit): Promise<Response> {
	const language = visit.c.req.param("language") ?? "";
	const { name, form } = parsed(visit.c.req.param("file")) ?? {};
	if (form === undefined || !isLanguage(language) || (name !== "advisories" && name !== "waves")) return sendNothing(visit);
	const inOne: SiteVisit = { ...visit, say: sayIn(language) };
	const { entries, waves } = visit.snapshot;
	const make = (making: FeedMaking): Feed => {
		const feed = name === "waves" ? waveFeed(waves, making) : warningFeed(entries, making);
		return { ...feed, base: `${visit.address}/feeds/languages/${language}/${name}` };
	};
	return sendFeed(inOne, form, make);
}

/** Their routes. */
export const FEED_ROUTES: readonly Route[] = [
	siteRoute("/feeds/:file", ofAll),
	siteRoute("/feeds/vendors/:file", ofVendor),
	siteRoute("/feeds/cves/:file", ofCve),
	siteRoute("/feeds/levels/:file", ofLevel),
	siteRoute("/feeds/lines/:vendor/:file", ofLine),
	siteRoute("/feeds/languages/:language/:file", ofLanguage),
	siteRoute("/campaigns", async (visit) => {
		const campaigns = (await visit.site.source.campaigns?.()) ?? [];
		const text = campaignsPage({ ...visit, campaigns, titles: await campaignTitles(visit, campaigns) });
		return sendWritten(visit.c, { text, tag: tagOf(text) }, "text/html; charset=UTF-8");
	}),
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
