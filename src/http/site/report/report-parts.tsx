/** Parts that pages about reports share. */
import type { ChangedLine } from "../../../account/report/difference.ts";
import type { ListedReport } from "../../../account/report/ports.ts";
import type { ReportKind } from "../../../account/report/report.ts";
import type { Say } from "../../design/say.ts";
import { Text } from "../../design/shown.tsx";
import { authorPath } from "./report-query.ts";

/** The names of kinds. */
export const KIND_TEXTS = {
	news: "report.kind.news",
	test: "report.kind.test",
	tutorial: "report.kind.tutorial",
	statistics: "report.kind.statistics",
	notice: "report.kind.notice",
} as const satisfies Readonly<Record<ReportKind, string>>;

/** Reports with their teasers. */
export function ReportList({
	say,
	reports,
	level = 2,
}: {
	readonly say: Say;
	readonly reports: readonly ListedReport[];
	readonly level?: 2 | 3;
}) {
	const Heading = level === 2 ? "h2" : "h3";
	return (
		<ul class="reports plain">
			{reports.map((report) => (
				<li>
					<Heading lang={report.language}>
						<a href={`/reports/${report.slug}`}>
							<Text of={report.title} />
						</a>
					</Heading>
					<p lang={report.language}>
						<Text of={report.teaser} most={600} />
					</p>
					<Byline say={say} report={report} />
				</li>
			))}
		</ul>
	);
}

/** Kind, authors, days. */
export function Byline({ say, report }: { readonly say: Say; readonly report: ListedReport }) {
	const { kind, authors, publishedAt, changedAt, synthetic } = report;
	return (
		<p class="facts soft">
			<span>{say.t(KIND_TEXTS[kind])}</span>
			<span>
				{authors.map((name, at) => (
					<>
						{at > 0 && ", "}
						<a href={authorPath(name)}>
							<Text of={name} most={100} />
						</a>
					</>
				))}
			</span>
			<span>
				<time datetime={new Date(publishedAt).toISOString()}>{say.date(publishedAt)}</time>
			</span>
			{changedAt !== publishedAt && <span>{say.t("report.changed", { date: say.date(changedAt) })}</span>}
			{synthetic && <span class="badge open">{say.t("report.syntheticShort")}</span>}
		</p>
	);
}

const MOST_LINES = 120;

/** What changed, line by line: told by signs as well as by colour. */
export function ChangeList({ say, lines }: { readonly say: Say; readonly lines: readonly ChangedLine[] }) {
	if (lines.length === 0) return null;
	return (
		<>
			<ul class="change">
				{lines.slice(0, MOST_LINES).map(({ change, text }) =>
					change === "same" ? (
						<li class="same">
							<Text of={text} most={1000} />
						</li>
					) : (
						<li class={change}>
							{change === "new" ? (
								<ins>
									<Text of={text} most={1000} />
								</ins>
							) : (
								<del>
									<Text of={text} most={1000} />
								</del>
							)}
						</li>
					),
				)}
			</ul>
			{lines.length > MOST_LINES && <p class="more">{say.t("site.moreLeft", { n: lines.length - MOST_LINES })}</p>}
		</>
	);
}
