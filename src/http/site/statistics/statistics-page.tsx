/** `/statistics`: every figure with its definition, of how many, as of when, from where, and the numbers to take away. */

import type { VendorTimes } from "../../../account/statistics/notice-times.ts";
import { SMALL_CELLS } from "../../../account/statistics/small-cells.ts";
import type { StatisticTable } from "../../../account/statistics/statistic-tables.ts";
import type { DeviceShare, Statistics } from "../../../account/statistics/statistics.ts";
import type { SurveyFigures } from "../../../account/statistics/survey.ts";
import { AmountBars } from "../../design/chart/amount-bars.tsx";
import { SilenceCurve } from "../../design/chart/silence-curve.tsx";
import type { Say } from "../../design/say.ts";
import { shown, Text } from "../../design/shown.tsx";
import { type Around, sitePage } from "../frame.tsx";

/** What the page is made of. */
export interface StatisticsPageProps extends Around {
	readonly statistics: Statistics;
	readonly tables: readonly StatisticTable[];
}

/** Bars and curves that are drawn; tables have more. */
const MOST_BARS = 15;
const MOST_ROWS = 200;
const MOST_CURVES = 6;
/** A curve of fewer tells nothing. */
const FEWEST_WAITED = 3;

/** The page as text. */
export function statisticsPage(props: StatisticsPageProps): string {
	const { say, statistics } = props;
	const { shares, surveys } = statistics;
	return sitePage({
		...props,
		title: say.t("site.stats.title"),
		description: say.t("site.stats.lead"),
		children: (
			<>
				<h1>{say.t("site.stats.title")}</h1>
				<p class="lead">{say.t("site.stats.lead")}</p>
				<p class="soft">
					{say.t("site.asOf", { date: say.date(statistics.asOf) })} · <a href="#rule">{say.t("site.stats.rule")}</a>
				</p>
				<CveCounts {...props} />
				{shares.map((share) => (
					<Share {...props} share={share} />
				))}
				<Times {...props} />
				<section aria-labelledby="surveys">
					<h2 id="surveys">{say.t("site.stats.surveys")}</h2>
					{surveys.length === 0 && <p>{say.t("site.stats.noSurvey")}</p>}
				</section>
				{surveys.map((survey) => (
					<Survey {...props} of={survey} />
				))}
				<section aria-labelledby="rule">
					<h2 id="rule">{say.t("site.stats.rule")}</h2>
					<p>
						{say.t("site.stats.ruleText", {
							devices: SMALL_CELLS.devices,
							organisations: SMALL_CELLS.organisations,
							share: Math.round(SMALL_CELLS.largestShare * 100),
						})}
					</p>
				</section>
			</>
		),
	});
}

/** What a figure must never be without. */
function About({ say, tables, id }: Pick<StatisticsPageProps, "say" | "tables"> & { readonly id: string }) {
	const table = tables.find((one) => one.id === id);
	if (table === undefined) return null;
	return (
		<>
			{table.synthetic && <p class="notice">{say.t("site.stats.synthetic")}</p>}
			<p class="soft">
				n = {table.n === null ? say.t("site.stats.hidden") : say.number(table.n)} · {say.t("site.asOf", { date: say.date(table.asOf) })} ·{" "}
				<a href={`/statistics/${id}.csv`}>CSV</a> · <a href={`/statistics/${id}.json`}>JSON</a>
			</p>
		</>
	);
}

function CveCounts({ say, statistics: { cveCounts }, tables }: StatisticsPageProps) {
	const { counts, documents, publishers, attackedAsOf } = cveCounts;
	return (
		<section aria-labelledby="cve-counts">
			<h2 id="cve-counts">{say.t("site.stats.cves")}</h2>
			<p>{say.t("site.stats.cvesText", { documents, publishers })}</p>
			<p>{attackedAsOf === undefined ? say.t("site.stats.noKev") : say.t("site.stats.kev", { date: say.date(attackedAsOf) })}</p>
			<About say={say} tables={tables} id="cve-counts" />
			{counts.length > 0 && (
				<AmountBars
					say={say}
					id="cves"
					title={say.t("site.stats.cvesChart")}
					tone="risk"
					bars={counts.slice(0, MOST_BARS).map(({ vendor, name, cves }) => ({
						name,
						amount: cves,
						words: say.t("site.stats.nCves", { n: cves }),
						href: `/vendors/${vendor}`,
					}))}
					table={{
						heads: [
							say.t("site.stats.maker"),
							"CVE",
							say.t("site.stats.attacked"),
							say.t("site.stats.documents"),
							say.t("site.stats.newest"),
						],
						rows: counts
							.slice(0, MOST_ROWS)
							.map(({ name, cves, attacked, documents: own, newest }) => [
								shown(name, 120),
								cves,
								attackedAsOf === undefined ? "\u2013" : attacked,
								own,
								say.date(newest),
							]),
						left: counts.length - MOST_ROWS,
					}}
				/>
			)}
		</section>
	);
}

const SHARE_TEXTS = {
	firmware: ["site.stats.firmware", "site.stats.firmwareText"],
	"remote-access": ["site.stats.remote", "site.stats.remoteText"],
} as const;

const CELL_TEXTS = {
	outdated: "site.stats.outdated",
	no_known_hole: "site.stats.noKnownHole",
	unknown: "site.stats.unknown",
	port_forwarding: "site.stats.portForwarding",
	p2p_cloud: "site.stats.p2p",
	vpn: "site.stats.vpn",
	none: "site.stats.none",
} as const;

