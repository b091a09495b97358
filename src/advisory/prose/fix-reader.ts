/** Reads the fixes of all remediations of one document, each text once: publishers repeat them for every hole. */
import type { RepairLog } from "../csaf/repair-log.ts";
import type { Product } from "../document.ts";
import type { FixClaim } from "../range/expression.ts";
import { extractFixes, MOST_PROSE } from "./extract-fixes.ts";

/** Gives the fixes stated in a text at a pointer. */
export function fixReader(products: readonly Product[], log: RepairLog): (details: string, pointer: string) => readonly FixClaim[] {
	const names = new Set<string>();
	for (const product of products) {
		names.add(product.name);
		for (const model of product.models) names.add(model.text);
	}
	const context = { productNames: [...names] };
	const read = new Map<string, readonly FixClaim[]>();
	return (details, pointer) => {
		if (!/\d/.test(details)) return [];
		if (details.length > MOST_PROSE) log.add("prose-cut", pointer, `${details.length} characters`, `${MOST_PROSE} characters`);
		const held = read.get(details) ?? extractFixes(details, pointer, context);
		read.set(details, held);
		return held.map((claim) => (claim.pointer === pointer ? claim : { ...claim, pointer }));
	};
}
