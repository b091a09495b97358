/** The list of devices: search, filters with their counts, order, pages, and what can be done with those that are ticked. */
import type { DeviceFacets, DeviceQuery, DeviceRow, Facet, Listed } from "../../../match/view/answers.ts";
import { EXPOSURE_KEYS, STANDINGS, VERDICT_KEYS, VerdictBadge } from "../../design/marks.tsx";
import { type Filter, FilterBar } from "../../design/parts/filter-bar.tsx";
import { EmptyState } from "../../design/parts/notice.tsx";
import { type Column, DataTable, Pager } from "../../design/parts/table.tsx";
import { Due } from "../../design/parts/timeline.tsx";
import type { Say } from "../../design/say.ts";
import { Code, shown, Text } from "../../design/shown.tsx";
import { EXPOSURES, FILTERS, filterText, listAddress, NO_SITE, withoutFilter } from "./device-query.ts";
import { CHANGE_KEYS, ModelName, ShortReach, siteWords, stepWords } from "./device-words.tsx";

/** What the page shows. */
export interface FleetProps {
	readonly say: Say;
	readonly query: DeviceQuery;
	readonly list: Listed<DeviceRow>;
	readonly facets: DeviceFacets;
	/** Address of the list without its filters. */
	readonly path: string;
	/** Several organisations are shown together. */
	readonly several: boolean;
	/** Above the list: views that are kept. */
	readonly views?: unknown;
	/** Beneath it: what can be done with what is ticked; with it there are boxes to tick. */
	readonly bulk?: unknown;
}

/** The page under its heading. */
export function FleetList(props: FleetProps) {
	const { say, query, list, path, views, bulk } = props;
	const filtered = FILTERS.some((name) => filterText(query, name) !== undefined);
	return (
		<>
			{views}
			<FilterBar
				say={say}
				label={say.t("fleet.filters")}
				action={path}
				filters={filtersOf(props)}
				keep={{
					...(query.sort === undefined ? {} : { sort: query.sort }),
					...(query.descending === true ? { order: "down" } : {}),
				}}
				without={(name) => listAddress(path, name === undefined ? {} : withoutFilter(query, name))}
			/>
			{list.total === 0 ? (
				<EmptyState title={say.t(filtered ? "fleet.noneFound" : "overview.emptyTitle")}>
					<p>{say.t(filtered ? "fleet.noneFoundWhy" : "overview.emptyWhy")}</p>
				</EmptyState>
			) : (
				<>
					<DeviceTable {...props} />
					<Pager
						say={say}
						from={list.from + 1}
						shown={list.items.length}
						total={list.total}
						first={list.from > 0 ? listAddress(path, { ...query, after: undefined }) : undefined}
						next={list.next === undefined ? undefined : listAddress(path, { ...query, after: list.next })}
					/>
					{bulk}
				</>
			)}
		</>
	);
}

function filtersOf({ say, query, facets, several }: FleetProps): readonly Filter[] {
	const options = (found: readonly Facet[], name: (value: string) => string) =>
		found.map(({ value, devices }) => ({ value, name: name(value), n: devices }));
	const count = (found: readonly Facet[], value: string) => found.find((facet) => facet.value === value)?.devices ?? 0;
	const filters: Filter[] = [
		{ name: "search", label: say.t("filter.search"), value: query.search, grows: true },
		{
			name: "verdict",
			label: say.t("column.verdict"),
			value: query.verdict,
			options: STANDINGS.map((value) => ({ value, name: say.t(VERDICT_KEYS[value]), n: count(facets.verdict, value) })),
		},
		{
			name: "exposure",
			label: say.t("column.exposure"),
			value: query.exposure,
			options: EXPOSURES.map((value) => ({ value, name: say.t(EXPOSURE_KEYS[value]), n: count(facets.exposure, value) })),
		},
		{
			name: "site",
			label: say.t("column.site"),
			value: filterText(query, "site"),
			options: facets.site.map(({ value, devices }) => ({
				value: value === "" ? NO_SITE : value,
				name: siteWords(say, value),
				n: devices,
			})),
		},
		{ name: "maker", label: say.t("filter.maker"), value: query.maker, options: options(facets.maker, String) },
		{ name: "model", label: say.t("column.model"), value: query.model, options: options(facets.model, String) },
		{ name: "cve", label: "CVE", value: query.cve },
		{ name: "advisory", label: say.t("filter.advisory"), value: query.advisory },
		{
			name: "changed",
			label: say.t("filter.changed"),
			value: query.changed,
			hidden: true,
			called: query.changed && say.t(CHANGE_KEYS[query.changed]),
		},
		{ name: "action", label: say.t("column.step"), value: query.action, hidden: true, called: say.t("filter.oneStep") },
	];
	if (several) {
		const owners = facets.owner.map(({ value, name, devices }) => ({ value, name, n: devices }));
		filters.push({ name: "owner", label: say.t("column.owner"), value: query.owner, options: owners });
	}
	return filters;
}

