/** Public reports: the list, each report, each of its versions as it was signed, its pictures, its authors. */
import { changedLines } from "../../../account/report/difference.ts";
import type { KeptVersion } from "../../../account/report/ports.ts";
import { type ReportVersion, versionOf } from "../../../account/report/report.ts";
import type { Reporting } from "../../../account/report/reporting.ts";
import type { Route } from "../../program/route.ts";
import { isHeld, type SiteVisit, sendNothing, sendWritten } from "../answer.ts";
import { tagOf } from "../page-cache.ts";
import { commentsLink } from "../readers/comment-page.tsx";
import { CitingSection } from "./citing-section.tsx";
import { type Change, reportPage } from "./report-page.tsx";
import { readReportQuery, reportFilter } from "./report-query.ts";
import { reportRoute, sendMade } from "./report-route.ts";
import { authorPage, reportsPage } from "./reports-page.tsx";
import { versionPage } from "./version-page.tsx";

/** Reports of a page of the list. */
const PAGE = 20;

/** Blocks of updates and corrections that a report shows with what changed; older ones are named, and lead to their page. */
const MOST_CHANGES = 8;

/** Reports that cite one are shown with their passage; all are counted. */
const MOST_CITING = 20;

async function list(visit: SiteVisit, { reports }: Reporting): Promise<Response> {
	const { catalogue } = visit.site.source;
	const query = readReportQuery(visit.c.req.query(), catalogue);
	const found = await reports.listed(reportFilter(query, PAGE + 1));
	return sendMade(
		visit,
		reportsPage({
			...visit,
			query,
			catalogue,
			year: Number(visit.snapshot.asOf.slice(0, 4)),
			reports: found.slice(0, PAGE),
			hasMore: found.length > PAGE,
		}),
	);
}

async function one(visit: SiteVisit, reporting: Reporting): Promise<Response> {
	const { reports } = reporting;
	const listed = await reports.shown(visit.c.req.param("slug") ?? "");
	if (listed === undefined) return sendNothing(visit);
	const [kept, versions] = [await reports.version(listed.id, listed.version), await reports.versions(listed.id)];
	if (kept === undefined) return sendNothing(visit);
	const changes: Change[] = [];
	for (const head of versions.slice(0, MOST_CHANGES)) {
		if (head.kind === "first") break;
		const [before, after] = [await reports.version(listed.id, head.number - 1), await reports.version(listed.id, head.number)];
		const lines = before === undefined || after === undefined ? [] : changedLines(versionOf(before.text), versionOf(after.text));
		changes.push({ head, lines });
	}
	const corrected = await reports.correctedSources(listed);
	const citing = await reports.citing("report", listed.slug, MOST_CITING);
	const subject = { kind: "report", id: listed.slug } as const;
	const below = (
		<>
			<CitingSection say={visit.say} {...citing} />
			{commentsLink({ say: visit.say, subject, count: await visit.comments(subject) })}
		</>
	);
	return sendMade(visit, reportPage({ ...visit, listed, kept, version: versionOf(kept.text), versions, changes, corrected, below }));
}

/** The version that an address names, if it is one of that report. */
async function named(
	visit: SiteVisit,
	{ reports }: Reporting,
): Promise<{ readonly kept: KeptVersion; readonly version: ReportVersion } | undefined> {
	const hash = /^[0-9a-f]{64}/.exec(visit.c.req.param("hash") ?? "")?.[0];
	const kept = hash === undefined ? undefined : await reports.byHash(hash);
	if (kept === undefined) return undefined;
	const version = versionOf(kept.text);
	return version.slug === visit.c.req.param("slug") ? { kept, version } : undefined;
}

async function version(visit: SiteVisit, reporting: Reporting): Promise<Response> {
	const found = await named(visit, reporting);
	if (found === undefined) return sendNothing(visit);
	const { kept } = found;
	const rest = (visit.c.req.param("hash") ?? "").slice(64);
	if (rest === ".json") return sendWritten(visit.c, { text: kept.text, tag: `"${kept.hash}"` }, "application/json; charset=UTF-8");
	if (rest === ".sig")
		return sendWritten(visit.c, { text: `${kept.signature}\n`, tag: tagOf(kept.signature) }, "text/plain; charset=UTF-8");
	if (rest !== "") return sendNothing(visit);
	const [before, listed] = [
		kept.number === 1 ? undefined : await reporting.reports.version(kept.reportId, kept.number - 1),
		await reporting.reports.shown(found.version.slug),
	];
	const lines = before === undefined ? [] : changedLines(versionOf(before.text), found.version);
	return sendMade(visit, versionPage({ ...visit, ...found, lines, isCurrent: listed?.hash === kept.hash }));
}

async function image(visit: SiteVisit, { reports }: Reporting): Promise<Response> {
	const { c } = visit;
	const hash = /^[0-9a-f]{64}$/.exec(c.req.param("hash") ?? "")?.[0];
	const found = hash === undefined ? undefined : await reports.image(hash);
	if (found === undefined) return sendNothing(visit);
	c.header("etag", `"${hash}"`);
	c.header("cache-control", "public, max-age=31536000, immutable");
	if (isHeld(c, `"${hash}"`)) return c.body(null, 304);
	return c.body(found.bytes as Uint8Array<ArrayBuffer>, 200, { "content-type": found.type, "content-disposition": "inline" });
}

async function author(visit: SiteVisit, { reports }: Reporting): Promise<Response> {
	const query = readReportQuery({ ...visit.c.req.query(), author: visit.c.req.param("name") ?? "" }, visit.site.source.catalogue);
	const found = query.author === undefined ? [] : await reports.listed(reportFilter(query, PAGE + 1));
	if (found.length === 0) return sendNothing(visit);
	return sendMade(visit, authorPage({ ...visit, query, reports: found.slice(0, PAGE), hasMore: found.length > PAGE }));
}

/** Their routes. */
export const REPORT_ROUTES: readonly Route[] = [
	reportRoute("/reports", list),
	reportRoute("/reports/:slug", one),
	reportRoute("/reports/:slug/versions/:hash", version),
	reportRoute("/reports/:slug/images/:hash", image),
	reportRoute("/authors/:name", author),
	reportRoute("/.well-known/seawall-reports.pem", async (visit, { signer }) => {
		if (signer === undefined) return sendNothing(visit);
		return sendWritten(visit.c, { text: signer.publicKey, tag: tagOf(signer.publicKey) }, "application/x-pem-file");
	}),
];
