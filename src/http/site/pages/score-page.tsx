/** A pasted notice with its marks: the scores, what is missing, each sentence with its class, and a skeleton to fill. */
import { ELEMENT_WEIGHTS, type ElementId } from "../../../notice/elements/element.ts";
import type { ReadSentence } from "../../../notice/reading.ts";
import type { NoticeScore } from "../../../notice/score/score-notice.ts";
import type { MessageKey } from "../../design/messages/en.ts";
import type { Say } from "../../design/say.ts";
import { Text } from "../../design/shown.tsx";
import { type Around, sitePage } from "../frame.tsx";

/** Longest text that is taken. */
export const MOST_PASTED = 40_000;
const MOST_SENTENCES = 500;

/** What was pasted, and what was found in it. */
export interface PastedNotice {
	readonly text: string;
	readonly score: NoticeScore;
}

/** `/score` */
export function scorePage(props: Around & { readonly answer: PastedNotice | undefined }): string {
	const { say, answer } = props;
	return sitePage({
		...props,
		title: say.t("site.score.title"),
		description: say.t("site.score.lead"),
		isHidden: answer !== undefined,
		children: (
			<>
				<h1>{say.t("site.score.title")}</h1>
				<p class="lead">{say.t("site.score.lead")}</p>
				{answer !== undefined && <Answer say={say} answer={answer} />}
				<section class="box" aria-labelledby="paste-title">
					<h2 id="paste-title">{answer === undefined ? say.t("site.score.paste") : say.t("site.score.again")}</h2>
					<form method="post" action="/score">
						<label for="text">{say.t("site.score.text")}</label>
						<p class="hint" id="text-hint">
							{say.t("site.score.hint", { n: MOST_PASTED })}
						</p>
						<textarea id="text" name="text" rows={14} maxlength={MOST_PASTED} required aria-describedby="text-hint">
							{answer?.text ?? ""}
						</textarea>
						<button type="submit">{say.t("site.score.go")}</button>
					</form>
				</section>
			</>
		),
	});
}

interface AnswerProps {
	readonly say: Say;
	readonly answer: PastedNotice;
}

/** How elements are called, and a line to fill in. */
export const ELEMENT_WORDS = {
	source: ["site.score.source", "site.score.fill.source"],
	affected: ["site.score.affected", "site.score.fill.affected"],
	versions: ["site.score.versions", "site.score.fill.versions"],
	fixed_version: ["site.score.fixed_version", "site.score.fill.fixed_version"],
	action: ["site.score.action", "site.score.fill.action"],
	how: ["site.score.how", "site.score.fill.how"],
	deadline: ["site.score.deadline", "site.score.fill.deadline"],
	severity: ["site.score.severity", "site.score.fill.severity"],
	exploited: ["site.score.exploited", "site.score.fill.exploited"],
	impact: ["site.score.impact", "site.score.fill.impact"],
	workaround: ["site.score.workaround", "site.score.fill.workaround"],
	cve: ["site.score.cve", "site.score.fill.cve"],
	contact: ["site.score.contact", "site.score.fill.contact"],
	relabels: ["site.score.relabels", "site.score.fill.relabels"],
} as const satisfies Readonly<Record<ElementId, readonly [MessageKey, MessageKey]>>;

/** How classes of spin are called. */
export const CLASS_WORDS = {
	"attack-messenger": "site.score.attackMessenger",
	denial: "site.score.denial",
	blame: "site.score.blame",
	minimise: "site.score.minimise",
	ingratiation: "site.score.ingratiation",
	bolstering: "site.score.bolstering",
	"unrelated-marketing": "site.score.marketing",
	"blame-with-remedy": "site.score.remedy",
} as const satisfies Readonly<Record<string, MessageKey>>;

