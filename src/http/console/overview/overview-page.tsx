/** The answer in one look: what is reachable and vulnerable, what to do first, what waits, what has changed, how old it all is. */
import { STALE_DAYS } from "../../../match/answer-words.ts";
import type { FleetOverview, WaveReach } from "../../../match/view/answers.ts";
import { StandingBars } from "../../design/chart/standing-bars.tsx";
import { EngineText } from "../../design/engine/engine-words.tsx";
import { type STANDINGS, VerdictWord } from "../../design/marks.tsx";
import { EmptyState, Remark } from "../../design/parts/notice.tsx";
import { Tally } from "../../design/parts/tally.tsx";
import { Due } from "../../design/parts/timeline.tsx";
import type { Say } from "../../design/say.ts";
import { Text } from "../../design/shown.tsx";
import { listAddress } from "../fleet/device-query.ts";
import { actionTitle, questionTitle, siteWords } from "../fleet/device-words.tsx";
import { ChangedSince } from "./changed-since.tsx";
import { Sources } from "./sources.tsx";

/** What the page shows. */
export interface OverviewProps {
	readonly say: Say;
	readonly overview: FleetOverview;
	/** Where the organisation's pages begin. */
	readonly base: string;
	readonly mayChange: boolean;
	/** UTC milliseconds. */
	readonly now: number;
}

/** The heading: the sentence that matters most. */
export function overviewTitle(say: Say, { state, devices, summary, exposedAtRisk }: FleetOverview): string {
	if (state === "empty") return say.t("overview.empty");
	const reachable = exposedAtRisk.known_affected;
	if (reachable > 0) return say.t("overview.reachable", { n: reachable });
	if (summary.known_affected > 0) return say.t("overview.atRisk", { n: summary.known_affected, all: devices });
	return say.t("overview.none", { all: devices });
}

/** The page under its heading. */
export function Overview(props: OverviewProps) {
	const { say, overview, base } = props;
	if (overview.state === "empty") return <NothingYet {...props} />;
	const { summary, exposedAtRisk } = overview;
	const fleet = `${base}/fleet`;
	const reach = (standing: (typeof STANDINGS)[number]) => {
		if (standing !== "known_affected" && standing !== "under_investigation") return undefined;
		const n = exposedAtRisk[standing];
		return n === 0 ? undefined : say.t("overview.ofThemReachable", { n });
	};
	return (
		<>
			{overview.sources.catalogue.ageDays > STALE_DAYS && (
				<Remark>
					<p>
						<strong>
							{say.t("overview.oldCatalogue", {
								n: overview.sources.catalogue.ageDays,
								date: say.date(overview.sources.catalogue.date),
							})}
						</strong>
					</p>
				</Remark>
			)}
			{overview.waves.map((wave) => (
				<WaveNotice say={say} wave={wave} base={base} />
			))}
			<p class="lead">
				{exposedAtRisk.known_affected > 0 && say.t("overview.inAll", { n: summary.known_affected, all: overview.devices })}{" "}
				{summary.under_investigation > 0 && say.t("overview.open", { n: summary.under_investigation })}{" "}
				{summary.no_statement > 0 && say.t("overview.unspoken", { n: summary.no_statement })}
			</p>
			{overview.isRenewing && (
				<Remark>
					<p>{say.t("overview.renewing", { time: say.minute(overview.madeAt) })}</p>
				</Remark>
			)}
			<Tally say={say} label={say.t("overview.tally")} of={summary} href={(verdict) => listAddress(fleet, { verdict })} more={reach} />
			<ChangedSince say={say} overview={overview} base={base} />
			<div class="columns overview">
				<DoFirst {...props} />
				<div class="stack">
					<Waiting {...props} />
					<Sources {...props} />
				</div>
			</div>
			<Sites {...props} />
		</>
	);
}

function NothingYet({ say, base, mayChange }: OverviewProps) {
	return (
		<EmptyState title={say.t("overview.emptyTitle")}>
			<p>{say.t("overview.emptyWhy")}</p>
			<p>
				{mayChange ? (
					<a class="button" href={`${base}/imports`}>
						{say.t("overview.emptyDo")}
					</a>
				) : (
					say.t("overview.emptyAsk")
				)}
			</p>
		</EmptyState>
	);
}

