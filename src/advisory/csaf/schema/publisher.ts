/** Who publishes: section 3.2.1.8 of CSAF 2.0. The metadata of a provider and lists of providers say it in the same form. */
import { objects, oneOf, type SchemaNode, TEXT } from "./node.ts";
import { URI } from "./patterns.ts";

/** The publisher object of one edition. */
export function publisherNode(version: "2.0" | "2.1"): SchemaNode {
	return objects(version === "2.1")(
		{
			category: oneOf(`coordinator discoverer ${version === "2.1" ? "multiplier " : ""}other translator user vendor`),
			contact_details: TEXT,
			issuing_authority: TEXT,
			name: TEXT,
			namespace: URI,
		},
		"category name namespace",
	);
}
