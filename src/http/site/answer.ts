/** How the public site answers: with a text and its tag, or 304 where it is held already. */
import type { Context } from "hono";
import type { Subject } from "../../account/comment/comment.ts";
import type { Reporting } from "../../account/report/reporting.ts";
import { keepLanguage, languageOf } from "../design/language.ts";
import { isLanguage, type Say, sayIn } from "../design/say.ts";
import type { Env } from "../guard.ts";
import type { Desk, Visit } from "../program/desk.ts";
import { openRoute, type Route } from "../program/route.ts";
import type { Around } from "./frame.tsx";
import type { Written } from "./page-cache.ts";
import { notFoundPage } from "./pages/failure-page.tsx";
import type { PublicSite } from "./site.ts";
import type { Snapshot } from "./snapshot.ts";

/** A request to the site. */
export interface SiteVisit extends Around {
	readonly c: Context<Env>;
	readonly site: PublicSite;
	readonly snapshot: Snapshot;
	/** `undefined`: none are kept. */
	readonly reports: Reporting | undefined;
	/** How many comments are shown below something. */
	comments(subject: Subject): Promise<number>;
	/** Of whoever asks, as far as proxies tell. */
	readonly remote: string;
}

/** A page of the site for anybody; where there is no public site, nothing. */
export function siteRoute(path: string, handle: (visit: SiteVisit) => Promise<Response>): Route {
	return openRoute("GET", path, async (desk, visit) => {
		const { site } = desk;
		if (site === undefined) return desk.refuse(visit, 404);
		return handle(await siteVisit(desk, visit, site));
	});
}

/** What a request to the site comes with. */
export async function siteVisit(desk: Desk, { c, origin }: Visit, site: PublicSite): Promise<SiteVisit> {
	const say = sayOf(c, desk.secure);
	const around = { say, address: desk.address(), path: c.req.path, operator: site.source.operator };
	const comments = async (subject: Subject) => (await desk.publication.comments.count([subject]))[0] ?? 0;
	return { ...around, c, site, reports: desk.reports, comments, snapshot: await site.current(), remote: origin.address };
}

function sayOf(c: Context<Env>, secure: boolean): Say {
	const asked = c.req.query("lang");
	// Whoever switches the language wants it on the next page as well; it is the one thing that is kept, and only then.
	if (isLanguage(asked)) keepLanguage(c, asked, secure);
	// The answer hangs on these; a page kept on the way must not reach somebody in another language.
	c.header("vary", "Accept-Language, Cookie", { append: true });
	return sayIn(languageOf(c));
}

/** Answers with a page, written once for each language until what is public changes. */
export async function sendPage(visit: SiteVisit, make: () => string | Promise<string>, key: string = visit.path): Promise<Response> {
	const { site, snapshot, say, address, c } = visit;
	const written = await site.pages.page(snapshot, `${say.language} ${address} ${key}`, make);
	return sendWritten(c, written, "text/html; charset=UTF-8");
}

/** Answers with a text. */
export function sendWritten(c: Context<Env>, { text, tag }: Written, type: string): Response {
	c.header("etag", tag);
	// Asked again each time: a warning that was put right must not be shown as it was.
	c.header("cache-control", "no-cache");
	if (isHeld(c, tag)) return c.body(null, 304);
	return c.body(text, 200, { "content-type": type });
}

/** Whether the asker holds what the tag stands for (RFC 9110 section 13.1.2). */
export function isHeld(c: Context<Env>, tag: string): boolean {
	const held = (c.req.header("if-none-match") ?? "").slice(0, 2000).split(",");
	return held.some((one) => one.trim().replace(/^W\//, "") === tag.replace(/^W\//, "") || one.trim() === "*");
}

/** Nothing public is kept there. */
export function sendNothing({ c, ...around }: SiteVisit): Response {
	c.header("cache-control", "no-cache");
	return c.html(notFoundPage({ ...around, path: "/" }), 404);
}
