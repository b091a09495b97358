/** Lists of devices: filtered, in an order, a page at a time. */
import { actionWords } from "../action.ts";
import { EXPOSURES } from "../fleet.ts";
import type { DeviceFilter, DeviceQuery, DeviceRow, DeviceSort } from "./answers.ts";
import { mostUrgent, orderRows } from "./order-rows.ts";
import { type PageOf, pageOf } from "./pages.ts";
import { rowTest } from "./select-rows.ts";
import { CODES, verdictCodes } from "./verdict-codes.ts";
import type { FleetView } from "./view.ts";

const kept = new WeakMap<FleetView, Map<string, Uint32Array>>();
/** Lists kept for a view: paging through one and looking at another must not make either anew. */
const MOST_KEPT = 16;

/** Fields of a query that say which devices. */
const FILTERS = [
	"search",
	"site",
	"verdict",
	"exposure",
	"maker",
	"model",
	"kind",
	"cve",
	"advisory",
	"owner",
	"action",
	"changed",
] as const;

/** A filter as a key. */
export function filterKey(filter: DeviceFilter): string {
	return JSON.stringify(FILTERS.map((name) => filter[name] ?? null));
}

/** All rows that a filter leaves, in order. */
export function selectedRows(view: FleetView, filter: DeviceFilter, sort: DeviceSort = "urgency", descending = false): Uint32Array {
	const lists = kept.get(view) ?? new Map<string, Uint32Array>();
	kept.set(view, lists);
	const key = `${sort} ${descending} ${filterKey(filter)}`;
	const held = lists.get(key);
	if (held !== undefined) return held;
	const test = rowTest(view, filter);
	const rows = orderRows(view, sort, descending).filter((row) => test(row) === 0);
	if (lists.size >= MOST_KEPT) lists.delete(lists.keys().next().value ?? "");
	lists.set(key, rows);
	return rows;
}

/** A page of devices. */
export function listDevices(view: FleetView, query: DeviceQuery): PageOf<DeviceRow> {
	const rows = selectedRows(view, query, query.sort, query.descending);
	return pageOf(
		rows.length,
		query,
		(place) => deviceRow(view, rows[place] ?? 0, query),
		(place) => view.fleet.idAt(rows[place] ?? 0),
		(id) => {
			const row = view.rowOf(id);
			const place = row === undefined ? -1 : rows.indexOf(row);
			return place < 0 ? undefined : place;
		},
	);
}

/** A device as lists show it. */
export function deviceRow(view: FleetView, row: number, filter: Pick<DeviceFilter, "cve" | "advisory"> = {}): DeviceRow {
	const { fleet, judged } = view;
	const { id, site, name, brand, maker, model, firmware, kind, exposure } = fleet.deviceAt(row);
	const code = verdictCodes(view, filter)[fleet.identityAt(row)] ?? 0;
	const { plan } = judged.judgedAt(row);
	const { holes, due, reasons } = standingOf(view, row);
	return {
		id,
		owner: view.ownerAt(row),
		givenId: view.givenIdAt(row),
		name,
		site,
		brand,
		maker,
		model,
		firmware,
		kind,
		exposure,
		lastSeenAt: view.lastSeenAt(row),
		verdict: CODES[code] ?? "no_statement",
		holes,
		step:
			plan === undefined
				? undefined
				: {
						kind: plan.kind,
						upgradeTo: plan.upgradeTo,
						words: actionWords({ ...plan, site: undefined, brand: brand ?? maker, model, deviceIds: [id] }),
					},
		due,
		reasons,
	};
}

type Standing = Pick<DeviceRow, "holes" | "due" | "reasons">;

const standings = new WeakMap<FleetView, Map<number, Standing>>();

/** What devices of one identity that stand alike have in common; worked out once for all of them. */
function standingOf(view: FleetView, row: number): Standing {
	const { fleet, judged } = view;
	const known = standings.get(view) ?? new Map<number, Standing>();
	standings.set(view, known);
	const key = fleet.identityAt(row) * EXPOSURES.length + EXPOSURES.indexOf(fleet.exposureAt(row));
	const held = known.get(key);
	if (held !== undefined) return held;
	const counts = { known_affected: 0, under_investigation: 0 };
	for (const { verdict } of judged.judgedAt(row).holes)
		if (verdict === "known_affected" || verdict === "under_investigation") counts[verdict] += 1;
	const urgent = mostUrgent(view, row);
	const priority = urgent === undefined ? undefined : judged.priorityAt(row, urgent.hole);
	const made = { holes: counts, due: priority?.due, reasons: priority?.reasons ?? [] };
	known.set(key, made);
	return made;
}
