/** The right of reply: a form for whoever speaks for a branch, and what is said when it was sent. */
import type { KeptEvent } from "../../../account/response/record.ts";
import { Choice, Field } from "../../design/parts/form.tsx";
import { Text } from "../../design/shown.tsx";
import { type Around, sitePage } from "../frame.tsx";
import { SyntheticMark } from "./parts.tsx";

/** Characters of a reply. */
export const MOST_REPLY = 10_000;

/** How it stands with the form. */
export interface ReplyPageProps extends Around {
	readonly event: KeptEvent;
	readonly branch: string;
	/** `bad`: something was missing. */
	readonly state: "open" | "bad" | "sent";
	readonly words?: string | undefined;
}

/** `/responses/{event}/reply` */
export function replyPage(props: ReplyPageProps): string {
	const { say, event, branch, state, words = "" } = props;
	return sitePage({
		...props,
		title: say.t("responses.replyTitle"),
		description: say.t("responses.replyLead"),
		isHidden: true,
		children: (
			<>
				<p class="over">
					<a href={`/responses/${event.id}`}>
						<Text of={event.title} most={160} />
					</a>
				</p>
				<h1>{say.t("responses.replyTitle")}</h1>
				<SyntheticMark say={say} of={event} />
				{state === "sent" ? (
					<p class="notice" role="status">
						{say.t("responses.replySent")}
					</p>
				) : (
					<>
						<p class="lead">{say.t("responses.replyLead")}</p>
						{state === "bad" && (
							<p class="notice bad" role="alert">
								{say.t("responses.replyBad")}
							</p>
						)}
						<form class="card" method="post" action={`/responses/${event.id}/reply`}>
							<Choice
								name="branch"
								label={say.t("responses.branch")}
								value={branch}
								options={event.subjects.map(({ id }) => ({ value: id, name: id }))}
							/>
							<Field name="name" label={say.t("responses.replyName")} complete="name" />
							<Field name="role" label={say.t("responses.replyRole")} optional />
							<Field
								name="email"
								type="email"
								label={say.t("responses.replyEmail")}
								hint={say.t("responses.replyEmailHint")}
								complete="email"
							/>
							<label for="words">{say.t("responses.replyWords")}</label>
							<p class="hint" id="words-hint">
								{say.t("responses.replyWordsHint", { n: MOST_REPLY })}
							</p>
							<textarea id="words" name="words" rows={10} maxlength={MOST_REPLY} required aria-describedby="words-hint">
								{words}
							</textarea>
							<button type="submit">{say.t("responses.replyGo")}</button>
						</form>
					</>
				)}
			</>
		),
	});
}
