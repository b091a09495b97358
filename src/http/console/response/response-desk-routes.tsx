/** Responses in the console: publishers hand captures in, editors decide about replies. */
import { CHANNELS } from "../../../account/response/event.ts";
import type { Problem } from "../../../core/problem.ts";
import { Choice, Field, Word } from "../../design/parts/form.tsx";
import { EmptyState, Notice } from "../../design/parts/notice.tsx";
import { shown, Text } from "../../design/shown.tsx";
import { type Desk, formOf, type Visit } from "../../program/desk.ts";
import { organisationRoute, type Route, type Within } from "../../program/route.ts";
import { channelWords } from "../../site/response/parts.tsx";
import type { ResponseDesk } from "../../site/response/response-desk.ts";
import { doneWords } from "../frame.tsx";
import { baseOf, may, organisationPage } from "../organisation-page.tsx";

const PATH = "/console/organisations/:organisation/responses";

/** A form with one capture. */
const UPLOAD_BYTES = 65 * 1024 * 1024;

const DONE = { kept: "responses.desk.kept", known: "responses.desk.known", decided: "responses.desk.decided" } as const;

type Handle = (desk: Desk, visit: Visit, within: Within, responses: ResponseDesk) => Promise<Response>;

function withResponses(handle: Handle) {
	return async (desk: Desk, visit: Visit, within: Within): Promise<Response> =>
		desk.responses === undefined ? desk.refuse(visit, 404) : handle(desk, visit, within, desk.responses);
}

/** Their routes. */
export const RESPONSE_DESK_ROUTES: readonly Route[] = [
	organisationRoute(
		"GET",
		PATH,
		"advisory:publish",
		withResponses((_, visit, within, responses) => listPage(visit, within, responses)),
	),
	{ ...organisationRoute("POST", PATH, "advisory:publish", withResponses(takeUpload)), bodyBytes: UPLOAD_BYTES },
	organisationRoute("POST", `${PATH}/replies/:reply`, "report:edit", withResponses(decide)),
];

async function listPage(visit: Visit, within: Within, responses: ResponseDesk, problem?: Problem): Promise<Response> {
	const { say } = visit;
	const path = `${baseOf(within)}/responses`;
	const views = await responses.events();
	const waiting = (await responses.replies()).filter(({ state }) => state === "submitted");
	const options = views.flatMap(({ event }) =>
		event.subjects.map(({ id }) => ({ value: JSON.stringify([event.id, id]), name: `${shown(event.title, 60)}: ${shown(id, 60)}` })),
	);
	const children = (
		<>
			<Notice say={say} problem={problem} done={doneWords(say, DONE, visit.c)} />
			{views.length === 0 && (
				<EmptyState title={say.t("responses.none")}>
					<p>{say.t("responses.desk.noEvents")}</p>
				</EmptyState>
			)}
			{views.length > 0 && (
				<form class="card" method="post" action={path} enctype="multipart/form-data">
					<h2>{say.t("responses.desk.upload")}</h2>
					<p class="hint">{say.t("responses.desk.uploadText")}</p>
					<Word of={visit.formWord} />
					<Choice name="subject" label={say.t("responses.desk.event")} options={options} />
					<label for="file">{say.t("responses.desk.file")}</label>
					<input id="file" type="file" name="file" />
					<Field name="published" label={say.t("responses.desk.published")} hint={say.t("responses.desk.publishedHint")} optional />
					<Field name="url" label={say.t("responses.desk.url")} optional />
					<Choice
						name="channel"
						label={say.t("responses.desk.way")}
						options={[
							{ value: "", name: say.t("responses.desk.auto") },
							...CHANNELS.map((value) => ({ value, name: channelWords(say, value) })),
						]}
					/>
					<Field name="language" label={say.t("responses.desk.language")} optional />
					<p>
						<label>
							<input type="checkbox" name="loggedIn" value="1" /> {say.t("responses.desk.login")}
						</label>
					</p>
					<button type="submit">{say.t("responses.desk.keep")}</button>
				</form>
			)}
			<h2>{say.t("responses.desk.replies")}</h2>
			{waiting.length === 0 && <p class="soft">{say.t("responses.desk.noReplies")}</p>}
			{waiting.slice(0, 100).map((reply) => (
				<article class="card">
					<p class="facts">
						<span>
							<a href={`/responses/${reply.event}`}>
								<Text of={reply.branch} most={80} />
							</a>
						</span>
						<span>
							<Text of={`${reply.name}, ${reply.role} <${reply.email}>`} most={200} />
						</span>
						<span>{say.date(reply.submittedAt)}</span>
					</p>
					<blockquote lang={reply.language}>
						{reply.words.split(/\n+/).map((line) => (
							<p>
								<Text of={line} most={4000} />
							</p>
						))}
					</blockquote>
					{may(within, "report:edit") && (
						<form method="post" action={`${path}/replies/${reply.id}`}>
							<Word of={visit.formWord} />
							<Field name="reason" id={`reason-${reply.id}`} label={say.t("responses.desk.replyReason")} />
							<button type="submit" name="verdict" value="verified">
								{say.t("responses.desk.verify")}
							</button>{" "}
							<button type="submit" name="verdict" value="refused" class="quiet">
								{say.t("responses.desk.refuse")}
							</button>
						</form>
					)}
				</article>
			))}
			<ul class="plain">
				{views.map(({ event, subjects }) => (
					<li>
						<a href={`/responses/${event.id}`}>
							<Text of={event.title} most={160} />
						</a>{" "}
						<span class="soft">
							{event.synthetic && say.t("responses.synthetic")}{" "}
							{say.t("responses.answered", { n: subjects.filter(({ row }) => !row.censored).length, all: subjects.length })}
						</span>
					</li>
				))}
			</ul>
		</>
	);
	const status = problem === undefined ? 200 : 422;
	return organisationPage(visit, within, { say, title: say.t("place.responses"), place: "/responses", children }, status);
}