function Share({ say, tables, share }: StatisticsPageProps & { readonly share: DeviceShare }) {
	const { id, devices, cells, hidden } = share;
	const [title, text] = SHARE_TEXTS[id];
	const wordsOf = (count: number | null) =>
		count === null || devices === null
			? say.t("site.stats.hidden")
			: say.t("site.stats.nDevices", { n: count, share: ((count / devices) * 100).toFixed(1) });
	const nameOf = (key: string) => say.t(CELL_TEXTS[key as keyof typeof CELL_TEXTS]);
	const all = [
		...cells.map(({ key, devices: count }) => ({ name: nameOf(key), count })),
		...(hidden === null || hidden === 0 ? [] : [{ name: say.t("site.stats.hiddenTogether"), count: hidden }]),
	];
	return (
		<section aria-labelledby={id}>
			<h2 id={id}>{say.t(title)}</h2>
			<p>{say.t(text)}</p>
			<About say={say} tables={tables} id={id} />
			{devices === null ? (
				<p>{say.t("site.stats.tooFew")}</p>
			) : (
				<AmountBars
					say={say}
					id={id}
					title={say.t(title)}
					end={devices}
					bars={all.map(({ name, count }) => ({ name, amount: count ?? undefined, words: wordsOf(count) }))}
					table={{
						heads: [say.t("site.stats.group"), say.t("site.stats.devices")],
						rows: all.map(({ name, count }) => [name, wordsOf(count)]),
					}}
				/>
			)}
		</section>
	);
}

function medianWords(say: Say, { n, spoke, median, medianLow, medianHigh, lastDays }: VendorTimes): string {
	const silent = say.t("site.stats.silent", { n: n - spoke, of: n });
	if (median === null) return `${say.t("site.stats.noMedian", { days: lastDays })} ${silent}`;
	const interval = `${say.number(medianLow ?? median)} \u2013 ${medianHigh === null ? "?" : say.number(medianHigh)}`;
	return `${say.t("site.stats.median", { days: median, interval })} ${silent}`;
}

function Times({ say, statistics: { times }, tables }: StatisticsPageProps) {
	const drawn = times.filter(({ n }) => n >= FEWEST_WAITED).slice(0, MOST_CURVES);
	return (
		<section aria-labelledby="time-to-notice">
			<h2 id="time-to-notice">{say.t("site.stats.times")}</h2>
			<p>{say.t("site.stats.timesText")}</p>
			<About say={say} tables={tables} id="time-to-notice" />
			{drawn.length === 0 && <p>{say.t("site.stats.tooFewTimes", { n: FEWEST_WAITED })}</p>}
			{drawn.map((one, at) => {
				const name = `${shown(one.name, 80)}${one.synthetic ? ` (${say.t("site.stats.synthetic")})` : ""}`;
				return (
					<>
						<h3>{name}</h3>
						<p>{medianWords(say, one)}</p>
						<SilenceCurve say={say} id={`km-${at}`} title={say.t("site.stats.curve", { name })} words={medianWords(say, one)} curve={one} />
					</>
				);
			})}
			{times.length > drawn.length && (
				<details>
					<summary>{say.t("site.stats.allTimes", { n: times.length })}</summary>
					<ul>
						{times.slice(0, MOST_ROWS).map((one) => (
							<li>
								<strong>
									<Text of={one.name} most={80} />
								</strong>
								: {medianWords(say, one)}
							</li>
						))}
					</ul>
				</details>
			)}
		</section>
	);
}

function Survey({ say, tables, of: { survey, n, isWeighted, figures } }: StatisticsPageProps & { readonly of: SurveyFigures }) {
	const percent = (share: number) => `${(share * 100).toFixed(1)} %`;
	const id = `survey-${survey.id}`;
	return (
		<section aria-labelledby={id}>
			<h3 id={id}>
				<Text of={survey.question} most={1000} />
			</h3>
			<About say={say} tables={tables} id={id} />
			<dl class="pairs">
				{(
					[
						["site.stats.frame", survey.frame],
						["site.stats.method", survey.method],
						["site.stats.funding", survey.funding],
					] as const
				).map(([key, text]) => (
					<div>
						<dt>{say.t(key)}</dt>
						<dd>
							<Text of={text} most={1000} />
						</dd>
					</div>
				))}
				<div>
					<dt>{say.t("site.stats.answered")}</dt>
					<dd>
						{say.t("site.stats.response", {
							n,
							asked: survey.asked,
							share: survey.asked === 0 ? "0" : ((n / survey.asked) * 100).toFixed(1),
						})}{" "}
						({say.date(survey.from)} {"\u2013"} {say.date(survey.until)})
					</dd>
				</div>
			</dl>
			<AmountBars
				say={say}
				id={id}
				title={isWeighted ? say.t("site.stats.weighted") : say.t("site.stats.plain")}
				end={1}
				bars={figures.map(({ option, count, share, low, high }) => ({
					name: option,
					amount: share,
					low,
					high,
					words: `${percent(share)} (${percent(low)} \u2013 ${percent(high)}), ${say.t("site.stats.nAnswers", { n: count })}`,
				}))}
				table={{
					heads: [say.t("site.stats.option"), say.t("site.stats.answers"), say.t("site.stats.shareHead"), "95 %"],
					rows: figures.map(({ option, count, share, low, high }) => [
						shown(option, 300),
						count,
						percent(share),
						`${percent(low)} \u2013 ${percent(high)}`,
					]),
				}}
			/>
		</section>
	);
}
