/**
 * Pages for those who are warned: subscribing with a mail that confirms, ending a stream by one click, and telling that a warning was read.
 * A GET changes nothing: scanners of mail follow links.
 */
import { Field, Word } from "../design/parts/form.tsx";
import { type Desk, formOf, type Visit } from "../program/desk.ts";
import { clickRoute, openRoute, type Route } from "../program/route.ts";
import { type SiteVisit, siteVisit } from "./answer.ts";
import { sitePage } from "./frame.tsx";
import { tooManyPage } from "./pages/failure-page.tsx";
import { subscribePage } from "./pages/plain-pages.tsx";
import type { NamedLink, WarningDesk } from "./warning-desk.ts";

const STREAM_TEXTS = {
	warnings: "site.stream.warnings",
	advisories: "site.stream.advisories",
	news: "site.stream.news",
	reports: "site.stream.reports",
} as const;
const LEVEL_TEXTS = {
	advice: "site.level.advice",
	"watch-and-act": "site.level.watch-and-act",
	emergency: "site.level.emergency",
} as const;
const STEP_TEXTS = { read: "site.ack.read", confirmed: "site.ack.confirmed", upgraded: "site.ack.upgraded" } as const;

type Handle = (visit: SiteVisit & { readonly formWord: string }, warnings: WarningDesk) => Promise<Response>;

function withDesk(handle: Handle) {
	return async (desk: Desk, visit: Visit): Promise<Response> => {
		const warnings = desk.site?.source.warnings;
		if (desk.site === undefined || warnings === undefined) return desk.refuse(visit, 404);
		const shown = { ...(await siteVisit(desk, visit, desk.site)), formWord: visit.formWord };
		shown.c.header("cache-control", "no-store");
		return handle(shown, warnings);
	};
}

function told(visit: SiteVisit, title: string, text: string, status: 200 | 400 | 404 | 503 = 200): Response {
	const { say, address, operator, c } = visit;
	const children = (
		<>
			<h1>{title}</h1>
			<p role="status">{text}</p>
		</>
	);
	return c.html(sitePage({ say, address, operator, path: "/subscribe", title, description: text, isHidden: true, children }), status);
}

function asking(visit: SiteVisit & { readonly formWord: string }, title: string, text: string, children: unknown): Response {
	const { say, address, operator, c, formWord, path } = visit;
	const form = (
		<>
			<h1>{title}</h1>
			<p>{text}</p>
			<form class="card" method="post" action={path}>
				{path.startsWith("/acknowledge/") && <Word of={formWord} />}
				{children}
			</form>
		</>
	);
	return c.html(sitePage({ say, address, operator, path: "/subscribe", title, description: text, isHidden: true, children: form }));
}

/** What a link names, or the answer that it names nothing. */
async function namedBy(
	visit: SiteVisit,
	warnings: WarningDesk,
	use: NamedLink["use"],
): Promise<{ readonly word: string; readonly named: NamedLink } | Response> {
	const word = visit.c.req.param("word") ?? "";
	const named = await warnings.named(word);
	if (named?.use === use) return { word, named };
	return told(visit, visit.say.t("site.link.none"), visit.say.t("site.link.noneText"), 404);
}

/** The fields by which somebody subscribes. */
function SubscribeForm({ say }: Pick<SiteVisit, "say">) {
	return (
		<form class="card" method="post" action="/subscribe">
			<Field name="email" type="email" complete="email" label={say.t("site.subscribe.email")} hint={say.t("site.subscribe.emailHint")} />
			<fieldset>
				<legend>{say.t("site.subscribe.streams")}</legend>
				{(["warnings", "advisories", "news", "reports"] as const).map((stream) => (
					<label>
						<input type="checkbox" name="stream" value={stream} {...(stream === "warnings" ? { checked: true } : {})} />{" "}
						{say.t(STREAM_TEXTS[stream])}
					</label>
				))}
			</fieldset>
			<fieldset>
				<legend>{say.t("site.subscribe.floor")}</legend>
				{(["advice", "watch-and-act", "emergency"] as const).map((level) => (
					<label>
						<input type="radio" name="floor" value={level} {...(level === "advice" ? { checked: true } : {})} /> {say.t(LEVEL_TEXTS[level])}
					</label>
				))}
			</fieldset>
			<p>
				<button type="submit">{say.t("site.subscribe.go")}</button>
			</p>
			<p class="hint">{say.t("site.subscribe.consent")}</p>
		</form>
	);
}