function DeviceTable({ say, query, list, path, several, bulk }: FleetProps) {
	const columns: readonly (Column<DeviceRow> | false)[] = [
		{ key: "urgency", head: say.t("column.verdict"), sorts: true, cell: (row) => <VerdictBadge of={row.verdict} say={say} /> },
		{
			key: "name",
			head: say.t("column.device"),
			sorts: true,
			names: true,
			kind: "some",
			cell: (row) => <DeviceName row={row} path={path} />,
		},
		several && { key: "owner", head: say.t("column.owner"), cell: ({ owner }) => <Text of={owner.name} most={80} /> },
		{ key: "site", head: say.t("column.site"), sorts: true, kind: "some", cell: ({ site }) => <bdi>{siteWords(say, site)}</bdi> },
		{ key: "brand", head: say.t("column.model"), sorts: true, kind: "some", cell: (row) => <ModelName say={say} of={row} /> },
		{ key: "firmware", head: say.t("column.firmware"), sorts: true, kind: "some", cell: (row) => <Firmware say={say} row={row} /> },
		{ key: "exposure", head: say.t("column.exposure"), sorts: true, cell: ({ exposure }) => <ShortReach say={say} of={exposure} /> },
		{ key: "holes", head: say.t("column.holes"), kind: "number", cell: (row) => <Holes say={say} row={row} /> },
		{ key: "step", head: say.t("column.step"), kind: "wide", cell: (row) => <Step say={say} row={row} asOf={list.asOf} /> },
	];
	const pick =
		bulk === undefined
			? undefined
			: (row: DeviceRow) => (
					<input
						type="checkbox"
						name="device"
						value={row.id}
						form="bulk"
						aria-label={say.t("bulk.pick", { name: shown(row.name ?? row.givenId, 60) })}
					/>
				);
	return (
		<DataTable
			say={say}
			caption={say.t("place.fleet")}
			columns={columns.filter((column) => column !== false)}
			rows={list.items}
			sorting={{ key: query.sort ?? "urgency", down: query.descending === true }}
			sortHref={({ key, down }) => listAddress(path, { ...query, after: undefined, sort: key as DeviceQuery["sort"], descending: down })}
			pick={pick}
			pickHead={say.t("bulk.head")}
		/>
	);
}

function DeviceName({ row, path }: { readonly row: DeviceRow; readonly path: string }) {
	return (
		<>
			<a href={`${path}/${row.id}`}>
				<Text of={row.name ?? row.givenId} most={80} />
			</a>
			{row.name !== undefined && row.name !== row.givenId && (
				<span class="soft">
					<Code of={row.givenId} most={60} />
				</span>
			)}
		</>
	);
}

function Firmware({ say, row }: { readonly say: Say; readonly row: DeviceRow }) {
	return row.firmware === undefined ? <span class="soft">{say.t("device.unstated")}</span> : <Code of={row.firmware} most={80} />;
}

function Holes({ say, row: { holes } }: { readonly say: Say; readonly row: DeviceRow }) {
	if (holes.known_affected + holes.under_investigation === 0) return "\u2013";
	return (
		<>
			{holes.known_affected > 0 && <span>{say.number(holes.known_affected)}</span>}
			{holes.under_investigation > 0 && <span class="soft">{say.t("fleet.openHoles", { n: holes.under_investigation })}</span>}
		</>
	);
}

function Step({ say, row, asOf }: { readonly say: Say; readonly row: DeviceRow; readonly asOf: string }) {
	if (row.step === undefined) return "\u2013";
	return (
		<>
			{stepWords(say, row.step)}
			{row.due !== undefined && (
				<span class="soft">
					<Due say={say} due={row.due} asOf={asOf} />
				</span>
			)}
		</>
	);
}
