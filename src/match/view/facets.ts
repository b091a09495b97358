/** How many devices each value of a filter would leave, under all the other filters: all of it in one pass over the devices. */
import type { DeviceFacets, DeviceFilter, Facet, Moment } from "./answers.ts";
import { filterKey } from "./device-rows.ts";
import { FAILS, rowTest } from "./select-rows.ts";
import { APART, CODES, verdictCodes } from "./verdict-codes.ts";
import type { FleetView } from "./view.ts";

type Facets = Omit<DeviceFacets, keyof Moment>;

/** Values of one filter that are listed. */
const MOST_VALUES = 50;

const kept = new WeakMap<FleetView, Map<string, Facets>>();
/** Counts kept for a view: paging through a list must not count anew. */
const MOST_KEPT = 32;

/** Counts for every filter. */
export function countFacets(view: FleetView, filter: DeviceFilter): Facets {
	const byFilter = kept.get(view) ?? new Map<string, Facets>();
	kept.set(view, byFilter);
	const key = filterKey(filter);
	const held = byFilter.get(key);
	if (held !== undefined) return held;
	const made = count(view, filter);
	if (byFilter.size >= MOST_KEPT) byFilter.delete(byFilter.keys().next().value ?? "");
	byFilter.set(key, made);
	return made;
}

const EXPOSURE_NAMES = ["internet", "unknown", "internal", "isolated"] as const;
const EXPOSURE_NUMBERS = { internet: 0, unknown: 1, internal: 2, isolated: 3 } as const;
const KIND_NAMES = ["camera", "recorder", "encoder", "access", "other", "unknown"] as const;
const KIND_NUMBERS = { camera: 0, recorder: 1, encoder: 2, access: 3, other: 4, unknown: 5 } as const;

function count(view: FleetView, filter: DeviceFilter): Facets {
	const { fleet, owners } = view;
	const codes = verdictCodes(view, filter);
	const failsAt = rowTest(view, filter);
	const ofIdentities = () => new Uint32Array(fleet.identities.length);
	/** Rows that pass, and rows that fail the filter itself alone. */
	const passed = {
		identity: ofIdentities(),
		site: new Uint32Array(fleet.sites.length),
		exposure: new Uint32Array(EXPOSURE_NAMES.length),
		kind: new Uint32Array(KIND_NAMES.length),
		owner: new Uint32Array(owners.length),
	};
	const alone = { verdict: ofIdentities(), maker: ofIdentities(), model: ofIdentities() };
	const add = (counts: Uint32Array, at: number) => {
		counts[at] = (counts[at] ?? 0) + 1;
	};
	let total = 0;
	for (let row = 0; row < fleet.size; row += 1) {
		const fails = failsAt(row);
		if (fails === 0) {
			total += 1;
			add(passed.identity, fleet.identityAt(row));
		}
		if (fails === 0 || fails === FAILS.site) add(passed.site, fleet.siteNumberAt(row));
		if (fails === 0 || fails === FAILS.exposure) add(passed.exposure, EXPOSURE_NUMBERS[fleet.exposureAt(row)]);
		if (fails === 0 || fails === FAILS.kind) add(passed.kind, KIND_NUMBERS[fleet.kindAt(row)]);
		if (fails === 0 || fails === FAILS.owner) add(passed.owner, view.ownerNumberAt(row));
		if (fails === FAILS.verdict) add(alone.verdict, fleet.identityAt(row));
		else if (fails === FAILS.maker) add(alone.maker, fleet.identityAt(row));
		else if (fails === FAILS.model) add(alone.model, fleet.identityAt(row));
	}
	const ofIdentity = (more: Uint32Array, textOf: (identity: number) => string) =>
		facet(
			passed.identity.map((devices, identity) => devices + (more[identity] ?? 0)),
			textOf,
		);
	const names = new Map(owners.map(({ id, name }) => [id, name]));
	return {
		total,
		verdict: ofIdentity(alone.verdict, (identity) => CODES[codes[identity] ?? APART] ?? ""),
		exposure: facet(passed.exposure, (number) => EXPOSURE_NAMES[number] ?? ""),
		site: facet(passed.site, (site) => fleet.sites[site] ?? ""),
		maker: ofIdentity(alone.maker, (at) => fleet.identities[at]?.brand ?? fleet.identities[at]?.maker ?? ""),
		model: ofIdentity(alone.model, (at) => fleet.identities[at]?.model ?? ""),
		kind: facet(passed.kind, (kind) => KIND_NAMES[kind] ?? ""),
		owner: facet(passed.owner, (owner) => owners[owner]?.id ?? "").map((each) => ({ ...each, name: names.get(each.value) ?? "" })),
	};
}

/** Counts by a small number, then by the number's text. */
function facet(counts: Uint32Array, textOf: (number: number) => string): readonly Facet[] {
	const byText = new Map<string, number>();
	counts.forEach((devices, number) => {
		if (devices === 0) return;
		const text = textOf(number);
		byText.set(text, (byText.get(text) ?? 0) + devices);
	});
	return [...byText]
		.map(([value, devices]) => ({ value, devices }))
		.sort((a, b) => b.devices - a.devices || (a.value < b.value ? -1 : 1))
		.slice(0, MOST_VALUES);
}
