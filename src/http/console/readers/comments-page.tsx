/** The queue of comments that wait or were reported, and what is decided about each. */
import type { Comment } from "../../../account/comment/comment.ts";
import { DECISIONS } from "../../../account/comment/ports.ts";
import { Word } from "../../design/parts/form.tsx";
import { EmptyState } from "../../design/parts/notice.tsx";
import { When } from "../../design/parts/timeline.tsx";
import type { Say } from "../../design/say.ts";
import { Text } from "../../design/shown.tsx";
import { affiliationWords, commentsPath } from "../../site/readers/comment-page.tsx";
import { CommentText } from "../../site/readers/comment-text.tsx";
import type { HousePage } from "./house-page.tsx";

/** The page. */
export const COMMENTS_PAGE: HousePage = {
	path: "/comments",
	title: "place.comments",
	async content(desk, { say, formWord, c }, base) {
		const { items, total } = await desk.publication.comments.queue();
		const one = c.req.query("id");
		const looked = one === undefined ? undefined : await desk.publication.comments.comment(one.slice(0, 40));
		const shown = looked === undefined ? items : [looked];
		return (
			<>
				<p>{say.t("readers.queue", { n: total })}</p>
				{shown.length === 0 && (
					<EmptyState title={say.t("readers.queueEmpty")}>
						<p>{say.t("readers.queueText")}</p>
					</EmptyState>
				)}
				{shown.map((comment) => (
					<Waiting say={say} comment={comment} base={base} formWord={formWord} />
				))}
			</>
		);
	},
	async act(desk, fields, { known }) {
		const decision = DECISIONS.find((one) => one === fields.get("decision"));
		const bad = (message: string, todo: string) => ({ code: "account/bad-decision" as const, message, at: "decision", todo });
		if (decision === undefined) return bad("there is no such decision", "Use one of the buttons.");
		const change = { id: (fields.get("id") ?? "").slice(0, 40), decision, reason: fields.get("reason") ?? "" };
		const came = await desk.publication.comments.decide({ ...change, who: known.person.email, at: desk.gate.now() });
		if (came === "done") return undefined;
		if (came === "no-reason") return bad("hiding a comment needs a reason", "Say why; its author reads it.");
		if (came === "no-consent")
			return bad("its author has not agreed that anybody reads it", "Ask them to agree on the page of the comments.");
		return bad("there is no such comment, or its author took it back", "Load the page again.");
	},
};

function Waiting({
	say,
	comment,
	base,
	formWord,
}: {
	readonly say: Say;
	readonly comment: Comment;
	readonly base: string;
	readonly formWord: string;
}) {
	const { id, author, affiliation, at, text, flags, state, consentAt, publicAt, subject } = comment;
	const button = (decision: string, words: string, quiet = true) => (
		<button type="submit" name="decision" value={decision} {...(quiet ? { class: "quiet" } : {})}>
			{words}
		</button>
	);
	return (
		<section class="card" aria-labelledby={`q-${id}`}>
			<h2 id={`q-${id}`}>
				<Text of={author} most={60} />, {affiliationWords(say, affiliation)}
			</h2>
			<p class="soft">
				<a href={commentsPath(subject)}>
					<Text of={`${subject.kind} ${subject.id}`} most={120} />
				</a>
				, <When say={say} at={at} />
				{flags > 0 && ` · ${say.t("readers.flags", { n: flags })}`}
				{consentAt !== undefined && ` · ${say.t("readers.consents")}`}
			</p>
			<CommentText of={text} />
			<form method="post" action={base}>
				<Word of={formWord} />
				<input type="hidden" name="id" value={id} />
				<label for={`r-${id}`}>{say.t("readers.reason")}</label>
				<input id={`r-${id}`} name="reason" maxlength={1000} />
				<p class="row">
					{state !== "shown" && button("approve", say.t("readers.approve"), false)}
					{flags > 0 && button("dismiss", say.t("readers.dismiss"))}
					{button("hide", say.t("readers.hide"))}
					{consentAt !== undefined && publicAt === undefined && button("publish", say.t("readers.publish"))}
					{publicAt !== undefined && button("unpublish", say.t("readers.unpublish"))}
				</p>
			</form>
		</section>
	);
}
