/** The order of rows: a key a row, equal keys stay as the rows were added. Made once for each order and kept. */
import { fold } from "../../core/text.ts";
import type { Exposure } from "../../inventory/device.ts";
import { EXPOSURES } from "../fleet.ts";
import type { DeviceSort } from "./answers.ts";
import { CODES, verdictCodes } from "./verdict-codes.ts";
import type { FleetView } from "./view.ts";

const kept = new WeakMap<FleetView, Map<string, Uint32Array>>();

/** All rows in an order. */
export function orderRows(view: FleetView, sort: DeviceSort, descending: boolean): Uint32Array {
	const orders = kept.get(view) ?? new Map<string, Uint32Array>();
	kept.set(view, orders);
	const key = `${sort} ${descending}`;
	const held = orders.get(key);
	if (held !== undefined) return held;
	const made = countingSort(keysOf(view, sort), descending);
	orders.set(key, made);
	return made;
}

/** Rows by whole keys from 0, in a time that grows with their number alone. */
function countingSort(keys: Uint32Array, descending: boolean): Uint32Array {
	let most = 0;
	for (const key of keys) if (key > most) most = key;
	const at = (key: number) => (descending ? most - key : key);
	const starts = new Uint32Array(most + 2);
	for (const key of keys) starts[at(key) + 1] = (starts[at(key) + 1] ?? 0) + 1;
	for (let key = 1; key <= most; key += 1) starts[key] = (starts[key] ?? 0) + (starts[key - 1] ?? 0);
	const rows = new Uint32Array(keys.length);
	keys.forEach((key, row) => {
		const place = starts[at(key)] ?? 0;
		rows[place] = row;
		starts[at(key)] = place + 1;
	});
	return rows;
}

function keysOf(view: FleetView, sort: DeviceSort): Uint32Array {
	const { fleet } = view;
	const each = (keyOf: (row: number) => number) => Uint32Array.from({ length: fleet.size }, (_, row) => keyOf(row));
	const byIdentity = (textOf: (identity: FleetView["fleet"]["identities"][number]) => string | undefined) => {
		const places = placesOf(fleet.identities.map(textOf));
		return each((row) => places[fleet.identityAt(row)] ?? 0);
	};
	switch (sort) {
		case "urgency":
			return urgencyKeys(view);
		case "site": {
			const places = placesOf(fleet.sites);
			return each((row) => places[fleet.siteNumberAt(row)] ?? 0);
		}
		case "brand":
			return byIdentity(({ brand, maker }) => brand ?? maker);
		case "model":
			return byIdentity(({ model }) => model);
		case "firmware":
			return byIdentity(({ firmware }) => firmware);
		case "name":
			return placesOf(Array.from({ length: fleet.size }, (_, row) => fleet.deviceAt(row).name ?? view.givenIdAt(row)));
		case "exposure":
			return each((row) => EXPOSURES.indexOf(fleet.exposureAt(row)));
		case "seen": {
			const times = Uint32Array.from({ length: fleet.size }, (_, row) => view.lastSeenAt(row) / 1000);
			const order = new Map([...new Set(times)].sort((a, b) => b - a).map((time, place) => [time, place]));
			return times.map((time) => order.get(time) ?? 0);
		}
	}
}

/** The place of each text among all, folded; what is not stated comes last. */
function placesOf(texts: readonly (string | undefined)[]): Uint32Array {
	const folded = texts.map((text) => (text === undefined || text === "" ? undefined : fold(text)));
	const distinct = [...new Set(folded)].filter((text) => text !== undefined).sort();
	const places = new Map(distinct.map((text, place) => [text, place]));
	return Uint32Array.from(folded, (text) => (text === undefined ? distinct.length : (places.get(text) ?? 0)));
}

/** The most urgent hole of a row: its place among the holes and its rank. */
export function mostUrgent({ judged }: FleetView, row: number): { readonly hole: number; readonly rank: number } | undefined {
	let urgent: { readonly hole: number; readonly rank: number } | undefined;
	const { length } = judged.judgedAt(row).holes;
	for (let hole = 0; hole < length; hole += 1) {
		const rank = judged.rankAt(row, hole);
		if (urgent === undefined || rank < urgent.rank) urgent = { hole, rank };
	}
	return urgent;
}

/** Worse verdicts first; of equal ones the more urgent. A device of which nobody speaks stands before one that is fixed. */
function urgencyKeys(view: FleetView): Uint32Array {
	const { fleet } = view;
	const codes = verdictCodes(view, {});
	const known = new Map<number, number>();
	const raw = Float64Array.from({ length: fleet.size }, (_, row) => {
		const identity = fleet.identityAt(row);
		const exposure: Exposure = fleet.exposureAt(row);
		const combination = identity * EXPOSURES.length + EXPOSURES.indexOf(exposure);
		const held = known.get(combination);
		if (held !== undefined) return held;
		const rank = mostUrgent(view, row)?.rank ?? EXPOSURES.indexOf(exposure);
		const key = (codes[identity] ?? CODES.length) * 1e9 + rank;
		known.set(combination, key);
		return key;
	});
	const places = new Map([...new Set(known.values())].sort((a, b) => a - b).map((key, place) => [key, place]));
	return Uint32Array.from(raw, (key) => places.get(key) ?? 0);
}
