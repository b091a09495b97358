/** Every address of the record of responses. */

import type { Context } from "hono";
import type { EventView } from "../../../account/response/event-view.ts";
import { matrixCsv } from "../../../account/response/matrix.ts";
import { type Env, SANDBOX_POLICY } from "../../guard.ts";
import { type Desk, formOf, type Visit } from "../../program/desk.ts";
import { clickRoute, openRoute, type Route } from "../../program/route.ts";
import { type SiteVisit, sendNothing, sendWritten, siteVisit } from "../answer.ts";
import { tagOf } from "../page-cache.ts";
import { tooManyPage } from "../pages/failure-page.tsx";
import { capturePage } from "./capture-page.tsx";
import { chartText } from "./chart-text.tsx";
import { comparePage } from "./compare-page.tsx";
import { eventPage, responsesPage } from "./event-page.tsx";
import { MOST_REPLY, replyPage } from "./reply-page.tsx";
import type { ResponseDesk } from "./response-desk.ts";
import { scoresCsv } from "./scores-csv.ts";

type Handle = (visit: SiteVisit, desk: ResponseDesk) => Promise<Response>;

function withDesk(handle: Handle) {
	return async (desk: Desk, visit: Visit): Promise<Response> => {
		const responses = desk.site?.source.responses;
		if (desk.site === undefined || responses === undefined) return desk.refuse(visit, 404);
		return handle(await siteVisit(desk, visit, desk.site), responses);
	};
}

const open = (path: string, handle: Handle): Route => openRoute("GET", path, withDesk(handle));

function around({ say, address, path, operator }: SiteVisit) {
	return { say, address, path, operator };
}

function sendText(c: Context<Env>, text: string, type = "text/html; charset=UTF-8"): Response {
	return sendWritten(c, { text, tag: tagOf(text) }, type);
}

/** An event that is there, or nothing. */
function ofEvent(path: string, answer: (visit: SiteVisit, view: EventView) => Response): Route {
	return open(path, async (visit, desk) => {
		const view = await desk.event(visit.c.req.param("event") ?? "");
		return view === undefined ? sendNothing(visit) : answer(visit, view);
	});
}

/** All of them. */
export const RESPONSE_ROUTES: readonly Route[] = [
	open("/responses", async (visit, desk) => sendText(visit.c, responsesPage({ ...around(visit), views: await desk.events() }))),
	ofEvent("/responses/:event", (visit, view) => sendText(visit.c, eventPage({ ...around(visit), view }))),
	ofEvent("/responses/:event/compare", (visit, view) => sendText(visit.c, comparePage({ ...around(visit), view }))),
	ofEvent("/responses/:event/chart.svg", (visit, view) => {
		visit.c.header("cross-origin-resource-policy", "cross-origin");
		return sendText(visit.c, chartText(visit.say, view), "image/svg+xml; charset=UTF-8");
	}),
	ofEvent("/responses/:event/matrix.csv", (visit, { event, matrix }) =>
		sendText(visit.c, matrixCsv(matrix, event.synthetic), "text/csv; charset=UTF-8"),
	),
	ofEvent("/responses/:event/scores.csv", (visit, view) => sendText(visit.c, scoresCsv(view), "text/csv; charset=UTF-8")),
	open("/responses/:event/reply", async (visit, desk) => {
		const view = await desk.event(visit.c.req.param("event") ?? "");
		if (view === undefined) return sendNothing(visit);
		visit.c.header("cache-control", "no-store");
		const branch = (visit.c.req.query("branch") ?? "").slice(0, 300);
		return visit.c.html(replyPage({ ...around(visit), event: view.event, branch, state: "open" }));
	}),
	// Whoever only reads gets no cookie, so no form's word is asked for: what comes of it is a text that an editor looks at.
	clickRoute("POST", "/responses/:event/reply", withDesk(takeReply)),
	open("/captures/:id", async (visit, desk) => {
		const view = await desk.capture(visit.c.req.param("id") ?? "");
		return view === undefined ? sendNothing(visit) : sendText(visit.c, capturePage({ ...around(visit), view }));
	}),
	open("/captures/:id/view", async (visit, desk) => {
		const found = await desk.capture(visit.c.req.param("id") ?? "");
		const view = found && (await desk.view(found.response.capture));
		if (view === undefined) return sendNothing(visit);
		visit.c.header("content-security-policy", SANDBOX_POLICY);
		visit.c.header("x-dns-prefetch-control", "off");
		return sendText(visit.c, view.html);
	}),
];

async function takeReply(visit: SiteVisit, desk: ResponseDesk): Promise<Response> {
	const { c, site, remote, say } = visit;
	c.header("cache-control", "no-store");
	if (!site.rate.allow(remote, site.source.now())) return c.html(tooManyPage(visit), 429);
	const view = await desk.event(c.req.param("event") ?? "");
	if (view === undefined) return sendNothing(visit);
	const form = await formOf(c);
	const field = (name: string, most: number) => (form.get(name) ?? "").trim().slice(0, most);
	const [branch, words, name, email] = [field("branch", 300), field("words", MOST_REPLY), field("name", 200), field("email", 300)];
	const isWhole = words !== "" && name !== "" && /^[^\s@]{1,120}@[^\s@]{1,160}$/.test(email);
	const reply = { event: view.event.id, branch, name, role: field("role", 200), email, words, language: say.language };
	const isTaken = isWhole && (await desk.reply(reply));
	return c.html(replyPage({ ...around(visit), event: view.event, branch, state: isTaken ? "sent" : "bad", words }), isTaken ? 200 : 422);
}
