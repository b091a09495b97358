/** All reports, narrowed by kind, maker, year and author; and those of one author. */
import type { ListedReport } from "../../../account/report/ports.ts";
import { REPORT_KINDS } from "../../../account/report/report.ts";
import type { Catalogue } from "../../../catalog/catalogue.ts";
import { FilterBar } from "../../design/parts/filter-bar.tsx";
import { EmptyState } from "../../design/parts/notice.tsx";
import type { Say } from "../../design/say.ts";
import { shown } from "../../design/shown.tsx";
import { type Around, siteName, sitePage } from "../frame.tsx";
import { FeedLinks } from "../pages/feed-links.tsx";
import { KIND_TEXTS, ReportList } from "./report-parts.tsx";
import { authorPath, type ReportQuery, reportPath } from "./report-query.ts";

/** What both pages are made of. */
interface ListProps extends Around {
	readonly query: ReportQuery;
	readonly reports: readonly ListedReport[];
	readonly hasMore: boolean;
}

/** The list as text. */
export function reportsPage(props: ListProps & { readonly catalogue: Catalogue; readonly year: number }): string {
	const { say, query, reports, catalogue, operator, year } = props;
	const isNarrowed = Object.values({ ...query, after: undefined }).some((value) => value !== undefined);
	const years = Array.from({ length: 12 }, (_, at) => String(year - at));
	return sitePage({
		...props,
		path: "/reports",
		title: say.t("report.reports"),
		description: say.t("report.lead"),
		canonical: reportPath({ kind: query.kind }),
		isHidden: query.after !== undefined || query.author !== undefined,
		feeds: [{ path: "/feeds/reports", title: say.t("report.feed", { name: siteName(say, operator) }) }],
		children: (
			<>
				<h1>{say.t("report.reports")}</h1>
				<p class="lead">{say.t("report.lead")}</p>
				<FilterBar
					say={say}
					label={say.t("report.filters")}
					action="/reports"
					without={(name) => (name === undefined ? "/reports" : reportPath({ ...query, after: undefined, [name]: undefined }))}
					filters={[
						{
							name: "kind",
							label: say.t("report.filterKind"),
							value: query.kind,
							options: REPORT_KINDS.map((value) => ({ value, name: say.t(KIND_TEXTS[value]) })),
						},
						{
							name: "vendor",
							label: say.t("report.filterVendor"),
							value: query.vendor,
							options: catalogue.vendors.map(({ id, name }) => ({ value: id, name })),
						},
						{
							name: "year",
							label: say.t("report.filterYear"),
							value: query.year === undefined ? undefined : String(query.year),
							options: years.map((value) => ({ value, name: value })),
						},
						{ name: "author", label: say.t("report.filterAuthor"), value: query.author ?? "" },
					]}
				/>
				{reports.length === 0 ? (
					<EmptyState title={say.t(isNarrowed ? "report.noneFound" : "report.none")}>
						<p>{say.t(isNarrowed ? "report.noneFoundText" : "report.noneText")}</p>
					</EmptyState>
				) : (
					<ReportList say={say} reports={reports} />
				)}
				<Older {...props} path="/reports" />
				<FeedLinks say={say} path="/feeds/reports" name={say.t("report.all")} />
			</>
		),
	});
}

/** The page of an author as text. */
export function authorPage(props: ListProps): string {
	const { say, query, reports } = props;
	const name =
		reports.flatMap(({ authors }) => authors).find((one) => one.toLowerCase() === query.author?.toLowerCase()) ?? query.author ?? "";
	const title = say.t("report.authorTitle", { name: shown(name, 100) });
	return sitePage({
		...props,
		path: authorPath(name),
		title,
		description: title,
		data: { "@context": "https://schema.org", "@type": "ProfilePage", mainEntity: { "@type": "Person", name: shown(name, 100) } },
		children: (
			<>
				<h1>{title}</h1>
				<ReportList say={say} reports={reports} />
				<Older {...props} path={authorPath(name)} />
				<p>
					<a href="/reports">{say.t("report.all")}</a>
				</p>
			</>
		),
	});
}

function Older({ say, query, reports, hasMore, path }: ListProps & { readonly say: Say; readonly path: string }) {
	const last = reports.at(-1);
	if (!hasMore || last === undefined) return null;
	return (
		<nav class="pager" aria-label={say.t("report.archive")}>
			<a class="button quiet slim" rel="next" href={reportPath({ ...query, after: `${last.publishedAt}.${last.id}` }, path)}>
				{say.t("report.olderOnes")}
			</a>
		</nav>
	);
}