function Answer({ say, answer: { score } }: AnswerProps) {
	if (score.spin === null) return <p class="notice">{say.t("site.score.nothing")}</p>;
	const metric = (id: string) => score.metrics.find((one) => one.id === id);
	const before = metric("C3")?.value;
	const points = (value: number | null) => (value === null ? "\u2013" : say.number(Math.round(value)));
	return (
		<>
			<section aria-labelledby="scores-title">
				<h2 id="scores-title">{say.t("site.score.scores")}</h2>
				<dl class="pairs">
					<Pair name={say.t("site.score.prominence")} value={points(score.prominence)} />
					<Pair name={say.t("site.score.clarity")} value={points(score.clarity)} />
					<Pair name={say.t("site.score.spin")} value={points(score.spin)} />
					<Pair name={say.t("site.score.before")} value={typeof before === "number" ? say.number(before) : say.t("site.score.noAction")} />
				</dl>
				<p class="soft">{say.t("site.score.caveat", { version: score.ruleVersion })}</p>
			</section>
			<Missing say={say} score={score} />
			<Marked say={say} score={score} />
		</>
	);
}

function Pair({ name, value }: { readonly name: string; readonly value: string }) {
	return (
		<div>
			<dt>{name}</dt>
			<dd>{value}</dd>
		</div>
	);
}

/** What a reader needs and does not find, each with a line to fill in. */
function Missing({ say, score }: { readonly say: Say; readonly score: NoticeScore }) {
	const ids = Object.keys(ELEMENT_WEIGHTS) as readonly ElementId[];
	const stateOf = (id: ElementId) => score.metrics.find((one) => one.id === `C1.${id}`)?.value;
	const missing = ids.filter((id) => stateOf(id) === "absent");
	const half = ids.filter((id) => stateOf(id) === "unbound" || stateOf(id) === "link");
	return (
		<section aria-labelledby="missing-title">
			<h2 id="missing-title">{say.t("site.score.missing", { n: missing.length })}</h2>
			{missing.length > 0 && (
				<ul>
					{missing.map((id) => (
						<li>
							<strong>{say.t(ELEMENT_WORDS[id][0])}</strong>: {say.t(ELEMENT_WORDS[id][1])}
						</li>
					))}
				</ul>
			)}
			{half.length > 0 && (
				<p>
					{say.t("site.score.half")} {half.map((id) => say.t(ELEMENT_WORDS[id][0])).join(", ")}
				</p>
			)}
		</section>
	);
}

/** The text again, sentence by sentence. A stranger wrote it: it is shown as text, whatever it holds. */
function Marked({ say, score: { matter } }: { readonly say: Say; readonly score: NoticeScore }) {
	const { sentences, notice } = matter.reading;
	const shown = sentences.slice(0, MOST_SENTENCES);
	const left = sentences.length - shown.length;
	const blocks = [...Map.groupBy(shown, ({ block }) => block).values()];
	return (
		<section aria-labelledby="marked-title">
			<h2 id="marked-title">{say.t("site.score.marked")}</h2>
			<div class="box" lang={notice.language}>
				{blocks.map((own) => (
					<p>
						{own.map((sentence) => (
							<>
								<One say={say} sentence={sentence} found={matter.classes[sentence.index]} />{" "}
							</>
						))}
					</p>
				))}
			</div>
			{left > 0 && <p class="more">{say.t("site.score.more", { n: left })}</p>}
		</section>
	);
}

function One({
	say,
	sentence,
	found,
}: {
	readonly say: Say;
	readonly sentence: ReadSentence;
	readonly found: keyof typeof CLASS_WORDS | undefined;
}) {
	const { source, content, from, to } = sentence;
	const words = source.text.slice(content.from[from] ?? 0, content.to[to - 1] ?? 0);
	if (found === undefined) return <Text of={words} most={2000} />;
	return (
		<mark class={`said ${found}`}>
			<Text of={words} most={2000} />{" "}
			<span class="tag" lang={say.tag}>
				{say.t(CLASS_WORDS[found])}
			</span>
		</mark>
	);
}
