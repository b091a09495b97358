/** Tests 6.1.27.9 and 6.1.27.10: what a VEX document must say of each product. */
import { text } from "../json.ts";
import { ofProfiles } from "./6.1.27-profiles.ts";
import { itemsOf } from "./csaf-view.ts";
import { rule } from "./rule.ts";
import { coveredBy, statusEntries } from "./status-groups.ts";

/** Test 6.1.27.9: a flag or a threat of the category impact. */
export const impactStatement = ofProfiles(
	"vex",
	rule("6.1.27.9", "Impact Statement", "A product that is said to be safe without a reason cannot be believed.", (view, report) => {
		for (const vulnerability of view.vulnerabilities) {
			const impacts = itemsOf(vulnerability, "threats").filter(({ node }) => text(node, "category") === "impact");
			const covered = coveredBy(view, [...itemsOf(vulnerability, "flags"), ...impacts]);
			for (const { product, pointer } of statusEntries(view, vulnerability, ["Not affected"]))
				if (!covered.has(product))
					report(pointer(), `neither a flag nor a threat of the category impact says why "${product}" is not affected`);
		}
	}),
);

/** Test 6.1.27.10: a remediation. */
export const actionStatement = ofProfiles(
	"vex",
	rule(
		"6.1.27.10",
		"Action Statement",
		"An owner of an affected product must learn what to do, even if it is that there is no fix.",
		(view, report) => {
			for (const vulnerability of view.vulnerabilities) {
				const covered = coveredBy(view, itemsOf(vulnerability, "remediations"));
				for (const { product, status, pointer } of statusEntries(view, vulnerability, ["Affected"]))
					if (status === "known_affected" && !covered.has(product)) report(pointer(), `no remediation says what to do about "${product}"`);
			}
		},
	),
);
