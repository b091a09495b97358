/** Test 6.2.16. */
import { member } from "../json.ts";
import { rule } from "./rule.ts";

/** The test. */
export const identificationHelper = rule(
	"6.2.16",
	"Missing Product Identification Helper",
	"Without a CPE, package URL, model or serial number a product is matched by its name, and names are written in many ways.",
	({ products }, report) => {
		for (const { node, id, place } of products) {
			if (member(node, "product_identification_helper") === undefined)
				report(place.pointer(), `the product "${id ?? ""}" has no product_identification_helper`);
		}
	},
);
