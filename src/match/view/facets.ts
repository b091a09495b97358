/** How many devices each value of a filter would leave, under all the other filters. */
import type { DeviceFacets, DeviceFilter, Facet, Moment } from "./answers.ts";
import { rowTest } from "./select-rows.ts";
import { CODES, verdictCodes } from "./verdict-codes.ts";
import type { FleetView } from "./view.ts";

/** Values of one filter that are listed. */
const MOST_VALUES = 50;

/** Counts for every filter. */
export function countFacets(view: FleetView, filter: DeviceFilter): Omit<DeviceFacets, keyof Moment> {
	const { fleet } = view;
	const codes = verdictCodes(view, filter);
	const without = (name: keyof DeviceFilter, numberOf: (row: number) => number, textOf: (number: number) => string): readonly Facet[] =>
		tally(view, { ...filter, [name]: undefined }, numberOf, textOf);
	const identityAt = fleet.identityAt;
	const owners = without("owner", view.ownerNumberAt, (owner) => view.owners[owner]?.id ?? "");
	const names = new Map(view.owners.map(({ id, name }) => [id, name]));
	const isLeft = rowTest(view, filter);
	let total = 0;
	for (let row = 0; row < fleet.size; row += 1) if (isLeft(row)) total += 1;
	return {
		total,
		verdict: without(
			"verdict",
			(row) => codes[identityAt(row)] ?? 0,
			(code) => CODES[code] ?? "",
		),
		exposure: without(
			"exposure",
			(row) => EXPOSURE_NUMBERS[fleet.exposureAt(row)],
			(number) => EXPOSURE_NAMES[number] ?? "",
		),
		site: without("site", fleet.siteNumberAt, (site) => fleet.sites[site] ?? ""),
		maker: without("maker", identityAt, (at) => fleet.identities[at]?.brand ?? fleet.identities[at]?.maker ?? ""),
		model: without("model", identityAt, (at) => fleet.identities[at]?.model ?? ""),
		kind: without(
			"kind",
			(row) => KIND_NAMES.indexOf(fleet.kindAt(row)),
			(kind) => KIND_NAMES[kind] ?? "",
		),
		owner: owners.map((facet) => ({ ...facet, name: names.get(facet.value) ?? "" })),
	};
}

const EXPOSURE_NAMES = ["internet", "unknown", "internal", "isolated"] as const;
const EXPOSURE_NUMBERS = { internet: 0, unknown: 1, internal: 2, isolated: 3 } as const;
const KIND_NAMES = ["camera", "recorder", "encoder", "access", "other", "unknown"];

/** Rows counted by a small number of theirs, the counts then by the number's text. */
function tally(
	view: FleetView,
	filter: DeviceFilter,
	numberOf: (row: number) => number,
	textOf: (number: number) => string,
): readonly Facet[] {
	const isLeft = rowTest(view, filter);
	const counts: number[] = [];
	for (let row = 0; row < view.fleet.size; row += 1) {
		if (!isLeft(row)) continue;
		const number = numberOf(row);
		counts[number] = (counts[number] ?? 0) + 1;
	}
	const byText = new Map<string, number>();
	counts.forEach((count, number) => {
		const text = textOf(number);
		byText.set(text, (byText.get(text) ?? 0) + count);
	});
	return [...byText]
		.map(([value, devices]) => ({ value, devices }))
		.sort((a, b) => b.devices - a.devices || (a.value < b.value ? -1 : 1))
		.slice(0, MOST_VALUES);
}