function WaveNotice({ say, wave, base }: { readonly say: Say; readonly wave: WaveReach; readonly base: string }) {
	const reached = wave.known_affected + wave.under_investigation + wave.no_statement;
	return (
		<section class={reached > 0 ? "wave" : "notice"}>
			<h2>
				{say.t("wave.runs")} <Text of={wave.title} most={160} />
				{wave.synthetic && ` (${say.t("wave.synthetic")})`}
			</h2>
			<p>
				{reached === 0
					? say.t("wave.touchesNone", { date: say.date(wave.startedAt) })
					: say.t("wave.touches", {
							date: say.date(wave.startedAt),
							n: wave.known_affected,
							open: wave.under_investigation,
							exposed: wave.exposed,
						})}{" "}
				{wave.no_statement > 0 && say.t("wave.touchesUnspoken", { n: wave.no_statement })}{" "}
				<a href={`${base}/waves/${encodeURIComponent(wave.wave)}`}>{say.t("wave.whatItMeans")}</a>
			</p>
		</section>
	);
}

function DoFirst({ say, overview, base }: OverviewProps) {
	const fleet = `${base}/fleet`;
	const left = overview.actionCount - overview.actions.length;
	return (
		<section aria-labelledby="do-first">
			<h2 id="do-first">{say.t("overview.doFirst")}</h2>
			{overview.actions.length === 0 && <p class="soft">{say.t("overview.nothingToDo")}</p>}
			<ol class="steps-to-do">
				{overview.actions.map((action) => (
					<li>
						<h3>
							<a href={listAddress(fleet, { action: action.id })}>{actionTitle(say, action)}</a>
						</h3>
						<p class="facts">
							<VerdictWord of={action.verdict} say={say} />
							{action.exposed > 0 && (
								<span class="risk strong">{say.t("overview.exposedOf", { n: action.exposed, all: action.devices })}</span>
							)}
							{action.priority.due !== undefined && <Due say={say} due={action.priority.due} asOf={overview.asOf} />}
							{action.accepted > 0 && <span>{say.t("overview.accepted", { n: action.accepted })}</span>}
						</p>
						<p class="fine">
							<EngineText say={say} of={action.why} most={400} />
						</p>
					</li>
				))}
			</ol>
			{left > 0 && (
				<p class="more">
					<a href={listAddress(fleet, { sort: "urgency" })}>{say.t("overview.moreActions", { n: left })}</a>
				</p>
			)}
		</section>
	);
}

function Waiting({ say, overview, base }: OverviewProps) {
	const { questions, questionCount, sources } = overview;
	const nothing = questionCount === 0 && sources.unfinishedImports === 0;
	return (
		<section aria-labelledby="waiting">
			<h2 id="waiting">{say.t("overview.waiting")}</h2>
			{nothing && <p class="soft">{say.t("overview.nothingWaits")}</p>}
			<ul class="plain">
				{sources.unfinishedImports > 0 && (
					<li>
						<a href={`${base}/imports`}>{say.t("overview.unfinished", { n: sources.unfinishedImports })}</a>
					</li>
				)}
				{questions.map((question) => (
					<li>
						<span class="strong">{questionTitle(say, question)}</span>
						<br />
						<span class="soft fine">
							{say.t("overview.decides", { n: question.decides })}
							{question.hint !== "" && (
								<>
									<br />
									<EngineText say={say} of={question.hint} most={200} />
								</>
							)}
						</span>
					</li>
				))}
			</ul>
			{questionCount > questions.length && <p class="more">{say.t("overview.moreQuestions", { n: questionCount - questions.length })}</p>}
		</section>
	);
}

function Sites({ say, overview, base }: OverviewProps) {
	if (overview.sites.length === 0) return null;
	const several = new Set(overview.sites.map(({ owner }) => owner.id)).size > 1;
	const bars = overview.sites.map(({ site, owner, summary }) => ({
		name: several ? `${siteWords(say, site)}, ${owner.name}` : siteWords(say, site),
		of: summary,
		href: listAddress(`${base}/fleet`, { site: site ?? "", ...(several ? { owner: owner.id } : {}) }),
	}));
	return (
		<section aria-labelledby="sites">
			<h2 id="sites">{say.t("place.sites")}</h2>
			<StandingBars say={say} id="site" title={say.t("overview.tally")} by={say.t("column.site")} bars={bars} most={8} />
			<p class="more">
				<a href={`${base}/sites`}>{say.t("overview.allSites", { n: overview.siteCount })}</a>
			</p>
		</section>
	);
}
