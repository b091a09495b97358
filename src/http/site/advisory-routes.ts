/** Warnings, their documents, and every source on a hole, by their addresses. */
import type { Advisory } from "../../advisory/document.ts";
import { compileLibrary } from "../../match/compile.ts";
import { createFleet } from "../../match/fleet.ts";
import { compareSources, type StatedSource } from "../../match/source-comparison.ts";
import type { Route } from "../program/route.ts";
import { advisoryView, readPublic } from "./advisory-view.ts";
import { isHeld, type SiteVisit, sendNothing, sendPage, siteRoute } from "./answer.ts";
import { historyOf } from "./history.ts";
import { listEntries, listPath, parseListQuery } from "./list-query.ts";
import { tagOf } from "./page-cache.ts";
import { advisoryPage } from "./pages/advisory-page.tsx";
import { brandsPage } from "./pages/brands-page.tsx";
import { choicePage } from "./pages/choice-page.tsx";
import { cvePage } from "./pages/cve-page.tsx";
import { listPage } from "./pages/list-page.tsx";
import { commentsLink } from "./readers/comment-page.tsx";
import type { Listed } from "./snapshot.ts";

/** What stands around a page; nothing of whoever asks for it. */
const around = ({ say, address, path, operator, snapshot, site }: SiteVisit) => ({
	say,
	address,
	path,
	operator,
	asOf: snapshot.asOf,
	catalogue: site.source.catalogue,
});

/** Longest part of an address that is looked up. */
const MOST_SLUG = 200;

/** The document of a path; else what is said instead: the way to its right spelling, a choice between publishers, or nothing. */
function find(visit: SiteVisit): Listed | Response {
	const given = (visit.c.req.param("id") ?? "").slice(0, MOST_SLUG);
	const exact = visit.snapshot.bySlug.get(given);
	if (exact !== undefined) return exact;
	const named = visit.snapshot.byId.get(given.toLowerCase()) ?? [];
	const [only] = named;
	if (only === undefined) return sendNothing(visit);
	if (named.length === 1) return visit.c.redirect(`/advisories/${only.slug}`, 301);
	visit.c.header("cache-control", "no-cache");
	return visit.c.html(choicePage({ ...around(visit), entries: named }), 300);
}

async function showCurrent(visit: SiteVisit): Promise<Response> {
	const listed = find(visit);
	if (listed instanceof Response) return listed;
	const { source } = visit.site;
	const subject = { kind: "advisory", id: listed.slug } as const;
	const count = await visit.comments(subject);
	// Read when the page is written, not for every visitor: a document that is listed is there, and is public.
	const make = async (): Promise<string> => {
		const bytes = await source.documents.bytes(listed.sha256);
		const advisory = bytes === undefined ? undefined : readPublic(bytes, listed.trackingId);
		if (bytes === undefined || advisory === undefined) throw new Error("a document that is listed cannot be read again");
		return advisoryPage({
			...around(visit),
			view: advisoryView(listed, advisory, bytes, source.catalogue),
			history: await historyOf(listed, source),
			below: commentsLink({ say: visit.say, subject, count }),
		});
	};
	return sendPage(visit, make, `${visit.path} ${count}`);
}

/** Which brands of the same devices have answered. */
async function showBrands(visit: SiteVisit): Promise<Response> {
	const listed = find(visit);
	if (listed instanceof Response) return listed;
	const { documents } = visit.site.source;
	return sendPage(visit, async () => {
		const cves = new Set(listed.holes.flatMap(({ cve }) => cve ?? []));
		const near = new Set([...cves].flatMap((cve) => visit.snapshot.byCve.get(cve) ?? []));
		const read: Advisory[] = [];
		let own: Advisory | undefined;
		for (const one of [listed, ...[...near].filter((each) => each !== listed).slice(0, MOST_NEAR)]) {
			const bytes = await documents.bytes(one.sha256);
			const advisory = bytes === undefined ? undefined : readPublic(bytes, one.trackingId);
			if (advisory === undefined) continue;
			if (one === listed) own = advisory;
			read.push(advisory);
		}
		if (own === undefined) throw new Error("a document that is listed cannot be read again");
		return brandsPage({ ...around(visit), listed, advisory: own, documents: read });
	});
}

/** Documents on the same holes that are looked through for answers. */
const MOST_NEAR = 100;

