/** Sites of a view with the worst of their devices. */
import { fold } from "../../core/text.ts";
import type { SiteRow } from "./answers.ts";
import { CODES, verdictCodes } from "./verdict-codes.ts";
import type { FleetView } from "./view.ts";

const kept = new WeakMap<FleetView, readonly SiteRow[]>();

/** All sites, those with most devices at risk first. */
export function siteRows(view: FleetView): readonly SiteRow[] {
	const held = kept.get(view);
	if (held !== undefined) return held;
	const made = makeRows(view);
	kept.set(view, made);
	return made;
}

function makeRows(view: FleetView): readonly SiteRow[] {
	const { fleet } = view;
	const codes = verdictCodes(view, {});
	const spellings = new Map<string, number>();
	// Two spellings of one name are one site.
	const sites = fleet.sites.map((site) => numberOf(spellings, fold(site ?? "")));
	const counts = new Map<number, { readonly row: number; readonly byCode: number[]; exposedAtRisk: number }>();
	for (let row = 0; row < fleet.size; row += 1) {
		const key = view.ownerNumberAt(row) * spellings.size + (sites[fleet.siteNumberAt(row)] ?? 0);
		const count = counts.get(key) ?? { row, byCode: CODES.map(() => 0), exposedAtRisk: 0 };
		counts.set(key, count);
		const code = codes[fleet.identityAt(row)] ?? 0;
		count.byCode[code] = (count.byCode[code] ?? 0) + 1;
		if (code < 2 && fleet.exposureAt(row) === "internet") count.exposedAtRisk += 1;
	}
	return [...counts.values()].map(({ row, byCode, exposedAtRisk }) => toSite(view, row, byCode, exposedAtRisk)).sort(byRisk);
}

function numberOf(numbers: Map<string, number>, key: string): number {
	const held = numbers.get(key);
	if (held !== undefined) return held;
	numbers.set(key, numbers.size);
	return numbers.size - 1;
}

function toSite(view: FleetView, row: number, byCode: readonly number[], exposedAtRisk: number): SiteRow {
	const [known_affected = 0, under_investigation = 0, no_statement = 0, fixed = 0, known_not_affected = 0] = byCode;
	return {
		owner: view.ownerAt(row),
		site: view.fleet.siteAt(row),
		devices: byCode.reduce((sum, count) => sum + count, 0),
		summary: { known_affected, under_investigation, fixed, known_not_affected, no_statement },
		exposedAtRisk,
	};
}

function byRisk(a: SiteRow, b: SiteRow): number {
	const risk =
		b.exposedAtRisk - a.exposedAtRisk ||
		b.summary.known_affected - a.summary.known_affected ||
		b.summary.under_investigation - a.summary.under_investigation ||
		b.devices - a.devices;
	return risk || ((a.site ?? "") < (b.site ?? "") ? -1 : 1);
}
