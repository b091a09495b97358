/** Test 6.2.3: a score in 2.0, any metric in 2.1. */
import { scoreItems } from "./cvss-objects.ts";
import { rule } from "./rule.ts";
import { statusEntries } from "./status-groups.ts";

/** The test. */
export const missingScore = rule(
	"6.2.3",
	"Missing Score",
	"Without a score nobody can tell which of two holes to close first.",
	(view, report) => {
		const what = view.version === "2.0" ? "score" : "metric";
		for (const vulnerability of view.vulnerabilities) {
			const scored = new Set(scoreItems(view, vulnerability).flatMap(({ products }) => products));
			for (const { product, status, pointer } of statusEntries(view, vulnerability, ["Affected"]))
				if (!scored.has(product)) report(pointer(), `"${product}" is ${status}, and no ${what} covers it`);
		}
	},
);
