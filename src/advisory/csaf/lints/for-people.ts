/**
 * Lints of our own: what the standard allows and a reader stumbles over. Informative, in the full profile only; the lints on prose read
 * English and are silent on documents in another language.
 */
import { member, text } from "../json.ts";
import { readLanguageTag } from "../registry/language-tags.ts";
import { pathTo } from "../rules/6.3.9-branch-categories.ts";
import { type CsafView, itemsOf, type Located, productsOf } from "../rules/csaf-view.ts";
import { type Rule, rule } from "../rules/rule.ts";
import { coveredBy, statusEntries } from "../rules/status-groups.ts";
import { readingGrade, sentencesOf } from "./sentences.ts";

function isEnglish({ document }: CsafView): boolean {
	const lang = text(document, "lang");
	return lang === undefined || readLanguageTag(lang)?.language === "en";
}

function documentNotes(view: CsafView): readonly Located[] {
	return view.document === undefined ? [] : itemsOf({ node: view.document, place: view.documentPlace }, "notes");
}

const doubledVendor = rule(
	"seawall/doubled-vendor",
	"Vendor name twice in a product name",
	"A name that no label bears is found by no search.",
	({ products }, report) => {
		for (const { node, branch, place } of products) {
			const vendor = pathTo(branch).find(({ category }) => category === "vendor")?.name;
			const name = text(node, "name");
			if (vendor === undefined || name === undefined || vendor.length < 2) continue;
			const doubled = `${vendor} ${vendor}`.toLowerCase();
			if (name.toLowerCase().startsWith(doubled))
				report(place.pointer("name"), `"${name.slice(0, 100)}" begins with the vendor's name twice`, {
					what: "removes the second one",
					edits: [{ kind: "replace", pointer: place.pointer("name"), value: name.slice(vendor.length + 1) }],
				});
		}
	},
);

const remediationWithoutProduct = rule(
	"seawall/remediation-without-product",
	"Remediation for products that need none",
	"An owner who finds a remedy for a product that is not affected doubts the status, or installs for nothing.",
	(view, report) => {
		if (view.version !== "2.0") return;
		for (const vulnerability of view.vulnerabilities) {
			const open = new Set(
				statusEntries(view, vulnerability, ["Affected", "Under investigation", "Recommended"]).map(({ product }) => product),
			);
			if (open.size === 0) continue;
			for (const { node, place } of itemsOf(vulnerability, "remediations")) {
				const products = productsOf(view, node);
				if (products.length > 0 && !products.some((product) => open.has(product)))
					report(place.pointer(), "none of the products of this remediation is affected or under investigation");
			}
		}
	},
);

const ACTION =
	/\b(?:update|upgrade|install|apply|patch|replace|disconnect|isolate|disable|block|change|remove|restrict|contact|migrate|reboot|reset|segment|turn off|switch off|close|no action|nothing to do|not affected|download)\b/i;

const noFirstAction = rule(
	"seawall/no-first-action",
	"No first sentence that says what to do",
	"Most readers stop after the first sentence, and must know by then what to do.",
	(view, report) => {
		if (!isEnglish(view) || view.vulnerabilities.length === 0) return;
		const summary = documentNotes(view).find(({ node }) => ["summary", "description", "general"].includes(text(node, "category") ?? ""));
		const first = sentencesOf(text(summary?.node, "text") ?? "")[0];
		if (summary !== undefined && first !== undefined && !ACTION.test(first))
			report(summary.place.pointer("text"), `the first sentence of the summary says nothing to do: "${first.slice(0, 120)}"`);
	},
);

const missingFixedVersion = rule(
	"seawall/missing-fixed-version",
	"Fix without a version",
	"Without the version an owner cannot tell whether a device is done.",
	(view, report) => {
		for (const vulnerability of view.vulnerabilities) {
			const fixed = statusEntries(view, vulnerability, ["Fixed"]);
			if (fixed.length > 0) continue;
			const fixes = itemsOf(vulnerability, "remediations").filter(({ node }) => text(node, "category") === "vendor_fix");
			const affected = new Set(statusEntries(view, vulnerability, ["Affected"]).map(({ product }) => product));
			for (const one of fixes) {
				const isForAffected = [...coveredBy(view, [one])].some((product) => affected.has(product));
				if (isForAffected && !/\d/.test(text(one.node, "details") ?? ""))
					report(one.place.pointer("details"), "the vendor fix names no version, and no product has the status fixed");
			}
		}
	},
);

/** The grade above which prose is told: newspapers write for about 10, advisories for 14 to 17. */
const MOST_GRADE = 18;

const hardToRead = rule(
	"seawall/hard-to-read",
	"Prose that is hard to read",
	"A warning is read in a hurry, often by people whose language it is not.",
	(view, report) => {
		if (!isEnglish(view)) return;
		const notes = [...documentNotes(view), ...view.vulnerabilities.flatMap((one) => itemsOf(one, "notes"))];
		for (const { node, place } of notes) {
			if (text(node, "category") === "legal_disclaimer") continue;
			const grade = readingGrade(text(node, "text") ?? "");
			if (grade !== undefined && grade > MOST_GRADE)
				report(place.pointer("text"), `reading grade ${grade.toFixed(0)}; shorter sentences and words would help`);
		}
	},
);

/** Words that praise or play down instead of saying what is so. */
const SPIN =
	/\b(?:out of an abundance of caution|we take (?:the )?security (?:of \w+ )?(?:very )?seriously|security is our (?:top|highest|number one) priority|industry[- ]leading|best[- ]in[- ]class|world[- ]class|state[- ]of[- ]the[- ]art|only (?:a )?theoretical(?:ly)?|highly unlikely|extremely unlikely|committed to (?:the )?security|valued customers|no reason for concern|purely theoretical)\b/i;

const spinWord = rule(
	"seawall/spin-word",
	"Praise or play-down",
	"Readers look for what to do; words of this kind make them doubt the rest.",
	(view, report) => {
		if (!isEnglish(view)) return;
		const remediations = view.vulnerabilities.flatMap((one) => itemsOf(one, "remediations"));
		const items = [...documentNotes(view), ...view.vulnerabilities.flatMap((one) => itemsOf(one, "notes"))];
		const texts = [...items.map((one) => ({ ...one, key: "text" })), ...remediations.map((one) => ({ ...one, key: "details" }))];
		for (const { node, place, key } of texts) {
			const found = SPIN.exec((text(node, key) ?? "").slice(0, 100_000));
			if (found !== null && member(node, "category") !== "legal_disclaimer")
				report(place.pointer(key), `"${found[0]}" says nothing that a reader can act on`);
		}
	},
);

/** All of them. */
export const lintsForPeople: readonly Rule[] = [
	doubledVendor,
	remediationWithoutProduct,
	noFirstAction,
	missingFixedVersion,
	hardToRead,
	spinWord,
];
