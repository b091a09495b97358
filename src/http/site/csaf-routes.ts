/** Our own CSAF tree (section 7 of the standard), where something was published to be served: under `/csaf/` and `/.well-known/`. */
import type { Context } from "hono";
import type { Env } from "../guard.ts";
import type { Desk, Visit } from "../program/desk.ts";
import { openRoute, type Route } from "../program/route.ts";
import { isHeld, sendWritten } from "./answer.ts";
import { tagOf } from "./page-cache.ts";
import { securityTxt } from "./security-txt.ts";

/** Longest path that is looked for. */
const MOST_PATH = 500;

async function send(desk: Desk, visit: Visit): Promise<Response> {
	return sendFile(desk, visit, decoded(visit.c.req.path).slice(1));
}

async function sendFile(desk: Desk, { c }: Visit, path: string): Promise<Response> {
	const found = path.length > MOST_PATH ? undefined : await desk.provider.file(path, tokenOf(c));
	forEverybody(c);
	if (found === undefined) return c.text("There is no such file.\n", 404);
	if (found === "refused") {
		c.header("www-authenticate", 'Bearer realm="protected advisories"');
		return c.text("This file is for recipients with a token.\n", 401);
	}
	c.header("etag", found.tag);
	if (isHeld(c, found.tag)) return c.body(null, 304);
	return c.body(found.bytes, 200, { "content-type": found.type });
}

/** Browsers of other sites may read it (requirement 25 of CSAF 2.1), and what lies in between asks again each time. */
function forEverybody(c: Context<Env>): void {
	c.header("access-control-allow-origin", "*");
	c.header("cross-origin-resource-policy", "cross-origin");
	c.header("cache-control", "no-cache");
}

function tokenOf(c: Context<Env>): string | undefined {
	return /^Bearer ([\w.~+/-]{1,200})=*$/i.exec(c.req.header("authorization") ?? "")?.[1];
}

function decoded(path: string): string {
	try {
		return decodeURIComponent(path);
	} catch {
		return "/";
	}
}

/** The operator's own words where there are any, with where the metadata lie; else what publishing wrote. */
async function security(desk: Desk, { c }: Visit): Promise<Response> {
	forEverybody(c);
	const { site } = desk;
	const own = site === undefined ? undefined : securityTxt(site.source.operator.security, desk.address(), site.source.now());
	const published = await desk.provider.file(".well-known/security.txt", undefined);
	const written = published === undefined || published === "refused" ? undefined : new TextDecoder().decode(published.bytes);
	const lines = (written ?? "").split("\n").filter((line) => line.startsWith("CSAF:"));
	const text = own === undefined ? written : `${own}${lines.map((line) => `${line}\r\n`).join("")}`;
	if (text === undefined) return desk.refuse({ c } as Visit, 404);
	return sendWritten(c, { text, tag: tagOf(text) }, "text/plain; charset=UTF-8");
}

/** Their routes. */
export const CSAF_ROUTES: readonly Route[] = [
	// How we stand as a provider, under addresses that people can keep.
	openRoute("GET", "/provider", (desk, visit) => sendFile(desk, visit, "csaf/health.html")),
	openRoute("GET", "/provider/badge.svg", (desk, visit) => sendFile(desk, visit, "csaf/badge.svg")),
	openRoute("GET", "/provider/health.json", (desk, visit) => sendFile(desk, visit, "csaf/health.json")),
	openRoute("GET", "/csaf/*", send),
	openRoute("GET", "/.well-known/csaf/*", send),
	openRoute("GET", "/.well-known/security.txt", security),
];
