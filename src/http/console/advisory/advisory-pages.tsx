/** Advisories as an operator needs them: which speak of my devices, which of mine they mean, and what to do. */
import type { AdvisoryReach, ReachCount } from "../../../match/view/answers.ts";
import type { DocumentDetail, DocumentQuery, DocumentRow } from "../../../match/view/document-rows.ts";
import type { PageOf } from "../../../match/view/pages.ts";
import { Mark, VERDICT_KEYS, VerdictBadge, VerdictWord } from "../../design/marks.tsx";
import { FilterBar } from "../../design/parts/filter-bar.tsx";
import { EmptyState, Remark } from "../../design/parts/notice.tsx";
import { DataTable, Pager } from "../../design/parts/table.tsx";
import { When } from "../../design/parts/timeline.tsx";
import type { Say } from "../../design/say.ts";
import { Code, shown, Text } from "../../design/shown.tsx";
import { listAddress } from "../fleet/device-query.ts";
import { siteWords } from "../fleet/device-words.tsx";

/** A document with what it means here. */
export interface ReachedRow {
	readonly row: DocumentRow;
	readonly reach: ReachCount | undefined;
}

/** What the list shows. */
export interface AdvisoriesProps {
	readonly say: Say;
	readonly query: DocumentQuery;
	readonly list: PageOf<ReachedRow>;
	readonly base: string;
}

/** The address of the list. */
export function advisoriesAddress(base: string, query: DocumentQuery): string {
	const params = new URLSearchParams();
	for (const name of ["search", "vendor", "cve", "sort", "after"] as const) {
		const value = query[name];
		if (value !== undefined) params.set(name, value);
	}
	const text = params.toString();
	return `${base}/advisories${text === "" ? "" : `?${text}`}`;
}

/** The list under its heading. */
export function Advisories({ say, query, list, base }: AdvisoriesProps) {
	const path = `${base}/advisories`;
	return (
		<>
			<FilterBar
				say={say}
				label={say.t("advisory.filters")}
				action={path}
				filters={[
					{ name: "search", label: say.t("filter.search"), value: query.search, grows: true },
					{ name: "cve", label: "CVE", value: query.cve },
					{
						name: "sort",
						label: say.t("advisory.sort"),
						value: query.sort,
						options: [
							{ value: "urgency", name: say.t("advisory.byUrgency") },
							{ value: "released", name: say.t("advisory.byDate") },
						],
					},
				]}
				without={(name) => advisoriesAddress(base, name === undefined ? {} : { ...query, after: undefined, [name]: undefined })}
			/>
			{list.total === 0 ? (
				<EmptyState title={say.t("advisory.none")}>
					<p>{say.t("fleet.noneFoundWhy")}</p>
				</EmptyState>
			) : (
				<DataTable
					say={say}
					caption={say.t("place.advisories")}
					rows={list.items}
					columns={[
						{
							key: "id",
							head: say.t("advisory.document"),
							names: true,
							kind: "wide",
							cell: ({ row }) => (
								<>
									<a href={`${path}/${encodeURIComponent(row.id)}`}>
										<Text of={row.title} most={160} />
									</a>
									<span class="soft">
										<Code of={row.id} most={80} />, <Text of={row.publisher} most={80} />
									</span>
								</>
							),
						},
						{ key: "mine", head: say.t("advisory.mine"), cell: ({ reach }) => <Mine say={say} reach={reach} /> },
						{
							key: "attacked",
							head: say.t("advisory.attacked"),
							cell: ({ row }) => (row.attackedSince === undefined ? "\u2013" : <strong class="risk">{say.date(row.attackedSince)}</strong>),
						},
						{
							key: "score",
							head: "CVSS",
							kind: "number",
							cell: ({ row }) => (row.baseScore === undefined ? "\u2013" : row.baseScore.toFixed(1)),
						},
						{ key: "date", head: say.t("advisory.date"), cell: ({ row }) => <When say={say} at={row.currentReleaseDate.slice(0, 10)} /> },
					]}
				/>
			)}
			<Pager
				say={say}
				from={list.from + 1}
				shown={list.items.length}
				total={list.total}
				first={list.from > 0 ? advisoriesAddress(base, { ...query, after: undefined }) : undefined}
				next={list.next === undefined ? undefined : advisoriesAddress(base, { ...query, after: list.next })}
			/>
		</>
	);
}

const SHOWN = ["known_affected", "under_investigation", "fixed"] as const;

function Mine({ say, reach }: { readonly say: Say; readonly reach: ReachCount | undefined }) {
	if (reach === undefined || reach.devices === 0) return <span class="soft">{say.t("advisory.notMine")}</span>;
	return (
		<span class="row">
			{SHOWN.filter((verdict) => reach.summary[verdict] > 0).map((verdict) => (
				<span class="nb">
					<Mark of={verdict} />
					{`${say.number(reach.summary[verdict])} ${say.t(VERDICT_KEYS[verdict])}`}
				</span>
			))}
		</span>
	);
}

/** What the page of one shows. */
export interface AdvisoryProps {
	readonly say: Say;
	readonly detail: DocumentDetail;
	readonly reach: AdvisoryReach | undefined;
	readonly base: string;
}

const MOST_PRODUCTS = 100;
const MOST_SITES = 40;
const ORDER = ["known_affected", "under_investigation", "fixed", "known_not_affected"] as const;

