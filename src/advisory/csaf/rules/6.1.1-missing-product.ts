/** Test 6.1.1. */
import { visitProductReferences } from "./references.ts";
import { rule } from "./rule.ts";

/** The test. */
export const missingProduct = rule(
	"6.1.1",
	"Missing Definition of Product ID",
	"A product id that nothing defines tells no reader which product is meant.",
	(view, report) => {
		const defined = new Set(view.products.map(({ id }) => id));
		visitProductReferences(view, (id, place, key) => {
			if (!defined.has(id)) report(place.pointer(key), `the product tree does not define the product id "${id}"`);
		});
	},
);
