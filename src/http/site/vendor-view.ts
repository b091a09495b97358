/** A maker or brand: what is on record about it, and what links it with others. */
import type { Catalogue } from "../../catalog/catalogue.ts";
import type { FirmwareScheme } from "../../catalog/firmware/scheme.ts";
import type { Relabel, Vendor } from "../../catalog/vendor.ts";
import { attackedIn, attackedOn } from "../../match/attack-lists.ts";
import { GRADE } from "../../match/relabel-faces.ts";
import type { Listed, Snapshot } from "./snapshot.ts";

/** One fact about who builds whose devices. */
export interface Link {
	/** The other side. */
	readonly vendor: Vendor;
	readonly fact: Relabel;
	readonly grade: (typeof GRADE)[Relabel["evidence"]];
}

/** The page of a vendor. */
export interface VendorView {
	readonly vendor: Vendor;
	readonly parent: Vendor | undefined;
	readonly entries: readonly Listed[];
	/** CVE ids that the warnings name. */
	readonly holes: readonly string[];
	readonly attacked: readonly string[];
	readonly builtBy: readonly Link[];
	readonly sells: readonly Link[];
	/** About those who build its devices, where it has none of its own. */
	readonly throughMakers: readonly Listed[];
	readonly schemes: readonly FirmwareScheme[];
}

/** Makes the view; `undefined` for an id that the catalogue does not have. */
export function vendorView(id: string, snapshot: Snapshot, catalogue: Catalogue): VendorView | undefined {
	const vendor = catalogue.vendor(id);
	if (vendor === undefined) return undefined;
	const entries = snapshot.byVendor.get(id) ?? [];
	const builtBy = linksOf(catalogue.relabelsOf(id), ({ maker }) => maker, id, catalogue);
	const sells = linksOf(
		catalogue.relabels.filter(({ maker }) => maker === id),
		({ brand }) => brand,
		id,
		catalogue,
	);
	const makers = builtBy.filter(({ grade }) => grade !== "candidate").map(({ vendor: maker }) => maker.id);
	const known = new Set(entries);
	const throughMakers = [...new Set(makers.flatMap((maker) => snapshot.byVendor.get(maker) ?? []))].filter((entry) => !known.has(entry));
	// A document may speak of several vendors: only what it states of holes, not of whom, is counted.
	const holes = [...new Set(entries.flatMap((entry) => entry.holes.flatMap(({ cve }) => cve ?? [])))].sort();
	const attacked = attackedIn(snapshot.lists, catalogue);
	return {
		vendor,
		parent: vendor.partOf === undefined ? undefined : catalogue.vendor(vendor.partOf),
		entries,
		holes,
		attacked: holes.filter((cve) => attackedOn(snapshot.asOf, attacked(cve)) !== undefined),
		builtBy,
		sells,
		throughMakers: snapshot.entries.filter((entry) => throughMakers.includes(entry)),
		schemes: catalogue.schemesOf(id),
	};
}

function linksOf(facts: readonly Relabel[], side: (fact: Relabel) => string, self: string, catalogue: Catalogue): readonly Link[] {
	return facts.flatMap((fact): Link[] => {
		const vendor = side(fact) === self ? undefined : catalogue.vendor(side(fact));
		return vendor === undefined ? [] : [{ vendor, fact, grade: GRADE[fact.evidence] }];
	});
}