async function takeUpload(_: Desk, visit: Visit, within: Within, responses: ResponseDesk): Promise<Response> {
	const form = await visit.c.req.formData().catch(() => undefined);
	const field = (name: string) => {
		const value = form?.get(name);
		return typeof value === "string" ? value.trim().slice(0, 2000) : "";
	};
	const file = form?.get("file");
	const bytes = typeof file === "object" && file !== null && file.size > 0 ? new Uint8Array(await file.arrayBuffer()) : undefined;
	const [event, branch] = subjectOf(field("subject"));
	const who = within.known.person.email;
	const taken = await responses.take(
		event,
		{
			branch,
			channel: field("channel"),
			published: field("published"),
			url: field("url"),
			capturedBy: who,
			loggedIn: field("loggedIn") === "1",
			language: field("language"),
			reason: "",
		},
		bytes,
		who,
	);
	if (!taken.ok) return listPage(visit, within, responses, taken.error);
	return visit.c.redirect(`${baseOf(within)}/responses?done=${taken.value === undefined ? "known" : "kept"}`, 303);
}

/** Event and branch, as the choice of the form has them. */
function subjectOf(text: string): readonly [event: string, branch: string] {
	try {
		const value: unknown = JSON.parse(text);
		if (Array.isArray(value) && typeof value[0] === "string" && typeof value[1] === "string") return [value[0], value[1]];
	} catch {
		// No choice of ours.
	}
	return ["", ""];
}

async function decide(_: Desk, visit: Visit, within: Within, responses: ResponseDesk): Promise<Response> {
	const form = await formOf(visit.c);
	const verdict = form.get("verdict") === "verified" ? "verified" : "refused";
	const decision = { id: visit.c.req.param("reply") ?? "", verdict, reason: (form.get("reason") ?? "").slice(0, 1000) } as const;
	if (!(await responses.decide({ ...decision, who: within.known.person.email })))
		return listPage(visit, within, responses, {
			code: "account/no-reply",
			message: "no reply of that id waits",
			at: decision.id,
			todo: "Somebody else may have decided it.",
		});
	return visit.c.redirect(`${baseOf(within)}/responses?done=decided`, 303);
}
