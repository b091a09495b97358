/** All public warnings, searched and narrowed; every state of the list has an address. */
import type { Catalogue } from "../../../catalog/catalogue.ts";
import { LEVELS } from "../../../warn/level.ts";
import { FilterBar } from "../../design/parts/filter-bar.tsx";
import { EmptyState } from "../../design/parts/notice.tsx";
import { type Around, sitePage } from "../frame.tsx";
import { type ListedPage, type ListQuery, listPath } from "../list-query.ts";
import { URGENCY_CLASSES } from "../snapshot.ts";
import { URGENCY_KEYS, WarningList } from "./warning-item.tsx";

const LEVEL_TEXTS = {
	advice: "site.level.advice",
	"watch-and-act": "site.level.watch-and-act",
	emergency: "site.level.emergency",
} as const;

/** What the page is made of. */
export interface ListPageProps extends Around {
	readonly query: ListQuery;
	readonly page: ListedPage;
	readonly catalogue: Catalogue;
}

/** The page as text. */
export function listPage(props: ListPageProps): string {
	const { say, query, page } = props;
	const title =
		page.pages > 1
			? `${say.t("site.list.title")}, ${say.t("site.list.page", { page: page.page, pages: page.pages })}`
			: say.t("site.list.title");
	return sitePage({
		...props,
		title,
		description: say.t("site.tagline"),
		feeds: LEVELS.toReversed().map((level) => ({
			path: `/feeds/levels/${level}`,
			title: props.say.t("site.feed.vendor", { vendor: props.say.t(LEVEL_TEXTS[level]), name: "Seawall" }),
		})),
		canonical: listPath({ page: query.page }),
		isHidden: query.q !== "" || query.year !== undefined,
		children: <Body {...props} />,
	});
}

function Body({ say, query, page, catalogue }: ListPageProps) {
	const { entries, total, vendors, years } = page;
	return (
		<>
			<h1>{say.t("site.list.title")}</h1>
			<FilterBar
				say={say}
				label={say.t("site.list.filters")}
				action="/advisories"
				without={(name) => (name === undefined ? "/advisories" : listPath({ ...query, page: 1, [name]: name === "q" ? "" : undefined }))}
				filters={[
					{ name: "q", label: say.t("site.list.search"), value: query.q, grows: true },
					{
						name: "vendor",
						label: say.t("site.list.vendor"),
						value: query.vendor,
						options: vendors.map(({ id, n }) => ({ value: id, name: catalogue.vendor(id)?.name ?? id, n })),
					},
					{
						name: "urgency",
						label: say.t("site.list.urgency"),
						value: query.urgency,
						options: URGENCY_CLASSES.map((value) => ({ value, name: say.t(URGENCY_KEYS[value]) })),
					},
					{
						name: "year",
						label: say.t("site.list.year"),
						value: query.year === undefined ? undefined : String(query.year),
						options: years.map((year) => ({ value: String(year), name: String(year) })),
					},
				]}
			/>
			{total === 0 ? (
				<EmptyState title={say.t("site.list.none")}>
					<p>{say.t("site.list.noneText")}</p>
					<p>
						<a class="button" href="/check">
							{say.t("site.list.tryCheck")}
						</a>
					</p>
				</EmptyState>
			) : (
				<>
					<p class="soft">{say.t("site.list.found", { n: total })}</p>
					<WarningList say={say} entries={entries} catalogue={catalogue} level={2} />
					{page.pages > 1 && (
						<nav class="pager" aria-label={say.t("site.list.page", { page: page.page, pages: page.pages })}>
							<span class="soft num">{say.t("site.list.page", { page: page.page, pages: page.pages })}</span>
							<span class="row">
								{page.page > 1 && (
									<a class="button quiet slim" rel="prev" href={listPath({ ...query, page: page.page - 1 })}>
										{say.t("site.list.previous")}
									</a>
								)}
								{page.page < page.pages && (
									<a class="button quiet slim" rel="next" href={listPath({ ...query, page: page.page + 1 })}>
										{say.t("table.next")}
									</a>
								)}
							</span>
						</nav>
					)}
				</>
			)}
		</>
	);
}
