/** Lists of findings: devices and holes, the most urgent first, a page at a time. */
import type { Confidence } from "../verdict.ts";
import type { FindingQuery, FindingRow } from "./answers.ts";
import { filterKey } from "./device-rows.ts";
import { type PageOf, pageOf } from "./pages.ts";
import { rowTest } from "./select-rows.ts";
import { verdictOn } from "./verdict-codes.ts";
import type { FleetView } from "./view.ts";

interface FindingList {
	readonly rows: Uint32Array;
	readonly holes: Uint16Array;
}

const kept = new WeakMap<FleetView, Map<string, FindingList>>();
/** A list has six bytes a finding; a fleet of a million devices has millions of them. */
const MOST_KEPT = 4;
const SURENESS: Readonly<Record<Confidence, number>> = { low: 0, medium: 1, high: 2 };

/** A page of findings; without a verdict those that are affected or open. */
export function listFindingRows(view: FleetView, query: FindingQuery): PageOf<FindingRow> {
	const list = selectFindings(view, query);
	return pageOf(
		list.rows.length,
		query,
		(place) => findingRow(view, list.rows[place] ?? 0, list.holes[place] ?? 0),
		(place) => `${view.fleet.idAt(list.rows[place] ?? 0)} ${list.holes[place]}`,
		(key) => {
			const [id = "", hole = ""] = key.split(" ");
			const row = view.rowOf(id);
			if (row === undefined) return undefined;
			for (let at = list.rows.indexOf(row); at >= 0; at = list.rows.indexOf(row, at + 1)) if (list.holes[at] === Number(hole)) return at;
			return undefined;
		},
	);
}

/** One finding with its proof. */
export function findingRow(view: FleetView, row: number, index: number): FindingRow {
	const { fleet, judged } = view;
	const hole = judged.proofsAt(row)[index];
	if (hole === undefined) throw new Error(`no hole ${index} of row ${row}`);
	const { baseScore: _, vectors: __, ...rest } = hole;
	const device = fleet.deviceAt(row);
	return { device, ...rest, priority: judged.priorityAt(row, index), owner: view.ownerAt(row), givenId: view.givenIdAt(row) };
}

function selectFindings(view: FleetView, query: FindingQuery): FindingList {
	const lists = kept.get(view) ?? new Map<string, FindingList>();
	kept.set(view, lists);
	const key = `${query.confidence ?? ""} ${filterKey(query)}`;
	const held = lists.get(key);
	if (held !== undefined) return held;
	const made = makeList(view, query);
	if (lists.size >= MOST_KEPT) lists.delete(lists.keys().next().value ?? "");
	lists.set(key, made);
	return made;
}

function makeList(view: FleetView, query: FindingQuery): FindingList {
	const { fleet, judged } = view;
	const failsAt = rowTest(view, { ...query, verdict: undefined });
	const least = query.confidence === undefined ? 0 : SURENESS[query.confidence];
	const byRank = new Map<number, number[]>();
	let count = 0;
	for (let row = 0; row < fleet.size; row += 1) {
		if (failsAt(row) !== 0) continue;
		judged.judgedAt(row).holes.forEach((hole, index) => {
			const verdict = verdictOn(hole, query);
			const isAsked =
				query.verdict === undefined ? verdict === "known_affected" || verdict === "under_investigation" : verdict === query.verdict;
			if (!isAsked || SURENESS[hole.confidence] < least) return;
			const rank = judged.rankAt(row, index);
			const list = byRank.get(rank);
			if (list === undefined) byRank.set(rank, [row, index]);
			else list.push(row, index);
			count += 1;
		});
	}
	const [rows, holes] = [new Uint32Array(count), new Uint16Array(count)];
	let place = 0;
	for (const rank of [...byRank.keys()].sort((a, b) => a - b)) {
		const list = byRank.get(rank) ?? [];
		for (let at = 0; at < list.length; at += 2, place += 1) [rows[place], holes[place]] = [list[at] ?? 0, list[at + 1] ?? 0];
	}
	return { rows, holes };
}
