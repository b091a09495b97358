/** What several pages about responses show: the mark of what is made up, the five scores, marked text. */
import type { FiveScores, ResponseView } from "../../../account/response/event-view.ts";
import type { MarkedRun, MarkedSentence } from "../../../notice/score/marked.ts";
import type { Say } from "../../design/say.ts";
import { Text } from "../../design/shown.tsx";
import { CLASS_WORDS, ELEMENT_WORDS } from "../pages/score-page.tsx";

/** Says of a page that what it shows is made up. */
export function SyntheticMark({ say, of }: { readonly say: Say; readonly of: { readonly synthetic: boolean } }) {
	if (!of.synthetic) return null;
	return (
		<p class="notice wary" role="note">
			<strong>{say.t("responses.synthetic")}</strong> {say.t("responses.syntheticText")}
		</p>
	);
}

/** Names of the five, in their order. */
export const FIVE = [
	["prominence", "responses.prominence"],
	["clarity", "responses.clarity"],
	["spin", "responses.spin"],
	["timeliness", "responses.timeliness"],
	["reach", "responses.reach"],
] as const satisfies readonly (readonly [keyof FiveScores, string])[];

/** A score as it is shown. */
export function points(say: Say, value: number | null): string {
	return value === null ? "\u2013" : say.number(Math.round(value));
}

/** A score as a number with a bar; that less spin is better is said beside it, not by a colour. */
export function Five({ say, scores }: { readonly say: Say; readonly scores: FiveScores }) {
	return (
		<dl class="five">
			{FIVE.map(([name, key]) => (
				<div>
					<dt>{say.t(key)}</dt>
					<dd>
						{points(say, scores[name])}
						<meter min={0} max={100} value={String(Math.round(scores[name] ?? 0))} aria-hidden="true" />
					</dd>
				</div>
			))}
		</dl>
	);
}

/** The way on which a notice went out. */
export function channelWords(say: Say, channel: ResponseView["capture"]["channel"]): string {
	const keys = {
		page: "responses.channel.page",
		csaf: "responses.channel.csaf",
		feed: "responses.channel.feed",
		newsletter: "responses.channel.newsletter",
		direct: "responses.channel.direct",
		product: "responses.channel.product",
		oem: "responses.channel.oem",
	} as const;
	return say.t(keys[channel]);
}

/** The text of a notice with what was found in it. A stranger wrote it: it is shown as text, whatever it holds. */
export function MarkedText({
	say,
	sentences,
	language,
	most = 200,
}: {
	readonly say: Say;
	readonly sentences: readonly MarkedSentence[];
	readonly language: string;
	readonly most?: number;
}) {
	const shown = sentences.slice(0, most);
	const blocks = [...Map.groupBy(shown, ({ block }) => block).values()];
	const left = sentences.length - shown.length;
	return (
		<>
			<div class="box marked" lang={language === "de" ? "de" : "en"}>
				{blocks.map((own) => (
					<p class={own[0]?.isHeading === true ? "strong" : own[0]?.isBoilerplate === true ? "soft" : undefined}>
						{own.map((sentence) => (
							<Sentence say={say} sentence={sentence} />
						))}
					</p>
				))}
			</div>
			{left > 0 && <p class="more">{say.t("site.score.more", { n: left })}</p>}
		</>
	);
}

function Sentence({ say, sentence }: { readonly say: Say; readonly sentence: MarkedSentence }) {
	const text = sentence.runs.map((run) => <Run say={say} run={run} />);
	if (sentence.spin === undefined) return <>{text} </>;
	return (
		<>
			<mark class={`said ${sentence.spin}`} title={say.t("responses.bytes", { from: sentence.start, to: sentence.end })}>
				{text}{" "}
				<span class="tag" lang={say.tag}>
					{say.t(CLASS_WORDS[sentence.spin])}
				</span>
			</mark>{" "}
		</>
	);
}

function Run({ say, run: { text, metrics } }: { readonly say: Say; readonly run: MarkedRun }) {
	const names = metrics.flatMap((id) => {
		const words = ELEMENT_WORDS[id.replace("C1.", "") as keyof typeof ELEMENT_WORDS];
		return words === undefined ? [] : [say.t(words[0])];
	});
	if (names.length === 0) return <>{visible(text)}</>;
	return (
		<span class="element" title={names.join(", ")}>
			{visible(text)}
		</span>
	);
}

/** Without what hides or turns text around. */
function visible(text: string): string {
	return text.replace(/[\u0000-\u001f\u007f-\u009f\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060-\u2069\ufeff]/g, " ");
}

/** Where a source or notice is, with its day. */
export function Sourced({ say, url, date }: { readonly say: Say; readonly url: string; readonly date: string }) {
	const host = URL.canParse(url) ? new URL(url).host : url;
	return (
		<>
			<a href={url} rel="noopener noreferrer nofollow">
				<Text of={host} most={80} />
			</a>
			, {say.date(date)}
		</>
	);
}
