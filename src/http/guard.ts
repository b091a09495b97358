/** Who may ask: the right name in the Host header, the right cookie, and for changes a page of ours. Requests are written by strangers. */
import type { HttpBindings } from "@hono/node-server";
import type { Context, MiddlewareHandler } from "hono";
import { getCookie, setCookie } from "hono/cookie";
import { FAILURES, fail } from "./failure.tsx";
import { STYLE_SOURCE } from "./page/frame.tsx";
import { cookieName, derive, sameSecret } from "./secrets.ts";

/** In tests there is no socket. */
export type Env = { Bindings: Partial<HttpBindings> };

const HEADERS: readonly (readonly [string, string])[] = [
	["x-content-type-options", "nosniff"],
	["x-frame-options", "DENY"],
	["referrer-policy", "no-referrer"],
	["cross-origin-opener-policy", "same-origin"],
	["cross-origin-resource-policy", "same-origin"],
	["permissions-policy", "camera=(), microphone=(), geolocation=()"],
];

/**
 * What is shown behind glass: a document of a stranger in which nothing may run, load, be sent or lead away, framed by our own pages
 * alone. A route sets it in the place of the policy of all others, and no route may set another.
 */
export const SANDBOX_POLICY =
	"sandbox; default-src 'none'; img-src data:; style-src 'none'; form-action 'none'; base-uri 'none'; frame-ancestors 'self'";

/** What the page of an answer may load and do. */
const ANSWER_POLICY = `default-src 'none'; style-src ${STYLE_SOURCE}; script-src 'self'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`;

/** Puts the strict headers on every response of an answer, errors too. */
export const strictHeaders: MiddlewareHandler<Env> = strictHeadersWith(ANSWER_POLICY, [["cache-control", "private, no-cache"]]);

/** The same with another content security policy; `more` gives way to what a route says itself about caching. */
export function strictHeadersWith(policy: string, more: readonly (readonly [string, string])[]): MiddlewareHandler<Env> {
	return async (c, next) => {
		await next();
		const isBehindGlass = c.res.headers.get("content-security-policy") === SANDBOX_POLICY;
		// A picture of ours may stand on other sites; nothing else may.
		const isPicture =
			c.res.headers.get("cross-origin-resource-policy") === "cross-origin" && /^image\//.test(c.res.headers.get("content-type") ?? "");
		for (const [name, value] of [["content-security-policy", policy] as const, ...HEADERS]) c.res.headers.set(name, value);
		if (isBehindGlass) {
			c.res.headers.set("content-security-policy", SANDBOX_POLICY);
			c.res.headers.set("x-frame-options", "SAMEORIGIN");
		}
		if (isPicture) c.res.headers.set("cross-origin-resource-policy", "cross-origin");
		for (const [name, value] of more) if (!c.res.headers.has(name)) c.res.headers.set(name, value);
	};
}

/**
 * Refuses requests for any other name than this machine's own: a site whose name an attacker points at 127.0.0.1 would else read
 * along (DNS rebinding).
 *
 * @param allowed - Further `host:port` under which the server is meant to be reached.
 */
export function hostCheck(allowed: readonly string[]): MiddlewareHandler<Env> {
	return async (c, next) => {
		const host = c.req.header("host")?.toLowerCase() ?? "";
		if (isLoopback(host, c.env?.incoming?.socket?.localPort) || allowed.includes(host)) return next();
		return fail(c, FAILURES.wrongHost);
	};
}

function isLoopback(host: string, port: number | undefined): boolean {
	const found = /^(?:127\.0\.0\.1|localhost|\[::1\])(?::(\d{1,5}))?$/.exec(host);
	if (found === null) return false;
	return port === undefined || Number(found[1] ?? "80") === port;
}

/**
 * Lets in who has the cookie, or the token as a bearer. `/?t=` gives the cookie where `openWith` takes its word, which it does once.
 */
export function tokenCheck(token: string, openWith: (given: string) => boolean): MiddlewareHandler<Env> {
	const session = derive(token, "session");
	return async (c, next) => {
		const name = cookieName(c.req.header("host") ?? "");
		const known = sameSecret(getCookie(c, name), session);
		const given = c.req.path === "/" ? c.req.query("t") : undefined;
		if (given !== undefined && !known && openWith(given)) {
			setCookie(c, name, session, { httpOnly: true, sameSite: "Strict", path: "/" });
			return c.redirect("/", 303);
		}
		if (given !== undefined && known) return c.redirect("/", 303);
		if (known || hasBearer(c, token)) return next();
		return fail(c, FAILURES.noToken);
	};
}

/** Whether a program asks, with the token itself. No browser sends this header by itself. */
export function hasBearer(c: Context<Env>, token: string): boolean {
	const found = /^Bearer +(\S+)$/i.exec(c.req.header("authorization") ?? "");
	return sameSecret(found?.[1], token);
}

/**
 * Whether a form was sent by a page of ours, as far as the browser says.
 *
 * With `no-referrer` browsers send `Origin: null` even from our own page; then Sec-Fetch-Site decides where it is sent. The word in
 * the form is asked for in any case.
 */
export function isSameOrigin(c: Context<Env>): boolean {
	const site = c.req.header("sec-fetch-site");
	if (site !== undefined && site !== "same-origin") return false;
	const origin = c.req.header("origin");
	if (origin === undefined || origin === "null") return true;
	return URL.canParse(origin) && new URL(origin).host === c.req.header("host")?.toLowerCase();
}
