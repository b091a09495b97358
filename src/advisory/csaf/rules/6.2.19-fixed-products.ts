/** Test 6.2.19: what is fixed has no score but 0. 2.0 looks at the environmental score, 2.1 at the overall one. */
import { score } from "../../cvss/score.ts";
import { member, text } from "../json.ts";
import { METRIC_MEMBERS } from "../schema/cvss.ts";
import { type CvssObject, cvssOf, scoreItems, vectorOf } from "./cvss-objects.ts";
import { rule } from "./rule.ts";
import { statusEntries } from "./status-groups.ts";

/** The test. */
export const fixedProducts = rule(
	"6.2.19",
	"CVSS for Fixed Products",
	"A fixed product with the score of the hole is sorted among those that are still open.",
	(view, report) => {
		for (const vulnerability of view.vulnerabilities) {
			const items = scoreItems(view, vulnerability);
			for (const { product, status, pointer } of statusEntries(view, vulnerability, ["Fixed"])) {
				const objects = items.filter(({ products }) => products.includes(product)).flatMap(cvssOf);
				if (objects.some((object) => !isNothing(object)))
					report(pointer(), `"${product}" is ${status}, and a CVSS score above 0 applies to it`);
			}
		}
	},
);

/** True when the environment brings the score down to 0, by score, members or vector. */
function isNothing(object: CvssObject): boolean {
	const { key, value } = object;
	if (member(value, "environmentalScore") === 0) return true;
	const vector = vectorOf(object);
	if (vector !== undefined && score(vector).overall === 0) return true;
	if (key === "cvss_v2") return text(value, "targetDistribution") === "NONE";
	const metrics = key === "cvss_v3" ? ["MC", "MI", "MA"] : ["MVC", "MVI", "MVA", "MSC", "MSI", "MSA"];
	return METRIC_MEMBERS[key === "cvss_v3" ? "3.1" : "4.0"]
		.filter(({ metric }) => metrics.includes(metric))
		.every(({ name }) => text(value, name) === "NONE" || text(value, name) === "NEGLIGIBLE");
}
