/** Reads the fixes of all remediations of one document, each text once: publishers repeat them for every hole. */
import type { RepairLog } from "../csaf/repair-log.ts";
import type { Product } from "../document.ts";
import type { FixClaim } from "../range/expression.ts";
import { extractFixes, MOST_PROSE } from "./extract-fixes.ts";
import { knownWords } from "./product-hint.ts";
import { standAlone } from "./stand-alone.ts";

/** Prose of one document that is read for fixes, in UTF-16 units; each text counts once. CISA's 387 have 3 393 at most. */
export const MOST_DOCUMENT_PROSE = 1_048_576;

/** Gives the fixes stated in a text at a pointer; `announced` where the text before it said that fixed versions follow. */
export type FixReader = (details: string, pointer: string, announced?: boolean) => readonly FixClaim[];

/** Makes a reader for one document. */
export function fixReader(products: readonly Product[], log: RepairLog): FixReader {
	const names = new Set<string>();
	for (const product of products) {
		names.add(product.name);
		for (const model of product.models) names.add(model.text);
	}
	const context = { productNames: [...names] };
	const read = new Map<string, readonly FixClaim[]>();
	let spent = 0;
	const extract = (details: string, pointer: string, announced: boolean): readonly FixClaim[] => {
		spent += Math.min(details.length, MOST_PROSE);
		if (spent <= MOST_DOCUMENT_PROSE) {
			const told = extractFixes(details, pointer, context);
			return told.length > 0 || !announced ? told : standAlone(details, pointer, knownWords(context.productNames));
		}
		// No claim is no promise: the device stays affected.
		log.add("prose-left-out", pointer, `${details.length} characters`, "");
		return [];
	};
	return (details, pointer, announced = false) => {
		if (!/\d/.test(details)) return [];
		if (details.length > MOST_PROSE) log.add("prose-cut", pointer, `${details.length} characters`, `${MOST_PROSE} characters`);
		const key = `${announced ? "after" : ""}\u0000${details}`;
		const held = read.get(key) ?? extract(details, pointer, announced);
		read.set(key, held);
		return held.map((claim) => (claim.pointer === pointer ? claim : { ...claim, pointer }));
	};
}
