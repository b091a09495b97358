/** What one document means for the devices of a view. */
import type { Verdict } from "../verdict.ts";
import type { AdvisoryReach, Moment, Owner } from "./answers.ts";
import { APART, CODES, verdictCodes, verdictOn } from "./verdict-codes.ts";
import type { FleetView } from "./view.ts";

/** Lines of each list. */
const MOST_LINES = 200;

/** `undefined` where no document held has the id. */
export function advisoryReach(view: FleetView, advisory: string): Omit<AdvisoryReach, keyof Moment> | undefined {
	const { fleet, judged, matcher } = view;
	if (!matcher.library.byId.has(advisory)) return undefined;
	const codes = verdictCodes(view, { advisory });
	const summary: Record<Verdict, number> = { known_affected: 0, under_investigation: 0, fixed: 0, known_not_affected: 0 };
	const products = new Map<string, Counted<Omit<AdvisoryReach["products"][number], "devices">>>();
	const sites = new Map<string, Counted<{ readonly site: string | undefined; readonly owner: Owner }>>();
	const targets = fleet.identities.map((_, identity) => targetOf(judged.judgedOf(identity).holes, advisory));
	let [devices, exposedAtRisk] = [0, 0];
	for (let row = 0; row < fleet.size; row += 1) {
		const at = fleet.identityAt(row);
		const verdict = CODES[codes[at] ?? APART];
		if (verdict === undefined || verdict === "no_statement") continue;
		devices += 1;
		summary[verdict] += 1;
		const { brand, maker, model } = fleet.identities[at] ?? {};
		const product = { brand: brand ?? maker, model, verdict, upgradeTo: targets[at] };
		count(products, [product.brand, model, verdict, product.upgradeTo], () => product);
		if (verdict !== "known_affected" && verdict !== "under_investigation") continue;
		if (fleet.exposureAt(row) === "internet") exposedAtRisk += 1;
		count(sites, [view.ownerNumberAt(row), fleet.siteAt(row)], () => ({ site: fleet.siteAt(row), owner: view.ownerAt(row) }));
	}
	return { advisory, devices, summary, exposedAtRisk, products: most(products), sites: most(sites) };
}

interface Counted<T> {
	readonly what: T;
	devices: number;
}

function count<T>(counts: Map<string, Counted<T>>, key: readonly unknown[], make: () => T): void {
	const text = JSON.stringify(key);
	const held = counts.get(text);
	if (held === undefined) counts.set(text, { what: make(), devices: 1 });
	else held.devices += 1;
}

function most<T>(counts: ReadonlyMap<string, Counted<T>>): readonly (T & { readonly devices: number })[] {
	return [...counts.values()]
		.sort((a, b) => b.devices - a.devices)
		.slice(0, MOST_LINES)
		.map(({ what, devices }) => ({ ...what, devices }));
}

function targetOf(holes: FleetView["judged"] extends { judgedOf(at: number): { readonly holes: infer H } } ? H : never, advisory: string) {
	return holes.find((hole) => verdictOn(hole, { advisory }) !== undefined && hole.upgradeTo !== undefined)?.upgradeTo;
}
