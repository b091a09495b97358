/** What documents mean for the devices of a view. */
import { isWorse } from "../combine.ts";
import { EXPOSURES } from "../fleet.ts";
import type { HoleJudgement } from "../hole.ts";
import type { Judged } from "../judged-fleet.ts";
import type { Verdict } from "../verdict.ts";
import type { AdvisoryReach, Moment, Owner, ReachCount } from "./answers.ts";
import { rowsOf } from "./identity-rows.ts";
import { APART, CODES, verdictCodes, verdictOn } from "./verdict-codes.ts";
import type { FleetView } from "./view.ts";

/** Lines of each list. */
const MOST_LINES = 200;

/** `undefined` where no document held has the id. */
export function advisoryReach(view: FleetView, advisory: string): Omit<AdvisoryReach, keyof Moment> | undefined {
	const { fleet, judged, matcher } = view;
	if (!matcher.library.byId.has(advisory)) return undefined;
	const codes = verdictCodes(view, { advisory });
	const products = new Map<string, Counted<Omit<AdvisoryReach["products"][number], "devices">>>();
	const sites = new Map<number, Counted<{ readonly site: string | undefined; readonly owner: Owner }>>();
	const targets = new Map<Judged, string | undefined>();
	codes.forEach((code, at) => {
		const verdict = CODES[code];
		if (code === APART || verdict === undefined || verdict === "no_statement") return;
		const { brand, maker, model } = fleet.identities[at] ?? {};
		const answer = judged.judgedOf(at);
		if (!targets.has(answer)) targets.set(answer, targetOf(answer.holes, advisory));
		const product = { brand: brand ?? maker, model, verdict, upgradeTo: targets.get(answer) };
		count(products, JSON.stringify([product.brand, model, verdict, product.upgradeTo]), fleet.devicesOf(at), () => product);
		if (verdict !== "known_affected" && verdict !== "under_investigation") return;
		for (const row of rowsOf(view, at)) {
			const place = view.ownerNumberAt(row) * fleet.sites.length + fleet.siteNumberAt(row);
			count(sites, place, 1, () => ({ site: fleet.siteAt(row), owner: view.ownerAt(row) }));
		}
	});
	return { advisory, ...reachOf(view, advisory), products: most(products), sites: most(sites) };
}

const NONE: ReachCount = {
	devices: 0,
	summary: { known_affected: 0, under_investigation: 0, fixed: 0, known_not_affected: 0 },
	exposedAtRisk: 0,
};

/** The numbers of one document; none where it speaks of no device, or is not held. */
export function reachOf(view: FleetView, advisory: string): ReachCount {
	return reachCounts(view).get(advisory) ?? NONE;
}

/** Devices that nobody could identify: they are open whatever a document says, and of no document's number. */
export function unidentifiedIn({ fleet, judged }: FleetView): number {
	let devices = 0;
	for (let identity = 0; identity < fleet.identities.length; identity += 1) {
		const { holes } = judged.judgedOf(identity);
		if (holes.some(({ hole }) => hole === "")) for (const exposure of EXPOSURES) devices += fleet.countOf(identity, exposure);
	}
	return devices;
}

const kept = new WeakMap<FleetView, ReadonlyMap<string, ReachCount>>();

/** The numbers of every document that speaks of a device; made once for a view, for all documents at the price of a few. */
function reachCounts(view: FleetView): ReadonlyMap<string, ReachCount> {
	const held = kept.get(view);
	if (held !== undefined) return held;
	const { fleet, judged } = view;
	/** Devices of identities with one answer, and those that the internet reaches. */
	const sizes = new Map<Judged, { devices: number; exposed: number }>();
	for (let identity = 0; identity < fleet.identities.length; identity += 1) {
		const answer = judged.judgedOf(identity);
		const size = sizes.get(answer) ?? { devices: 0, exposed: 0 };
		sizes.set(answer, size);
		for (const exposure of EXPOSURES) size.devices += fleet.countOf(identity, exposure);
		size.exposed += fleet.countOf(identity, "internet");
	}
	const counts = new Map<string, { devices: number; summary: Record<Verdict, number>; exposedAtRisk: number }>();
	for (const [{ holes }, { devices, exposed }] of sizes) {
		for (const [advisory, verdict] of saidIn(holes)) {
			const reach = counts.get(advisory) ?? { ...NONE, summary: { ...NONE.summary } };
			counts.set(advisory, reach);
			reach.devices += devices;
			reach.summary[verdict] += devices;
			if (verdict === "known_affected" || verdict === "under_investigation") reach.exposedAtRisk += exposed;
		}
	}
	kept.set(view, counts);
	return counts;
}

/** The worst that each document says of some holes; of one hole what it says first. */
function saidIn(holes: readonly HoleJudgement[]): ReadonlyMap<string, Verdict> {
	const worst = new Map<string, Verdict>();
	for (const { sources } of holes) {
		const heard = new Set<string>();
		for (const { advisory, verdict } of sources) {
			if (heard.has(advisory)) continue;
			heard.add(advisory);
			const before = worst.get(advisory);
			if (before === undefined || isWorse(verdict, before)) worst.set(advisory, verdict);
		}
	}
	return worst;
}

interface Counted<T> {
	readonly what: T;
	devices: number;
}

function count<K, T>(counts: Map<K, Counted<T>>, key: K, devices: number, make: () => T): void {
	const held = counts.get(key);
	if (held === undefined) counts.set(key, { what: make(), devices });
	else held.devices += devices;
}

function most<T>(counts: ReadonlyMap<unknown, Counted<T>>): readonly (T & { readonly devices: number })[] {
	return [...counts.values()]
		.sort((a, b) => b.devices - a.devices)
		.slice(0, MOST_LINES)
		.map(({ what, devices }) => ({ ...what, devices }));
}

function targetOf(holes: readonly HoleJudgement[], advisory: string): string | undefined {
	return holes.find((hole) => verdictOn(hole, { advisory }) !== undefined && hole.upgradeTo !== undefined)?.upgradeTo;
}
