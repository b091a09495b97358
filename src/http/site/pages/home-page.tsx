/** The front door: waves that run, what is attacked, a box to check one device, and how to follow. */
import type { ListedReport } from "../../../account/report/ports.ts";
import type { Catalogue } from "../../../catalog/catalogue.ts";
import { isRunning } from "../../../detect/wave.ts";
import { EmptyState } from "../../design/parts/notice.tsx";
import type { Say } from "../../design/say.ts";
import { Text } from "../../design/shown.tsx";
import { type Around, siteName, sitePage } from "../frame.tsx";
import { ReportList } from "../report/report-parts.tsx";
import type { Listed, Snapshot, UrgencyClass } from "../snapshot.ts";
import { CheckForm } from "./check-form.tsx";
import { FeedLinks } from "./feed-links.tsx";
import { WarningList } from "./warning-item.tsx";
import { WaveBox } from "./wave-parts.tsx";

/** Warnings of each part. */
const MOST = { attacked: 6, critical: 4, high: 4, newest: 5, waves: 4 } as const;

/** What the page is made of. */
export interface HomeProps extends Around {
	readonly snapshot: Snapshot;
	readonly catalogue: Catalogue;
	/** The newest. */
	readonly reports: readonly ListedReport[];
}

/** The page as text. */
export function homePage(props: HomeProps): string {
	const { say, address, operator } = props;
	return sitePage({
		...props,
		title: say.t("site.home.title"),
		description: say.t("site.tagline"),
		canonical: "/",
		feeds: [{ path: "/feeds/waves", title: say.t("site.feed.waves", { name: "Seawall" }) }],
		data: { "@context": "https://schema.org", "@type": "WebSite", name: siteName(say, operator), url: `${address}/`, inLanguage: say.tag },
		children: <Body {...props} />,
	});
}

function Body({ say, snapshot, catalogue, reports }: HomeProps) {
	const { entries, waves, asOf } = snapshot;
	const running = waves.filter((wave) => isRunning(wave, asOf));
	const of = (urgency: UrgencyClass) => entries.filter((entry) => entry.urgency === urgency);
	const newest = [...entries].sort((a, b) => b.releasedAt - a.releasedAt || (a.slug < b.slug ? -1 : 1)).slice(0, MOST.newest);
	const part = { say, catalogue };
	return (
		<>
			<p class="over">{say.t("site.asOf", { date: say.date(asOf) })}</p>
			<h1>{say.t("site.home.title")}</h1>
			<p class="lead">{say.t("site.home.lead")}</p>
			{running.length > 0 ? (
				<section aria-labelledby="waves-title" class="first">
					<h2 id="waves-title">{say.t("site.home.waves")}</h2>
					{running.slice(0, MOST.waves).map((wave) => (
						<WaveBox say={say} wave={wave} catalogue={catalogue} />
					))}
				</section>
			) : (
				<p class="notice">{say.t("site.home.noWaves")}</p>
			)}
			<section class="box check-box" aria-labelledby="check-title">
				<h2 id="check-title">{say.t("site.check")}</h2>
				<CheckForm say={say} asked={{ brand: "", model: "", firmware: "" }} isShort={true} />
			</section>
			{entries.length === 0 && (
				<EmptyState title={say.t("site.home.noWarnings")}>
					<p>{say.t("site.home.noWarningsText")}</p>
				</EmptyState>
			)}
			<Part
				{...part}
				id="attacked"
				title={say.t("site.home.attacked")}
				text={say.t("site.home.attackedText")}
				entries={of("attacked")}
				most={MOST.attacked}
			/>
			<Part {...part} id="critical" title={say.t("site.home.critical")} entries={of("critical")} most={MOST.critical} />
			<Part {...part} id="high" title={say.t("site.home.high")} entries={of("high")} most={MOST.high} />
			{newest.length > 0 && (
				<section aria-labelledby="newest-title">
					<h2 id="newest-title">{say.t("site.home.newest")}</h2>
					<ul class="plain">
						{newest.map((entry) => (
							<li>
								<a href={`/advisories/${entry.slug}`} lang={entry.language}>
									<Text of={entry.title} most={200} />
								</a>{" "}
								<span class="soft">{say.date(entry.releasedAt)}</span>
							</li>
						))}
					</ul>
					<p>
						<a href="/advisories">{say.t("site.home.all", { n: entries.length })}</a>
					</p>
				</section>
			)}
			<div class="columns ends">
				<section aria-labelledby="reports-title">
					<h2 id="reports-title">{say.t("site.home.reports")}</h2>
					{reports.length === 0 ? (
						<p>{say.t("site.home.noReports")}</p>
					) : (
						<>
							<ReportList say={say} reports={reports} level={3} />
							<p>
								<a href="/reports">{say.t("report.all")}</a>
							</p>
						</>
					)}
				</section>
				<section aria-labelledby="follow-title">
					<h2 id="follow-title">{say.t("site.subscribe.title")}</h2>
					<p>{say.t("site.subscribe.mailText")}</p>
					<FeedLinks say={say} path="/feeds/advisories" name={say.t("site.subscribe.all")} />
					<FeedLinks say={say} path="/feeds/waves" name={say.t("site.subscribe.waves")} />
				</section>
			</div>
		</>
	);
}

interface PartProps {
	readonly say: Say;
	readonly catalogue: Catalogue;
	readonly id: UrgencyClass;
	readonly title: string;
	readonly text?: string | undefined;
	readonly entries: readonly Listed[];
	readonly most: number;
}

function Part({ say, catalogue, id, title, text, entries, most }: PartProps) {
	if (entries.length === 0) return null;
	return (
		<section aria-labelledby={`${id}-title`}>
			<h2 id={`${id}-title`}>{title}</h2>
			{text !== undefined && <p class="soft">{text}</p>}
			<WarningList say={say} entries={entries.slice(0, most)} catalogue={catalogue} />
			{entries.length > most && (
				<p>
					<a href={`/advisories?urgency=${id}`}>
						{id === "attacked" ? say.t("site.home.allAttacked", { n: entries.length }) : `${title}: ${say.number(entries.length)}`}
					</a>
				</p>
			)}
		</section>
	);
}
