/** What a program is told whose call cannot be answered: problem details (RFC 9457) with the codes of the command line. */
import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { type Problem, visible } from "../../core/problem.ts";
import type { Env } from "../guard.ts";

const TITLES: Readonly<Record<number, string>> = {
	400: "The call is wrong",
	404: "There is no such thing",
	408: "The call did not arrive in time",
	409: "Not at the same time",
	413: "Too large",
	415: "Not in this form",
	422: "It cannot be taken",
	429: "Too many at once",
	503: "Not now",
};

/** Answers with a problem. */
export function refuseCall(c: Context<Env>, status: ContentfulStatusCode, { code, message, at, todo }: Problem): Response {
	const body = {
		type: "about:blank",
		title: TITLES[status] ?? "It did not work",
		status,
		detail: `${visible(message, 600)}. ${visible(todo, 400)}`,
		code,
		...(at === "" ? {} : { at: visible(at, 300) }),
	};
	return c.body(JSON.stringify(body), status, { "content-type": "application/problem+json" });
}
