/** Test 6.1.23. */
import { text } from "../json.ts";
import { rule } from "./rule.ts";

/** The test. */
export const multipleCve = rule(
	"6.1.23",
	"Multiple Use of Same CVE",
	"Two items on one hole can say two different things of the same product.",
	(view, report) => {
		const seen = new Set<string>();
		for (const { node, place } of view.vulnerabilities) {
			const cve = text(node, "cve");
			if (cve === undefined) continue;
			if (seen.has(cve)) report(place.pointer("cve"), `a second item speaks of ${cve}`);
			seen.add(cve);
		}
	},
);
