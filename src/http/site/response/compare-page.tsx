/** Notices of one event side by side: scores, what each says and does not say, and their texts with what was found in them. */
import type { EventView, ResponseView } from "../../../account/response/event-view.ts";
import { ELEMENT_WEIGHTS, type ElementId } from "../../../notice/elements/element.ts";
import type { Say } from "../../design/say.ts";
import { shown, Text } from "../../design/shown.tsx";
import { type Around, sitePage } from "../frame.tsx";
import { ELEMENT_WORDS } from "../pages/score-page.tsx";
import { silenceWords } from "./chart.tsx";
import { channelWords, FIVE, MarkedText, points, SyntheticMark } from "./parts.tsx";

/** Notices that are laid side by side. */
const MOST = 6;
const MOST_QUOTES = 2;

interface Column {
	readonly branch: string;
	readonly response: ResponseView;
}

/** `/responses/{event}/compare`: the first notice of each branch. */
export function comparePage(props: Around & { readonly view: EventView }): string {
	const { say, view } = props;
	const { event, subjects } = view;
	const told = subjects.flatMap(({ subject, responses }): Column[] => {
		const [first] = responses.filter(({ scored }) => scored !== undefined);
		return first === undefined ? [] : [{ branch: subject.id, response: first }];
	});
	const columns = told.slice(0, MOST);
	const silent = subjects.filter(({ row }) => row.censored);
	return sitePage({
		...props,
		title: `${event.synthetic ? `${say.t("responses.synthetic")} ` : ""}${say.t("responses.compareTitle")}`,
		description: say.t("responses.compareLead"),
		isHidden: event.synthetic,
		children: (
			<>
				<p class="over">
					<a href={`/responses/${event.id}`}>
						<Text of={event.title} most={160} />
					</a>
				</p>
				<h1>{say.t("responses.compareTitle")}</h1>
				<SyntheticMark say={say} of={event} />
				<p class="lead">{say.t("responses.compareLead")}</p>
				{columns.length === 0 ? <p>{say.t("responses.nothingScored")}</p> : <Table say={say} columns={columns} />}
				{silent.length > 0 && (
					<section aria-labelledby="silent-title">
						<h2 id="silent-title">{say.t("responses.silentTitle")}</h2>
						<ul class="dashes">
							{silent.map(({ subject, row }) => (
								<li>
									<Text of={subject.id} most={80} />: {silenceWords(say, row)}
								</li>
							))}
						</ul>
					</section>
				)}
				<section aria-labelledby="texts-title">
					<h2 id="texts-title">{say.t("responses.texts")}</h2>
					<p class="soft">{say.t("responses.textsText")}</p>
					<div class="side">
						{columns.map(({ branch, response: { scored, capture } }) => (
							<article>
								<h3>
									<a href={`/captures/${capture.id}`}>
										<Text of={branch} most={80} />
									</a>
								</h3>
								<MarkedText say={say} sentences={scored?.sentences ?? []} language={scored?.language ?? "en"} most={80} />
							</article>
						))}
					</div>
				</section>
				{told.length > MOST && <p class="more">{say.t("site.moreLeft", { n: told.length - MOST })}</p>}
			</>
		),
	});
}

function Table({ say, columns }: { readonly say: Say; readonly columns: readonly Column[] }) {
	const elements = Object.keys(ELEMENT_WEIGHTS) as readonly ElementId[];
	return (
		<section class="scroll" aria-label={say.t("table.scrolls", { name: say.t("responses.compareTitle") })} tabindex={0}>
			<table class="data compare">
				<caption class="unseen">{say.t("responses.compareTitle")}</caption>
				<thead>
					<tr>
						<th scope="col">{say.t("responses.what")}</th>
						{columns.map(({ branch, response: { capture } }) => (
							<th scope="col">
								<Text of={branch} most={60} />
								<span class="soft">
									{" "}
									{channelWords(say, capture.channel)}, {say.date(capture.publishedAt)}
								</span>
							</th>
						))}
					</tr>
				</thead>
				<tbody>
					{FIVE.map(([name, key]) => (
						<tr>
							<th scope="row">{say.t(key)}</th>
							{columns.map(({ response }) => (
								<td class="n">{points(say, response.scores[name])}</td>
							))}
						</tr>
					))}
					{elements.map((id) => (
						<tr>
							<th scope="row">{say.t(ELEMENT_WORDS[id][0])}</th>
							{columns.map(({ response }) => (
								<td>
									<Element say={say} response={response} id={id} />
								</td>
							))}
						</tr>
					))}
				</tbody>
			</table>
		</section>
	);
}

const STATES = { unbound: "responses.unbound", link: "responses.behindLink" } as const;

/** What a notice says of one thing: its own words with their bytes, or where it was looked for. */
export function Element({ say, response, id }: { readonly say: Say; readonly response: ResponseView; readonly id: ElementId }) {
	const metric = response.scored?.metrics.find((one) => one.id === `C1.${id}`);
	if (metric === undefined || metric.value === "absent" || metric.spans.length === 0)
		return (
			<span class="soft" title={(metric?.lookedIn ?? []).slice(0, 10).join(", ")}>
				{say.t("responses.absent")}
			</span>
		);
	const state = STATES[metric.value as keyof typeof STATES];
	return (
		<>
			{metric.spans.slice(0, MOST_QUOTES).map(({ quote, start, end }) => (
				<q class="quote" title={say.t("responses.bytes", { from: start, to: end })}>
					{shown(quote.replace(/<[^<>]{0,200}>/g, " "), 120)}
				</q>
			))}
			{state !== undefined && <span class="soft"> ({say.t(state)})</span>}
		</>
	);
}
