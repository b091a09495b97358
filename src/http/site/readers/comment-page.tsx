/** Comments below a report, a warning or a wave: how many there are may anybody know, what they say members, and what matters to all anybody. */

import type { Subject } from "../../../account/comment/comment.ts";
import { AFFILIATIONS, COMMENT_BOUNDS, type Comment, mayRead, type Thread, threads } from "../../../account/comment/comment.ts";
import { Choice, Word } from "../../design/parts/form.tsx";
import { When } from "../../design/parts/timeline.tsx";
import type { Say } from "../../design/say.ts";
import { shown, Text } from "../../design/shown.tsx";
import { CommentText } from "./comment-text.tsx";
import type { Reader } from "./house.ts";

/** Where a subject has its page. */
export function subjectPath({ kind, id }: Subject): string {
	const folder = { report: "reports", advisory: "advisories", wave: "waves" }[kind];
	return `/${folder}/${encodeURIComponent(id)}`;
}

/** Where its comments are. */
export function commentsPath({ kind, id }: Subject): string {
	return `/comments/${kind}/${encodeURIComponent(id)}`;
}

/** How many there are, with the way to them: what stands on the subject's own page. */
export function commentsLink({ say, subject, count }: { readonly say: Say; readonly subject: Subject; readonly count: number }) {
	return (
		<section id="comments" aria-labelledby="comments-title">
			<h2 id="comments-title">{say.t("site.comments.title")}</h2>
			<p>
				<a href={commentsPath(subject)}>{say.t("site.comments.count", { n: count })}</a>
			</p>
		</section>
	);
}

/** What the page is made of. */
export interface CommentsProps {
	readonly say: Say;
	readonly subject: Subject;
	/** What is commented on, in words. */
	readonly title: string;
	readonly comments: readonly Comment[];
	readonly reader: Reader | undefined;
	readonly formWord: string;
	/** The comment that is answered. */
	readonly answering: string | undefined;
	readonly notice?: unknown;
	/** What was typed, where it was not taken. */
	readonly typed?: string | undefined;
}

const AFFILIATION_TEXTS = {
	end_user: "site.comments.endUser",
	integrator: "site.comments.integrator",
	manufacturer: "site.comments.manufacturer",
	distributor: "site.comments.distributor",
	undisclosed: "site.comments.undisclosed",
} as const;

/** How an affiliation is called. */
export function affiliationWords(say: Say, affiliation: Comment["affiliation"]): string {
	return say.t(AFFILIATION_TEXTS[affiliation]);
}

/** The page's content. */
export function CommentsSection(props: CommentsProps) {
	const { say, subject, title, comments, reader, notice } = props;
	const own = comments.filter(({ state, personId }) => state !== "waiting" || personId === reader?.personId);
	const count = comments.filter(({ state }) => state === "shown").length;
	return (
		<>
			<h1>{say.t("site.comments.title")}</h1>
			<p class="lead">
				<a href={subjectPath(subject)}>{shown(title, 160)}</a>
			</p>
			{notice}
			<p>{say.t("site.comments.count", { n: count })}</p>
			{reader?.isMember !== true && (
				<p class="notice">
					{say.t("site.comments.gated")} <a href="/members">{say.t("site.members.title")}</a>
				</p>
			)}
			<ol class="comments">
				{threads(own).map((thread) => (
					<One {...props} of={thread} />
				))}
			</ol>
			{reader?.isMember === true && props.answering === undefined && <CommentForm {...props} parentId={undefined} />}
		</>
	);
}

