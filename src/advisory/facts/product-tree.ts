/** The product tree of a document: maker or label, model, version range; each product once, whatever holes it stands under. */
import type { CsafBranch, CsafProduct } from "./csaf-document.ts";
import type { Entry } from "./entry.ts";

/** A tree with the way back from an entry to its product. */
export interface ProductTree {
	readonly branches: readonly CsafBranch[];
	/** The product id of an entry that the tree was built from. */
	idOf(entry: Entry): string;
}

/** Gathers entries into a tree. Ids count up in the order of the entries, so they are stable as long as the facts are. */
export function buildProductTree(entries: readonly Entry[]): ProductTree {
	const products = new Map<string, CsafProduct>();
	const vendors = new Map<string, Map<string, CsafBranch[]>>();
	for (const entry of entries) {
		const key = keyOf(entry);
		if (products.has(key)) continue;
		const product = toProduct(entry, products.size + 1);
		products.set(key, product);
		const models = vendors.get(entry.label) ?? new Map<string, CsafBranch[]>();
		vendors.set(entry.label, models);
		models.set(entry.name, [...(models.get(entry.name) ?? []), { category: "product_version_range", name: entry.range.vers, product }]);
	}
	return {
		branches: [...vendors].map(([vendor, models]) => ({
			category: "vendor",
			name: vendor,
			branches: [...models].map(([name, branches]) => ({ category: "product_name", name, branches })),
		})),
		idOf: (entry) => products.get(keyOf(entry))?.product_id ?? "",
	};
}

function toProduct(entry: Entry, number: number): CsafProduct {
	return {
		name: `${entry.calledFully}: ${entry.range.words} [source: ${entry.tag}]`,
		product_id: `CSAFPID-${String(number).padStart(4, "0")}`,
		...(entry.numbers.length === 0 ? {} : { product_identification_helper: { model_numbers: entry.numbers } }),
	};
}

function keyOf(entry: Entry): string {
	return [entry.label, entry.name, entry.range.vers, entry.tag].join("\n");
}
