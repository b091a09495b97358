/** Test 6.2.2. */
import { itemsOf } from "./csaf-view.ts";
import { rule } from "./rule.ts";
import { coveredBy, statusEntries } from "./status-groups.ts";

/** The test. */
export const missingRemediation = rule(
	"6.2.2",
	"Missing Remediation",
	"The owner of an affected product reads on to learn what to do, and finds nothing.",
	(view, report) => {
		for (const vulnerability of view.vulnerabilities) {
			const covered = coveredBy(view, itemsOf(vulnerability, "remediations"));
			for (const { product, status, pointer } of statusEntries(view, vulnerability, ["Affected", "Under investigation"]))
				if (!covered.has(product)) report(pointer(), `"${product}" is ${status}, and no remediation speaks of it`);
		}
	},
);