async function showRevision(visit: SiteVisit): Promise<Response> {
	const listed = find(visit);
	if (listed instanceof Response) return listed;
	const history = await historyOf(listed, visit.site.source);
	const old = history.revisions.find(({ revision }) => String(revision.revision) === visit.c.req.param("revision"));
	if (old === undefined) return sendNothing(visit);
	if (old.isCurrent) return visit.c.redirect(`/advisories/${listed.slug}`, 303);
	const bytes = await visit.site.source.documents.bytes(old.revision.sha256);
	const advisory = bytes === undefined ? undefined : readPublic(bytes, listed.trackingId);
	if (bytes === undefined || advisory === undefined) return sendNothing(visit);
	const view = advisoryView(listed, advisory, bytes, visit.site.source.catalogue);
	return sendPage(visit, () => advisoryPage({ ...around(visit), view, history, old }));
}

/** The bytes as they were received. Whoever asks by hash gets them for ever; a document that is no longer public is not given. */
function sendBytes({ c }: SiteVisit, bytes: Uint8Array, isFixed: boolean): Response {
	const tag = tagOf(bytes);
	c.header("etag", tag);
	c.header("cache-control", isFixed ? "public, max-age=31536000, immutable" : "no-cache");
	if (isHeld(c, tag)) return c.body(null, 304);
	return c.body(new Uint8Array(bytes), 200, { "content-type": "application/json" });
}

async function sendCurrentBytes(visit: SiteVisit): Promise<Response> {
	const listed = find(visit);
	if (listed instanceof Response) return listed;
	const bytes = await visit.site.source.documents.bytes(listed.sha256);
	return bytes === undefined ? sendNothing(visit) : sendBytes(visit, bytes, false);
}

/** Only what is a public revision of a document that is listed: a hash alone opens nothing. */
async function sendByHash(visit: SiteVisit): Promise<Response> {
	const sha256 = (visit.c.req.param("file") ?? "").slice(0, 64);
	const bytes = await visit.site.source.documents.bytes(sha256);
	const advisory = bytes === undefined ? undefined : readPublic(bytes, sha256);
	const listed = advisory === undefined ? [] : (visit.snapshot.byId.get(advisory.id.toLowerCase()) ?? []);
	if (bytes === undefined || advisory === undefined || !listed.some(({ publisher }) => publisher === advisory.publisher))
		return sendNothing(visit);
	return sendBytes(visit, bytes, true);
}

async function showSources(visit: SiteVisit): Promise<Response> {
	const cve = visit.c.req.param("cve") ?? "";
	const warnings = visit.snapshot.byCve.get(cve) ?? [];
	if (warnings.length === 0) return sendNothing(visit);
	return sendPage(visit, async () => cvePage({ ...around(visit), cve, warnings, sources: await sourcesOf(visit, cve, warnings) }));
}

/** Sources on a hole are laid side by side; more than these nobody compares. */
const MOST_SOURCES = 24;

async function sourcesOf({ site }: SiteVisit, cve: string, warnings: readonly Listed[]): Promise<readonly StatedSource[]> {
	const { documents, catalogue } = site.source;
	const read = await Promise.all(
		warnings.slice(0, MOST_SOURCES).map(async ({ sha256, trackingId }) => {
			const bytes = await documents.bytes(sha256);
			return bytes === undefined ? undefined : readPublic(bytes, trackingId);
		}),
	);
	const advisories = read.filter((advisory) => advisory !== undefined);
	return compareSources(cve, compileLibrary(advisories, catalogue), catalogue, createFleet(), []).sources;
}

/** Their routes. */
export const ADVISORY_ROUTES: readonly Route[] = [
	siteRoute("/advisories", async (visit) => {
		const query = parseListQuery((name) => visit.c.req.query(name));
		const write = () => listPage({ ...around(visit), path: listPath(query), query, page: listEntries(visit.snapshot, query) });
		// What people search for is nobody's business, and there is no end to it: such a page is not kept.
		if (query.q !== "") return visit.c.html(write(), 200, { "cache-control": "no-store" });
		return sendPage(visit, write, listPath(query));
	}),
	siteRoute("/advisories/:id", showCurrent),
	siteRoute("/advisories/:id/brands", showBrands),
	siteRoute("/advisories/:id/csaf.json", sendCurrentBytes),
	siteRoute("/advisories/:id/revisions/:revision{[1-9][0-9]{0,5}}", showRevision),
	siteRoute("/documents/:file{[0-9a-f]{64}\\.json}", sendByHash),
	siteRoute("/cves/:cve{CVE-[0-9]{4}-[0-9]{4,19}}", showSources),
];
