/** Who warned of one event, when and how clearly: branches by days, the five scores of each notice, replies beside them. */
import type { EventView, SubjectView } from "../../../account/response/event-view.ts";
import { silentRelabels } from "../../../account/response/event-view.ts";
import { ChartFigure } from "../../design/chart/figure.tsx";
import { EmptyState } from "../../design/parts/notice.tsx";
import type { Say } from "../../design/say.ts";
import { shown, Text } from "../../design/shown.tsx";
import { type Around, sitePage } from "../frame.tsx";
import { MatrixChart, silenceWords } from "./chart.tsx";
import { channelWords, Five, Sourced, SyntheticMark } from "./parts.tsx";

/** `/responses` */
export function responsesPage(props: Around & { readonly views: readonly EventView[] }): string {
	const { say, views } = props;
	return sitePage({
		...props,
		title: say.t("responses.title"),
		description: say.t("responses.lead"),
		children: (
			<>
				<h1>{say.t("responses.title")}</h1>
				<p class="lead">{say.t("responses.lead")}</p>
				{views.length === 0 && (
					<EmptyState title={say.t("responses.none")}>
						<p>{say.t("responses.noneText")}</p>
						<p>
							<a href="/score">{say.t("site.score")}</a>
						</p>
					</EmptyState>
				)}
				<ul class="warnings">
					{views.map((view) => (
						<EventItem say={say} view={view} />
					))}
				</ul>
				<p class="soft">{say.t("responses.method")}</p>
			</>
		),
	});
}

function EventItem({ say, view: { event, subjects, matrix } }: { readonly say: Say; readonly view: EventView }) {
	const silent = subjects.filter(({ row }) => row.censored).length;
	return (
		<li>
			<h2>
				{event.synthetic && <span class="tag">{say.t("responses.synthetic")}</span>}{" "}
				<a href={`/responses/${event.id}`}>
					<Text of={event.title} most={200} />
				</a>
			</h2>
			<p class="facts">
				{matrix.since !== null && <span>{say.t("responses.since", { date: say.date(matrix.since) })}</span>}
				<span>{say.t("responses.answered", { n: subjects.length - silent, all: subjects.length })}</span>
				{silent > 0 && <span class="strong">{say.t("responses.stillSilent", { n: silent })}</span>}
			</p>
		</li>
	);
}

/** `/responses/{event}` */
export function eventPage(props: Around & { readonly view: EventView }): string {
	const { say, view, address } = props;
	const { event } = view;
	return sitePage({
		...props,
		title: `${event.synthetic ? `${say.t("responses.synthetic")} ` : ""}${event.title}`,
		description: say.t("responses.eventLead"),
		isHidden: event.synthetic,
		children: <OneEvent say={say} view={view} address={address} />,
	});
}

