/** Test 6.2.1; an informational advisory names products without saying more of them. */
import { visitProductReferences } from "./references.ts";
import { rule } from "./rule.ts";

/** The test. */
export const unusedProduct = rule(
	"6.2.1",
	"Unused Definition of Product ID",
	"A product that is listed and never spoken of leaves its owner without an answer.",
	(view, report) => {
		if (view.category === "csaf_informational_advisory" || view.products.length === 0) return;
		const used = new Set<string>();
		visitProductReferences(view, (id) => used.add(id));
		for (const { id, place } of view.products)
			if (id !== undefined && !used.has(id)) report(place.pointer("product_id"), `nothing refers to the product id "${id}"`);
	},
);
