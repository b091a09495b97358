/** Test 6.1.2. */
import { rule } from "./rule.ts";

/** The test. */
export const multipleProduct = rule(
	"6.1.2",
	"Multiple Definition of Product ID",
	"Two products under one id cannot be told apart, so a status may reach the wrong one.",
	(view, report) => {
		const seen = new Set<string>();
		for (const { id, place } of view.products) {
			if (id === undefined) continue;
			if (seen.has(id)) report(place.pointer("product_id"), `the product id "${id}" is defined a second time`);
			seen.add(id);
		}
	},
);