function OneEvent({ say, view, address }: { readonly say: Say; readonly view: EventView; readonly address: string }) {
	const { event, matrix, subjects } = view;
	const relabels = silentRelabels(view);
	const moments = [
		...(event.disclosedAt === null ? [] : [say.t("responses.disclosed", { date: say.date(event.disclosedAt) })]),
		...(event.firstAttackAt === null ? [] : [say.t("responses.attacked", { date: say.date(event.firstAttackAt) })]),
		...(event.reference === "" ? [] : [shown(event.reference, 80)]),
	];
	const responses = subjects.flatMap((one) => one.responses);
	return (
		<>
			<p class="over">
				<a href="/responses">{say.t("responses.title")}</a>
			</p>
			<h1>
				<Text of={event.title} most={200} />
			</h1>
			<SyntheticMark say={say} of={event} />
			<p class="facts">
				{moments.map((fact) => (
					<span>{fact}</span>
				))}
				<span>{say.t("responses.asOf", { date: say.date(matrix.asOf) })}</span>
			</p>
			<section aria-labelledby="days-title">
				<h2 id="days-title">{say.t("responses.days")}</h2>
				<ChartFigure
					say={say}
					title={say.t("responses.daysText")}
					table={{
						heads: [say.t("responses.branch"), say.t("responses.silence"), say.t("responses.first"), say.t("responses.ways")],
						rows: subjects.map(({ subject, row }) => [
							shown(subject.id, 80),
							silenceWords(say, row),
							row.firstNoticeAt === null ? "\u2013" : say.date(row.firstNoticeAt),
							row.channels.map((channel) => channelWords(say, channel)).join(", ") || "\u2013",
						]),
					}}
				>
					<section class="scroll" aria-label={say.t("table.scrolls", { name: say.t("responses.days") })} tabindex={0}>
						<MatrixChart say={say} view={view} isEmbedded={false} />
					</section>
				</ChartFigure>
				{relabels.length > 0 && (
					<div class="notice wary">
						<p>
							<strong>{say.t("responses.relabels", { n: relabels.length })}</strong>{" "}
							{relabels
								.slice(0, 60)
								.map(({ subject, row }) => `${shown(subject.id, 60)} (${silenceWords(say, row)})`)
								.join(", ")}
						</p>
					</div>
				)}
			</section>
			<section aria-labelledby="scores-title">
				<h2 id="scores-title">{say.t("responses.scores")}</h2>
				<p>{say.t("responses.scoresText")}</p>
				{responses.length > 1 && (
					<p>
						<a class="button" href={`/responses/${event.id}/compare`}>
							{say.t("responses.compare")}
						</a>
					</p>
				)}
				{subjects.map((subject) => (
					<OneSubject say={say} event={event.id} subject={subject} />
				))}
			</section>
			<section aria-labelledby="take-title">
				<h2 id="take-title">{say.t("responses.take")}</h2>
				<ul class="dashes">
					<li>
						<a href={`/responses/${event.id}/matrix.csv`}>{say.t("responses.csvDays")}</a>
					</li>
					<li>
						<a href={`/responses/${event.id}/scores.csv`}>{say.t("responses.csvScores")}</a>
					</li>
					<li>
						<a href={`/responses/${event.id}/chart.svg`}>{say.t("responses.svg")}</a>{" "}
						<code>{`<img src="${address}/responses/${event.id}/chart.svg" alt="">`}</code>
					</li>
				</ul>
			</section>
			<section aria-labelledby="sources-title">
				<h2 id="sources-title">{say.t("responses.sources")}</h2>
				{event.sources.length === 0 && <p class="soft">{say.t(event.synthetic ? "responses.syntheticText" : "responses.noSources")}</p>}
				<ul class="dashes">
					{event.sources.map((source) => (
						<li>
							<Sourced say={say} {...source} />
						</li>
					))}
					{subjects.flatMap(({ subject }) =>
						subject.source === undefined
							? []
							: [
									<li>
										<Text of={subject.id} most={80} />: <Sourced say={say} {...subject.source} />
									</li>,
								],
					)}
				</ul>
				<p class="soft">
					{say.t("responses.revision", { n: event.revision, date: say.date(event.recordedAt) })}{" "}
					<a href="/corrections">{say.t("site.corrections")}</a>
				</p>
			</section>
		</>
	);
}

function OneSubject({
	say,
	event,
	subject: { subject, row, responses, replies },
}: {
	readonly say: Say;
	readonly event: string;
	readonly subject: SubjectView;
}) {
	return (
		<article class="response">
			<h3>
				{subject.vendor === undefined ? (
					<Text of={subject.id} most={80} />
				) : (
					<a href={`/vendors/${subject.vendor}`}>
						<Text of={subject.id} most={80} />
					</a>
				)}
			</h3>
			{responses.length === 0 && <p class="strong">{silenceWords(say, row)}</p>}
			{responses.map(({ capture, scores, scored }) => (
				<div class="card">
					<p class="facts">
						<span>{channelWords(say, capture.channel)}</span>
						<span>{say.date(capture.publishedAt)}</span>
						{capture.loggedIn && <span>{say.t("responses.gated")}</span>}
						<span>
							<a href={`/captures/${capture.id}`}>{say.t(capture.kind === "fact" ? "responses.fact" : "responses.evidence")}</a>
						</span>
					</p>
					<Five say={say} scores={scores} />
					{scored === undefined && capture.kind !== "fact" && <p class="soft">{say.t("responses.notYet")}</p>}
				</div>
			))}
			{replies.map((reply) => (
				<blockquote lang={reply.language}>
					<p class="soft" lang={say.tag}>
						{say.t("responses.replyOf", { name: shown(reply.name, 80), role: shown(reply.role, 80), date: say.date(reply.submittedAt) })}
					</p>
					{reply.words
						.split(/\n+/)
						.slice(0, 60)
						.map((line) => (
							<p>
								<Text of={line} most={4000} />
							</p>
						))}
				</blockquote>
			))}
			<p class="soft">
				<a href={`/responses/${event}/reply?branch=${encodeURIComponent(subject.id)}`}>{say.t("responses.reply")}</a>
			</p>
		</article>
	);
}
