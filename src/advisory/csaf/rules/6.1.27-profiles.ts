/** Tests 6.1.27.1 to 6.1.27.8 and 6.1.27.11: what a document of a profile must have, and must not. */
import { asObject, member, text } from "../json.ts";
import { type CsafView, itemsOf, productsOf, textsOf } from "./csaf-view.ts";
import { type Rule, rule } from "./rule.ts";
import { statusEntries } from "./status-groups.ts";

/** A test that is skipped unless the document has one of these categories, written without `csaf_`. */
export function ofProfiles(profiles: string, inner: Rule): Rule {
	const wanted = new Set(profiles.split(" ").map((name) => `csaf_${name}`));
	return {
		...inner,
		check: (view, report, context) => {
			if (view.category !== undefined && wanted.has(view.category)) inner.check(view, report, context);
		},
	};
}

const inDocument = (view: CsafView, key: string) =>
	view.document === undefined ? [] : itemsOf({ node: view.document, place: view.documentPlace }, key);

const GENERAL = new Set(["description", "details", "general", "summary"]);

/** Where a missing or wrong list is shown: at the list when there is one. */
const pointerOf = (view: CsafView, key: string): string =>
	member(view.document, key) === undefined ? view.documentPlace.pointer() : view.documentPlace.pointer(key);

const documentNotes = rule(
	"6.1.27.1",
	"Document Notes",
	"Without a note a document of this profile says nothing of what happened.",
	(view, report) => {
		if (!inDocument(view, "notes").some(({ node }) => GENERAL.has(text(node, "category") ?? "")))
			report(pointerOf(view, "notes"), "no note has the category description, details, general or summary");
	},
);

const documentReferences = rule(
	"6.1.27.2",
	"Document References",
	"A document of this profile points to where the matter is described, or it is of no use.",
	(view, report) => {
		if (!inDocument(view, "references").some(({ node }) => (text(node, "category") ?? "external") === "external"))
			report(pointerOf(view, "references"), "no reference has the category external");
	},
);

const noVulnerabilities = rule(
	"6.1.27.3",
	"Vulnerabilities",
	"A document of this profile speaks of no vulnerabilities, and its readers do not look for any.",
	(view, report) => {
		if (member(view.root, "vulnerabilities") !== undefined)
			report(view.top.pointer("vulnerabilities"), `a document of the category ${view.category ?? ""} has vulnerabilities`);
	},
);

const productTree = rule("6.1.27.4", "Product Tree", "Without products nobody can find out whether they are concerned.", (view, report) => {
	if (member(view.root, "product_tree") === undefined) report(view.top.pointer(), "there is no product_tree");
});

const vulnerabilityNotes = rule("6.1.27.5", "Vulnerability Notes", "Without a note nobody learns what the hole is.", (view, report) => {
	for (const { node, place } of view.vulnerabilities)
		if (member(node, "notes") === undefined) report(place.pointer(), "the vulnerability has no notes");
});

const productStatus = rule(
	"6.1.27.6",
	"Product Status",
	"Without a status nobody learns which products the hole is in.",
	(view, report) => {
		for (const { node, place } of view.vulnerabilities)
			if (member(node, "product_status") === undefined) report(place.pointer(), "the vulnerability has no product_status");
	},
);

const VEX_STATUSES = ["fixed", "known_affected", "known_not_affected", "under_investigation"];

const vexStatus = rule("6.1.27.7", "VEX Product Status", "A VEX document exists to say one of these four things.", (view, report) => {
	for (const { node, place } of view.vulnerabilities) {
		const status = asObject(member(node, "product_status"));
		if (!VEX_STATUSES.some((key) => member(status, key) !== undefined))
			report(
				status === undefined ? place.pointer() : place.pointer("product_status"),
				`the product status is none of ${VEX_STATUSES.join(", ")}`,
			);
	}
});

const vulnerabilityId = rule(
	"6.1.27.8",
	"Vulnerability ID",
	"A hole without an id cannot be recognised in any other document.",
	(view, report) => {
		for (const vulnerability of view.vulnerabilities) {
			const { node, place } = vulnerability;
			if (member(node, "cve") !== undefined) continue;
			if (member(node, "ids") === undefined) {
				report(place.pointer(), "the vulnerability has neither cve nor ids");
				continue;
			}
			const ids = itemsOf(vulnerability, "ids");
			const areBound = ids.every((one) => textsOf(one.node, "product_ids").length + textsOf(one.node, "group_ids").length > 0);
			if (view.version === "2.0" || !areBound) continue;
			const named = new Set(ids.flatMap((one) => productsOf(view, one.node)));
			for (const { product, pointer } of statusEntries(view, vulnerability))
				if (!named.has(product)) report(pointer(), `no item of ids speaks of "${product}", and there is no cve`);
		}
	},
);

const vulnerabilities = rule(
	"6.1.27.11",
	"Vulnerabilities",
	"A document of this profile is there for the sake of its vulnerabilities.",
	(view, report) => {
		if (member(view.root, "vulnerabilities") === undefined) report(view.top.pointer(), "there are no vulnerabilities");
	},
);

/** As CSAF 2.0 has them. */
export const profileRules20: readonly Rule[] = [
	ofProfiles("informational_advisory security_incident_response", documentNotes),
	ofProfiles("informational_advisory security_incident_response", documentReferences),
	ofProfiles("informational_advisory", noVulnerabilities),
	ofProfiles("security_advisory vex", productTree),
	ofProfiles("security_advisory vex", vulnerabilityNotes),
	ofProfiles("security_advisory", productStatus),
	ofProfiles("vex", vexStatus),
	ofProfiles("vex", vulnerabilityId),
	ofProfiles("security_advisory vex", vulnerabilities),
];

/** As CSAF 2.1 has them. */
export const profileRules21: readonly Rule[] = [
	ofProfiles("informational_advisory security_incident_response", documentNotes),
	ofProfiles("informational_advisory security_incident_response", documentReferences),
	ofProfiles("informational_advisory withdrawn superseded", noVulnerabilities),
	ofProfiles("security_advisory vex deprecated_security_advisory", productTree),
	ofProfiles("security_advisory vex deprecated_security_advisory", vulnerabilityNotes),
	ofProfiles("security_advisory deprecated_security_advisory", productStatus),
	ofProfiles("vex", vexStatus),
	ofProfiles("vex", vulnerabilityId),
	ofProfiles("security_advisory vex deprecated_security_advisory", vulnerabilities),
];
