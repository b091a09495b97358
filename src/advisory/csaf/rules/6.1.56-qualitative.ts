/** Tests 6.1.56, 6.2.47, 6.3.12 and 6.3.18 of CSAF 2.1: severity in words, and the newest CVSS. */
import { member } from "../json.ts";
import { canonicalUrls } from "./6.2.11-canonical-url.ts";
import { cvssOf, scoreItems } from "./cvss-objects.ts";
import { rule } from "./rule.ts";
import { statusEntries } from "./status-groups.ts";

const RATING = "qualitative_severity_rating";

/** Test 6.1.56: per product and source. */
export const ratingBesideCvss = rule(
	"6.1.56",
	"Use of CVSS and Qualitative Severity Rating",
	"A word and a score from one source can contradict each other.",
	(view, report) => {
		for (const vulnerability of view.vulnerabilities) {
			const items = scoreItems(view, vulnerability);
			const scored = new Set(
				items
					.filter((item) => cvssOf(item).length > 0)
					.flatMap(({ products, source }) => products.map((id) => JSON.stringify([id, source]))),
			);
			for (const { content, contentPlace, products, source } of items) {
				if (member(content, RATING) === undefined) continue;
				const both = products.find((id) => scored.has(JSON.stringify([id, source])));
				if (both === undefined) continue;
				const pointer = contentPlace.pointer(RATING);
				const others = Object.keys(content ?? {}).length > 1;
				report(
					pointer,
					`"${both}" has both CVSS and a qualitative severity rating from one source`,
					others ? { what: `removes ${RATING}`, edits: [{ kind: "remove", pointer }] } : undefined,
				);
			}
		}
	},
);

/** Test 6.2.47. */
export const ratingByIssuer = rule(
	"6.2.47",
	"Use of Qualitative Severity Rating by Issuing Party",
	"Whoever issues the document can say how the severity comes about.",
	(view, report) => {
		const own = new Set(canonicalUrls(view));
		for (const vulnerability of view.vulnerabilities)
			for (const { content, contentPlace, source } of scoreItems(view, vulnerability))
				if (member(content, RATING) !== undefined && (source === undefined || own.has(source)))
					report(contentPlace.pointer(RATING), "the issuing party rates the severity in a word");
	},
);

/** Test 6.3.18. */
export const usesRating = rule(
	"6.3.18",
	"Use of Qualitative Severity Rating",
	"A word does not say what it was judged by.",
	(view, report) => {
		for (const vulnerability of view.vulnerabilities)
			for (const { content, contentPlace } of scoreItems(view, vulnerability))
				if (member(content, RATING) !== undefined) report(contentPlace.pointer(RATING), "the severity is rated in a word");
	},
);

/** Test 6.3.12: an item with CVSS has v4.0, or another item has it for the same products; and every affected product has some CVSS. */
export const missingCvssV4 = rule(
	"6.3.12",
	"Missing CVSS v4.0",
	"CVSS v4.0 tells apart what the older editions call equal.",
	(view, report) => {
		for (const vulnerability of view.vulnerabilities) {
			const items = scoreItems(view, vulnerability).map((item) => ({ ...item, cvss: cvssOf(item) }));
			const withV4 = new Set(items.filter(({ cvss }) => cvss.some(({ key }) => key === "cvss_v4")).flatMap(({ products }) => products));
			const covered = new Set(items.filter(({ cvss }) => cvss.length > 0).flatMap(({ products }) => products));
			for (const { cvss, products, contentPlace } of items) {
				const left = products.filter((id) => !withV4.has(id));
				if (cvss.length > 0 && left.length > 0)
					report(contentPlace.pointer(), `"${left.slice(0, 3).join('", "')}" has no score of CVSS v4.0`);
			}
			for (const { product, pointer } of statusEntries(view, vulnerability, ["Affected"]))
				if (!covered.has(product)) report(pointer(), `no CVSS covers the affected product "${product}"`);
		}
	},
);
