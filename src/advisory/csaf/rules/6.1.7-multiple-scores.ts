/** Test 6.1.7: per product and edition of CVSS one score; 2.1 counts by who determined it. */
import { cvssOf, scoreItems } from "./cvss-objects.ts";
import { rule } from "./rule.ts";

/** The test. */
export const multipleScores = rule(
	"6.1.7",
	"Multiple Scores with same Version per Product",
	"Two scores for one product leave open how bad it is.",
	(view, report) => {
		for (const vulnerability of view.vulnerabilities) {
			const items = scoreItems(view, vulnerability);
			// A single item with one object of each edition repeats nothing.
			if (items.length < 2 && items.every((item) => cvssOf(item).length < 2)) continue;
			const seen = new Set<string>();
			for (const item of items) {
				const products = new Set(item.products);
				for (const { version = "?", place } of cvssOf(item)) {
					for (const product of products) {
						const key = JSON.stringify([version, product, item.source]);
						if (seen.has(key)) report(place.pointer(), `"${product}" has a second score of CVSS ${version}`);
						seen.add(key);
					}
				}
			}
		}
	},
);