/** One document under its heading: what to do is first. */
export function AdvisoryPage({ say, detail, reach, base }: AdvisoryProps) {
	const { row, advisory } = detail;
	const fleet = `${base}/fleet`;
	const mine = reach?.devices ?? 0;
	return (
		<>
			<p class="facts">
				<Text of={row.publisher} most={120} />
				<span>{say.t("advisory.revision", { n: shown(row.revision, 30), date: say.date(row.currentReleaseDate.slice(0, 10)) })}</span>
				{row.attackedSince !== undefined && (
					<span class="risk strong">{say.t("advisory.attackedSince", { date: say.date(row.attackedSince) })}</span>
				)}
				{row.baseScore !== undefined && <span>{`CVSS ${row.baseScore.toFixed(1)}`}</span>}
				{row.cves.slice(0, 12).map((cve) => (
					<a href={listAddress(fleet, { cve })}>{shown(cve, 30)}</a>
				))}
			</p>
			{row.withdrawn && (
				<Remark tone="wary">
					<p>{say.t("advisory.withdrawn")}</p>
				</Remark>
			)}
			<section aria-labelledby="mine">
				<h2 id="mine">{say.t("advisory.whichOfMine")}</h2>
				{mine === 0 || reach === undefined ? (
					<Remark>
						<p class="strong">{say.t("advisory.noneOfMine")}</p>
						<p>{say.t("advisory.noneOfMineWhy")}</p>
					</Remark>
				) : (
					<>
						<p class="row">
							{ORDER.filter((verdict) => reach.summary[verdict] > 0).map((verdict) => (
								<a href={listAddress(fleet, { advisory: row.id, verdict })} class="row">
									<VerdictBadge of={verdict} say={say} />
									<span class="num">{say.number(reach.summary[verdict])}</span>
								</a>
							))}
							{reach.exposedAtRisk > 0 && <strong class="risk">{say.t("overview.ofThemReachable", { n: reach.exposedAtRisk })}</strong>}
						</p>
						<Products say={say} reach={reach} />
						<p>
							<a class="button" href={listAddress(fleet, { advisory: row.id })}>
								{say.t("advisory.showDevices", { n: mine })}
							</a>
						</p>
					</>
				)}
			</section>
			<WhatToDo say={say} detail={detail} />
			{reach !== undefined && reach.sites.length > 0 && (
				<section>
					<h2>{say.t("place.sites")}</h2>
					<ul class="chips">
						{reach.sites.slice(0, MOST_SITES).map(({ site, owner, devices }) => (
							<li>
								<a href={listAddress(fleet, { advisory: row.id, site: site ?? "", owner: owner.id })}>
									<bdi>{siteWords(say, site)}</bdi>
									<span class="n">{say.number(devices)}</span>
								</a>
							</li>
						))}
					</ul>
				</section>
			)}
			<section>
				<h2>{say.t("advisory.holes")}</h2>
				{advisory.vulnerabilities.slice(0, 50).map((hole) => (
					<details class="fold">
						<summary>
							<strong>{shown(hole.cve ?? "", 30)}</strong>
							<span lang="en">
								<Text of={hole.title} most={200} />
							</span>
						</summary>
						{hole.notes.slice(0, 6).map(({ text }) => (
							<p lang="en">
								<Text of={text} most={1500} />
							</p>
						))}
					</details>
				))}
			</section>
			{detail.beside.length > 0 && (
				<section>
					<h2>{say.t("advisory.beside")}</h2>
					<ul class="plain">
						{detail.beside.slice(0, 20).map((other) => (
							<li>
								<a href={`${base}/advisories/${encodeURIComponent(other.id)}`}>
									<Text of={other.title} most={160} />
								</a>{" "}
								<span class="soft">
									<Code of={other.id} most={80} />
								</span>
							</li>
						))}
					</ul>
				</section>
			)}
		</>
	);
}

function Products({ say, reach }: { readonly say: Say; readonly reach: AdvisoryReach }) {
	return (
		<DataTable
			say={say}
			caption={say.t("advisory.whichOfMine")}
			rows={reach.products.slice(0, MOST_PRODUCTS)}
			columns={[
				{
					key: "model",
					head: say.t("column.model"),
					names: true,
					kind: "some",
					cell: ({ brand, model }) => (
						<Text of={[brand, model].filter((part) => part !== undefined).join(" ") || say.t("device.modelUnstated")} most={120} />
					),
				},
				{ key: "verdict", head: say.t("column.verdict"), cell: ({ verdict }) => <VerdictWord of={verdict} say={say} /> },
				{
					key: "to",
					head: say.t("advisory.target"),
					kind: "some",
					cell: ({ upgradeTo }) => (upgradeTo === undefined ? "\u2013" : <Code of={upgradeTo} most={80} />),
				},
				{ key: "n", head: say.t("column.devices"), kind: "number", cell: ({ devices }) => say.number(devices) },
			]}
		/>
	);
}

/** Remedies as the document states them, each once. */
function WhatToDo({ say, detail: { advisory } }: { readonly say: Say; readonly detail: DocumentDetail }) {
	const texts = new Map<string, string>();
	for (const hole of advisory.vulnerabilities)
		for (const { category, details } of hole.remediations ?? []) if (details !== undefined && details !== "") texts.set(details, category);
	if (texts.size === 0) return null;
	return (
		<section aria-labelledby="todo">
			<h2 id="todo">{say.t("advisory.whatToDo")}</h2>
			<ul class="plain" lang="en">
				{[...texts].slice(0, 30).map(([details, category]) => (
					<li>
						<span class="badge">{category.replaceAll("_", " ")}</span> <Text of={details} most={1200} />
					</li>
				))}
			</ul>
			{texts.size > 30 && <p class="more">{say.t("chart.more", { n: texts.size - 30 })}</p>}
		</section>
	);
}
