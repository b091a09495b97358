/** Which rows of a view a filter leaves. What hangs on identities and sites is decided once for each of them. */
import { fold } from "../../core/text.ts";
import { rowsOfAction } from "./action-rows.ts";
import type { DeviceFilter } from "./answers.ts";
import { changedAt } from "./changes.ts";
import { APART, CODES, verdictCodes } from "./verdict-codes.ts";
import type { FleetView } from "./view.ts";

/** Words of a search that are looked at. */
const MOST_WORDS = 10;

/** Filters that a row may fail, a bit each; `rest` are those that nobody counts by. */
export const FAILS = { verdict: 1, maker: 2, model: 4, site: 8, exposure: 16, kind: 32, owner: 64, rest: 128 } as const;

/** Tells which filters a row fails: the sum of their bits, 0 where it stays. */
export type RowTest = (row: number) => number;

/** Makes the test of a filter. */
export function rowTest(view: FleetView, filter: DeviceFilter): RowTest {
	const { fleet } = view;
	const identities = identityFails(view, filter);
	const sites = siteFails(view, filter.site);
	const { exposure, kind, owner, changed } = filter;
	const ownerNumber = owner === undefined ? -1 : view.owners.findIndex(({ id }) => id === owner);
	const found = searchMask(view, filter.search);
	const ofAction = filter.action === undefined ? undefined : rowsOfAction(view, filter.action);
	return (row) => {
		let fails = identities[fleet.identityAt(row)] ?? FAILS.rest;
		if (sites !== undefined) fails |= sites[fleet.siteNumberAt(row)] ?? FAILS.site;
		if (exposure !== undefined && fleet.exposureAt(row) !== exposure) fails |= FAILS.exposure;
		if (kind !== undefined && fleet.kindAt(row) !== kind) fails |= FAILS.kind;
		if (owner !== undefined && view.ownerNumberAt(row) !== ownerNumber) fails |= FAILS.owner;
		if (found !== undefined && found[row] !== 1) fails |= FAILS.rest;
		if (changed !== undefined && !changedAt(view, changed, row)) fails |= FAILS.rest;
		if (ofAction !== undefined && !ofAction.has(row)) fails |= FAILS.rest;
		return fails;
	};
}

function identityFails(view: FleetView, filter: DeviceFilter): Uint8Array {
	const codes = verdictCodes(view, filter);
	const wanted = filter.verdict === undefined ? undefined : CODES.indexOf(filter.verdict);
	const [maker, model] = [filter.maker, filter.model].map((text) => (text === undefined ? undefined : fold(text)));
	return Uint8Array.from(view.fleet.identities, (identity, at) => {
		const code = codes[at] ?? APART;
		let fails = 0;
		if (code === APART) fails |= FAILS.rest;
		if (wanted !== undefined && code !== wanted) fails |= FAILS.verdict;
		if (model !== undefined && fold(identity.model ?? "") !== model) fails |= FAILS.model;
		if (maker === undefined) return fails;
		const isNamed = fold(identity.brand ?? identity.maker ?? "") === maker || fold(identity.maker ?? "") === maker;
		return isNamed || view.judged.judgedOf(at).makers.includes(maker) ? fails : fails | FAILS.maker;
	});
}

function siteFails({ fleet }: FleetView, site: string | undefined): Uint8Array | undefined {
	if (site === undefined) return undefined;
	const wanted = fold(site);
	return Uint8Array.from(fleet.sites, (name) => (fold(name ?? "") === wanted ? 0 : FAILS.site));
}

/** What identities are called, folded; and what was looked for last: a list and its counts look for the same. */
interface Searched {
	readonly names: readonly string[];
	readonly found: Map<string, Uint8Array>;
}

const searched = new WeakMap<FleetView, Searched>();
/** Searches kept for a view, a byte a device each. */
const MOST_KEPT = 8;

function searchedOf(view: FleetView): Searched {
	const held = searched.get(view);
	if (held !== undefined) return held;
	const names = view.fleet.identities.map(({ brand, maker, model, firmware }) =>
		fold([brand, maker, model, firmware].filter((part) => part !== undefined).join(" ")),
	);
	const made = { names, found: new Map<string, Uint8Array>() };
	searched.set(view, made);
	return made;
}

/** Rows in which every word occurs, in what the device is or in its own texts; `undefined`: nothing is looked for. */
function searchMask(view: FleetView, search: string | undefined): Uint8Array | undefined {
	const words = [...new Set(fold(search ?? "").split(" "))].filter((word) => word !== "").slice(0, MOST_WORDS);
	if (words.length === 0) return undefined;
	const { names, found } = searchedOf(view);
	const key = words.join(" ");
	const held = found.get(key);
	if (held !== undefined) return held;
	const { fleet, text } = view;
	const counts = new Uint8Array(fleet.size);
	for (const word of words) {
		const met = new Uint8Array(fleet.size);
		const named = Uint8Array.from(names, (name) => (name.includes(word) ? 1 : 0));
		for (let row = 0; row < fleet.size; row += 1) met[row] = named[fleet.identityAt(row)] ?? 0;
		text.find(word, (row) => {
			met[row] = 1;
		});
		for (let row = 0; row < fleet.size; row += 1) counts[row] = (counts[row] ?? 0) + (met[row] ?? 0);
	}
	for (let row = 0; row < fleet.size; row += 1) counts[row] = counts[row] === words.length ? 1 : 0;
	if (found.size >= MOST_KEPT) found.delete(found.keys().next().value ?? "");
	found.set(key, counts);
	return counts;
}
