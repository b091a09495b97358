/** Tests 6.3.1 and 6.3.2: old editions of CVSS. */
import { text } from "../json.ts";
import { allCvss, cvssOf, scoreItems } from "./cvss-objects.ts";
import { rule } from "./rule.ts";

/** Test 6.3.1: for each product of a v2 score there is a score of another edition. */
export const onlyCvssV2 = rule(
	"6.3.1",
	"Use of CVSS v2 as the only Scoring System",
	"CVSS v2 knows no critical holes and is not used any more by most readers.",
	(view, report) => {
		for (const vulnerability of view.vulnerabilities) {
			const items = scoreItems(view, vulnerability).map((item) => ({ ...item, cvss: cvssOf(item) }));
			const newer = new Set(items.filter(({ cvss }) => cvss.some(({ key }) => key !== "cvss_v2")).flatMap(({ products }) => products));
			for (const { cvss, products } of items) {
				const v2 = cvss.find(({ key }) => key === "cvss_v2");
				const left = products.filter((product) => !newer.has(product));
				if (v2 !== undefined && left.length > 0)
					report(v2.place.pointer(), `"${left.slice(0, 3).join('", "')}" has a score of CVSS v2 only`);
			}
		}
	},
);

/** Test 6.3.2. */
export const cvssV30 = rule("6.3.2", "Use of CVSS v3.0", "CVSS v3.1 mends the formulas and the words of v3.0.", (view, report) => {
	for (const { key, value, place } of allCvss(view)) {
		if (key !== "cvss_v3") continue;
		if (text(value, "version") === "3.0") report(place.pointer("version"), "CVSS v3.0 is used");
		else if (text(value, "vectorString")?.startsWith("CVSS:3.0/") === true)
			report(place.pointer("vectorString"), "the vector is one of CVSS v3.0");
	}
});