function One(props: CommentsProps & { readonly of: Thread }) {
	const { say, subject, reader, of, answering, formWord } = props;
	const isOwn = of.personId === reader?.personId;
	const mayAnswer = reader?.isMember === true && of.state === "shown" && of.depth < COMMENT_BOUNDS.depth;
	return (
		<li id={`c-${of.id}`}>
			<article>
				<p class="soft">
					{of.state === "erased" ? (
						say.t("site.comments.erased")
					) : (
						<>
							{reader?.isMember === true || of.publicAt !== undefined ? (
								<strong>
									<Text of={of.author} most={60} />
								</strong>
							) : (
								say.t("site.comments.somebody")
							)}
							, {affiliationWords(say, of.affiliation)}
						</>
					)}
					, <When say={say} at={of.at} />
					{of.publicAt !== undefined && <> · {say.t("site.comments.forAll")}</>}
					{of.state === "waiting" && <> · {say.t("site.comments.waiting")}</>}
				</p>
				{(mayRead(of, reader?.isMember === true) || (isOwn && of.state === "waiting")) && <CommentText of={of.text} />}
				{of.state === "shown" && !mayRead(of, reader?.isMember === true) && <p class="soft">{say.t("site.comments.forMembers")}</p>}
				<div class="row">
					{mayAnswer && <a href={`${commentsPath(subject)}?answer=${of.id}#c-${of.id}`}>{say.t("site.comments.answer")}</a>}
					{isOwn && (of.state === "shown" || of.state === "waiting") && <OwnActs say={say} comment={of} formWord={formWord} />}
					{reader?.isMember === true && !isOwn && of.state === "shown" && (
						<details>
							<summary>{say.t("site.comments.report")}</summary>
							<form method="post" action="/comments/flag">
								<Word of={formWord} />
								<input type="hidden" name="id" value={of.id} />
								<label for={`why-${of.id}`}>{say.t("site.comments.why")}</label>
								<input id={`why-${of.id}`} name="reason" maxlength={500} required />
								<button type="submit">{say.t("site.comments.report")}</button>
							</form>
						</details>
					)}
				</div>
			</article>
			{answering === of.id && mayAnswer && <CommentForm {...props} parentId={of.id} />}
			{of.answers.length > 0 && (
				<ol class="comments">
					{of.answers.map((answer) => (
						<One {...props} of={answer} />
					))}
				</ol>
			)}
		</li>
	);
}

function OwnActs({ say, comment, formWord }: { readonly say: Say; readonly comment: Comment; readonly formWord: string }) {
	const agrees = comment.consentAt !== undefined;
	return (
		<>
			<form method="post" action="/comments/consent">
				<Word of={formWord} />
				<input type="hidden" name="id" value={comment.id} />
				<button type="submit" class="link" name="consents" value={agrees ? "no" : "yes"}>
					{say.t(agrees ? "site.comments.disagree" : "site.comments.agree")}
				</button>
			</form>
			<form method="post" action="/comments/take-back">
				<Word of={formWord} />
				<input type="hidden" name="id" value={comment.id} />
				<button type="submit" class="link">
					{say.t("site.comments.takeBack")}
				</button>
			</form>
		</>
	);
}

function CommentForm({ say, subject, formWord, parentId, typed }: CommentsProps & { readonly parentId: string | undefined }) {
	return (
		<form class="card" method="post" action="/comments" id="write">
			<Word of={formWord} />
			<input type="hidden" name="kind" value={subject.kind} />
			<input type="hidden" name="of" value={subject.id} />
			{parentId !== undefined && <input type="hidden" name="parent" value={parentId} />}
			<label for="text">{say.t(parentId === undefined ? "site.comments.write" : "site.comments.answer")}</label>
			<p class="hint" id="text-hint">
				{say.t("site.comments.hint", { n: COMMENT_BOUNDS.letters })}
			</p>
			<textarea id="text" name="text" rows={6} maxlength={COMMENT_BOUNDS.letters} required aria-describedby="text-hint">
				{typed ?? ""}
			</textarea>
			<Choice
				name="affiliation"
				label={say.t("site.comments.affiliation")}
				value="undisclosed"
				options={AFFILIATIONS.map((value) => ({ value, name: affiliationWords(say, value) }))}
			/>
			<label>
				<input type="checkbox" name="consents" value="yes" /> {say.t("site.comments.consent")}
			</label>
			<p>
				<button type="submit">{say.t("site.comments.send")}</button>
			</p>
		</form>
	);
}
