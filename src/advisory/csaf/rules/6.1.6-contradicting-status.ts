/** Test 6.1.6. */
import { rule } from "./rule.ts";
import { type StatusGroup, statusEntries } from "./status-groups.ts";

const EXCLUSIVE: readonly StatusGroup[] = ["Affected", "Not affected", "Fixed", "Under investigation", "Unknown"];

/** The test. */
export const contradictingStatus = rule(
	"6.1.6",
	"Contradicting Product Status",
	"A product that is affected and not affected at once gives its owner no answer.",
	(view, report) => {
		for (const vulnerability of view.vulnerabilities) {
			const first = new Map<string, StatusGroup>();
			for (const { product, group, pointer } of statusEntries(view, vulnerability, EXCLUSIVE)) {
				const held = first.get(product);
				if (held === undefined) first.set(product, group);
				else if (held !== group) report(pointer(), `"${product}" is in the groups "${held}" and "${group}" at once`);
			}
		}
	},
);
