/** Under which other labels the devices of makers are sold, as far as somebody says so. */
import type { Catalogue } from "../../catalog/catalogue.ts";
import type { Relabel, VendorId } from "../../catalog/vendor.ts";
import { GRADE } from "../../match/relabel-faces.ts";

/** A label with the strongest fact that links it with the maker. */
export interface Label {
	readonly id: VendorId;
	readonly name: string;
	readonly fact: Relabel;
	readonly grade: (typeof GRADE)[Relabel["evidence"]];
	/** The facts are about some of its devices, by line or model. */
	readonly isSome: boolean;
}

/** Labels with something better than pictures that look alike, and those without. */
export interface SoldAs {
	/** Names of the makers of whom somebody says so. */
	readonly makers: readonly string[];
	readonly known: readonly Label[];
	/** Shown, and no reason for an alarm by itself. */
	readonly perhaps: readonly Label[];
}

/** Labels of devices that these makers build, by name. */
export function soldAs(makers: readonly VendorId[], catalogue: Catalogue): SoldAs {
	const wanted = new Set(makers);
	const facts = catalogue.relabels.filter(({ brand, maker }) => wanted.has(maker) && !wanted.has(brand));
	const labels = labelsOf(facts, ({ brand }) => brand, catalogue);
	const named = [...new Set(facts.map(({ maker }) => maker))].flatMap((id) => catalogue.vendor(id)?.name ?? []);
	return {
		makers: named,
		known: labels.filter(({ grade }) => grade !== "candidate"),
		perhaps: labels.filter(({ grade }) => grade === "candidate"),
	};
}

/** One label for each vendor that facts lead to; facts come strongest first. */
export function labelsOf(facts: readonly Relabel[], side: (fact: Relabel) => VendorId, catalogue: Catalogue): readonly Label[] {
	const labels = [...Map.groupBy(facts, side)].flatMap(([id, group]): Label[] => {
		const [fact] = group;
		const name = catalogue.vendor(id)?.name;
		if (fact === undefined || name === undefined) return [];
		return [
			{
				id,
				name,
				fact,
				grade: GRADE[fact.evidence],
				isSome: group.every(({ line, brandModel }) => line !== undefined || brandModel !== undefined),
			},
		];
	});
	return labels.sort((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1));
}
