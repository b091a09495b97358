/** Reading and writing comments. */
import { isAffiliation, isSubjectKind, type Subject } from "../../../account/comment/comment.ts";
import type { CommentRefusal } from "../../../account/comment/ports.ts";
import { type Desk, formOf, type Visit } from "../../program/desk.ts";
import { openRoute, type Route, selfRoute } from "../../program/route.ts";
import { sendNothing } from "../answer.ts";
import { waveTitle } from "../pages/wave-parts.tsx";
import { answerPage, answerWords, type ReaderVisit, type Status, withReader } from "./answers.tsx";
import { CommentsSection, commentsPath } from "./comment-page.tsx";
import { commentFault } from "./comment-text.tsx";

/** What a subject is called; `undefined`: nothing public is there. */
async function titleOf({ snapshot, say, site }: ReaderVisit, { kind, id }: Subject, desk: Desk): Promise<string | undefined> {
	if (kind === "advisory") return snapshot.bySlug.get(id)?.title;
	if (kind === "report") return desk.publication.reportTitle(id);
	const wave = snapshot.waves.find((one) => one.id === id);
	return wave && waveTitle(say, wave, site.source.catalogue);
}

/** Longest id that is looked up. */
const MOST_ID = 200;

function subjectOf(kind: string, id: string): Subject | undefined {
	return isSubjectKind(kind) && id !== "" && id.length <= MOST_ID ? { kind, id } : undefined;
}

async function showComments(
	visit: ReaderVisit,
	desk: Desk,
	subject: Subject,
	more: { typed?: string; notice?: unknown } = {},
	status: Status = 200,
) {
	const title = await titleOf(visit, subject, desk);
	if (title === undefined) return sendNothing(visit);
	const { say, reader, formWord, c } = visit;
	const comments = await desk.publication.comments.below(subject);
	const answering = c.req.query("answer")?.slice(0, 40);
	const done = DONE[c.req.query("done") ?? ""];
	const notice =
		done === undefined ? (
			more.notice
		) : (
			<p class="notice" role="status">
				{say.t(done)}
			</p>
		);
	const children = <CommentsSection {...{ say, subject, title, comments, reader, formWord, answering, typed: more.typed, notice }} />;
	return answerPage(
		visit,
		{ title: say.t("site.comments.title"), description: title, isHidden: true, path: commentsPath(subject), children },
		status,
	);
}

const DONE: Readonly<
	Record<string, "site.comments.taken" | "site.comments.takenWaits" | "site.comments.flagged" | "site.comments.changed">
> = {
	shown: "site.comments.taken",
	waits: "site.comments.takenWaits",
	flagged: "site.comments.flagged",
	changed: "site.comments.changed",
};

const REFUSALS: Readonly<
	Record<
		CommentRefusal | "empty" | "long",
		"site.comments.many" | "site.comments.full" | "site.comments.deep" | "site.comments.gone" | "site.comments.empty" | "site.comments.long"
	>
> = {
	many: "site.comments.many",
	full: "site.comments.full",
	deep: "site.comments.deep",
	gone: "site.comments.gone",
	empty: "site.comments.empty",
	long: "site.comments.long",
};

async function write(visit: ReaderVisit, desk: Desk): Promise<Response> {
	const { say, reader, c } = visit;
	if (reader?.isMember !== true) return answerWords(visit, say.t("site.members.title"), say.t("site.comments.gated"), "/members", 403);
	const form = await formOf(c);
	const subject = subjectOf(form.get("kind") ?? "", form.get("of") ?? "");
	if (subject === undefined || (await titleOf(visit, subject, desk)) === undefined)
		return answerWords(visit, say.t("site.notFound"), say.t("site.comments.gone"), "/", 422);
	const text = form.get("text") ?? "";
	const affiliation = form.get("affiliation") ?? "";
	const parent = form.get("parent") ?? "";
	const refuse = (why: keyof typeof REFUSALS) => {
		const notice = (
			<p class="notice bad" role="alert">
				{say.t(REFUSALS[why])}
			</p>
		);
		return showComments(visit, desk, subject, { typed: text.slice(0, 10_000), notice }, why === "many" || why === "full" ? 429 : 422);
	};
	const fault = commentFault(text);
	if (fault !== undefined) return refuse(fault);
	const added = await desk.publication.comments.add({
		subject,
		parentId: parent === "" ? undefined : parent.slice(0, 40),
		personId: reader.personId,
		author: reader.name,
		affiliation: isAffiliation(affiliation) ? affiliation : "undisclosed",
		text,
		consents: form.get("consents") === "yes",
		isTrusted: reader.isTrusted,
		at: desk.gate.now(),
	});
	if (typeof added === "string") return refuse(added);
	return c.redirect(`${commentsPath(subject)}?done=${reader.isTrusted ? "shown" : "waits"}#c-${added.id}`, 303);
}

type Act = (comments: Desk["publication"]["comments"], id: string, personId: string, form: URLSearchParams, at: number) => Promise<string>;

/** A change about one comment by somebody who is signed in. */
function acting(path: string, act: Act): Route {
	return selfRoute("POST", path, (desk: Desk, visit: Visit) =>
		withReader(async (shown) => {
			const { say, reader, c } = shown;
			const form = await formOf(c);
			const { comments } = desk.publication;
			const comment = await comments.comment((form.get("id") ?? "").slice(0, 40));
			if (reader === undefined || comment === undefined || (path === "/comments/flag" && !reader.isMember))
				return answerWords(shown, say.t("site.comments.title"), say.t("site.comments.gone"), "/members", 422);
			const came = await act(comments, comment.id, reader.personId, form, desk.gate.now());
			if (came === "many")
				return answerWords(shown, say.t("site.comments.title"), say.t("site.comments.many"), commentsPath(comment.subject), 429);
			if (came === "")
				return answerWords(shown, say.t("site.comments.title"), say.t("site.comments.gone"), commentsPath(comment.subject), 422);
			return c.redirect(`${commentsPath(comment.subject)}?done=${came}`, 303);
		})(desk, visit),
	);
}

/** Their routes. */
export const COMMENT_ROUTES: readonly Route[] = [
	openRoute(
		"GET",
		"/comments/:kind/:id",
		withReader(async (visit, desk) => {
			const subject = subjectOf(visit.c.req.param("kind") ?? "", visit.c.req.param("id") ?? "");
			return subject === undefined ? sendNothing(visit) : showComments(visit, desk, subject);
		}),
	),
	selfRoute("POST", "/comments", (desk, visit) => withReader(write)(desk, visit)),
	acting("/comments/flag", async (comments, id, personId, form, at) => {
		const came = await comments.flag({ id, personId, reason: (form.get("reason") ?? "").slice(0, 500), at });
		return came === "many" ? "many" : came === "unknown" ? "" : "flagged";
	}),
	acting("/comments/consent", async (comments, id, personId, form, at) =>
		(await comments.consent({ id, personId, consents: form.get("consents") === "yes", at })) ? "changed" : "",
	),
	acting("/comments/take-back", async (comments, id, personId, _, at) =>
		(await comments.takeBack({ id, personId, at })) ? "changed" : "",
	),
];