/** All of them. */
export const WARNING_ROUTES: readonly Route[] = [
	// Whoever only reads gets no cookie, so no form's word is asked for: what comes of it is one mail to be confirmed.
	clickRoute(
		"POST",
		"/subscribe",
		withDesk(async (visit, warnings) => {
			const { c, site, remote, say } = visit;
			if (!site.rate.allow(remote, site.source.now())) return c.html(tooManyPage(visit), 429);
			const form = await formOf(c);
			const came = await warnings.subscribe({
				email: form.get("email") ?? "",
				name: "",
				language: say.language,
				streams: form.getAll("stream").slice(0, 8),
				floor: form.get("floor") ?? "",
				remote,
			});
			if (came === "no-address") return told(visit, say.t("site.subscribe.bad"), say.t("site.subscribe.badText"), 400);
			if (came === "unavailable") return told(visit, say.t("site.subscribe.later"), say.t("site.subscribe.laterText"), 503);
			return told(visit, say.t("site.subscribe.sent"), say.t("site.subscribe.sentText"));
		}),
	),
	openRoute(
		"GET",
		"/subscribe/:word",
		withDesk(async (visit) => {
			const { say } = visit;
			const button = <button type="submit">{say.t("site.subscribe.confirmGo")}</button>;
			return asking(visit, say.t("site.subscribe.confirm"), say.t("site.subscribe.confirmText"), button);
		}),
	),
	clickRoute(
		"POST",
		"/subscribe/:word",
		withDesk(async (visit, warnings) => {
			const { say } = visit;
			if (!(await warnings.confirm(visit.c.req.param("word") ?? "")))
				return told(visit, say.t("site.link.none"), say.t("site.link.noneText"), 404);
			return told(visit, say.t("site.subscribe.done"), say.t("site.subscribe.doneText"));
		}),
	),
	openRoute(
		"GET",
		"/unsubscribe",
		withDesk(async (visit) => told(visit, visit.say.t("site.leave.title"), visit.say.t("site.leave.where"))),
	),
	openRoute(
		"GET",
		"/unsubscribe/:word",
		withDesk(async (visit, warnings) => {
			const found = await namedBy(visit, warnings, "leave");
			if (found instanceof Response) return found;
			const { say } = visit;
			const stream = say.t(STREAM_TEXTS[streamOf(found.named.stream)]);
			return asking(
				visit,
				say.t("site.leave.title"),
				say.t("site.leave.text", { stream }),
				<button type="submit">{say.t("site.leave.go")}</button>,
			);
		}),
	),
	// Mail programs send it by themselves when somebody presses their button (RFC 8058), from nowhere of ours: the word is all they have.
	clickRoute(
		"POST",
		"/unsubscribe/:word",
		withDesk(async (visit, warnings) => {
			const { say } = visit;
			if (!(await warnings.leave(visit.c.req.param("word") ?? "")))
				return told(visit, say.t("site.link.none"), say.t("site.link.noneText"), 404);
			return told(visit, say.t("site.leave.done"), say.t("site.leave.doneText"));
		}),
	),
	openRoute(
		"GET",
		"/acknowledge",
		withDesk(async (visit) => told(visit, visit.say.t("site.ack.title"), visit.say.t("site.ack.where"))),
	),
	openRoute(
		"GET",
		"/acknowledge/:word",
		withDesk(async (visit, warnings) => {
			const found = await namedBy(visit, warnings, "acknowledge");
			if (found instanceof Response) return found;
			const { say } = visit;
			const buttons = (["read", "confirmed", "upgraded"] as const).map((step) => (
				<p>
					<button type="submit" name="step" value={step}>
						{say.t(STEP_TEXTS[step])}
					</button>
				</p>
			));
			return asking(visit, say.t("site.ack.title"), found.named.title, buttons);
		}),
	),
	openRoute(
		"POST",
		"/acknowledge/:word",
		withDesk(async (visit, warnings) => {
			const { say, c } = visit;
			const step = (await formOf(c)).get("step") ?? "";
			if (!(await warnings.acknowledge(c.req.param("word") ?? "", step)))
				return told(visit, say.t("site.link.none"), say.t("site.link.noneText"), 404);
			return told(visit, say.t("site.ack.done"), say.t("site.ack.doneText"));
		}),
	),
];

function streamOf(text: string): "warnings" | "advisories" | "news" | "reports" {
	return text === "advisories" || text === "news" || text === "reports" ? text : "warnings";
}

/** The page where one subscribes: with a form where mail can be sent. */
export const SUBSCRIBE_ROUTE: Route = openRoute("GET", "/subscribe", async (desk, visit) => {
	if (desk.site === undefined) return desk.refuse(visit, 404);
	const shown = await siteVisit(desk, visit, desk.site);
	shown.c.header("cache-control", "no-store");
	const form = desk.site.source.warnings === undefined ? undefined : <SubscribeForm say={shown.say} />;
	return shown.c.html(subscribePage({ ...shown, form }));
});
