/** Tests 6.1.54, 6.1.55, 6.2.43 to 6.2.46 and 6.3.17 of CSAF 2.1: the licence of the document. */
import { member, text } from "../json.ts";
import { isDeprecated, isListed, isScanCode, type LicenceId, parseLicence } from "../registry/licences.ts";
import { oneNote } from "./6.1.27.14-end-of-document.ts";
import type { CsafView } from "./csaf-view.ts";
import { type Rule, rule } from "./rule.ts";

function idsOf({ document }: CsafView): readonly LicenceId[] {
	const read = parseLicence(text(document, "license_expression") ?? "");
	return read.ok ? read.value : [];
}

const isKnown = (id: LicenceId): boolean => isListed(id) || isScanCode(id);

/** Test 6.1.54. */
export const licenseExpression = rule(
	"6.1.54",
	"License Expression",
	"Programs can only pass on a document whose licence they can read.",
	({ document, documentPlace }, report) => {
		const expression = text(document, "license_expression");
		if (expression === undefined) return;
		const read = parseLicence(expression);
		if (!read.ok) report(documentPlace.pointer("license_expression"), `it is no SPDX licence expression: ${read.error}`);
	},
);

/** The note with the text of a licence that no list has. */
function licenceText(isFor: "English" | "others"): Rule["check"] {
	const check = oneNote("license", "legal_disclaimer", isFor);
	return (view, report, context) => {
		if (idsOf(view).some((id) => !isKnown(id))) check(view, report, context);
	};
}

const whyText = "A licence that no list has can only be read in the document itself.";

/** Test 6.1.55. */
export const licenseText = rule("6.1.55", "License Text", whyText, licenceText("English"));

/** Test 6.2.46. */
export const translatedLicenseText = rule("6.2.46", "Language Specific License Text", whyText, licenceText("others"));

/** Test 6.2.43. */
export const missingLicense = rule(
	"6.2.43",
	"Missing License Expression",
	"Without a licence nobody knows whether the document may be passed on.",
	({ document, documentPlace }, report) => {
		const expression = member(document, "license_expression");
		if (expression === undefined) report(documentPlace.pointer(), "the document states no license_expression");
		else if (typeof expression !== "string" || expression.trim() === "")
			report(documentPlace.pointer("license_expression"), "license_expression has no value");
	},
);

function eachId(wrong: (id: LicenceId) => string | undefined): Rule["check"] {
	return (view, report) => {
		for (const id of idsOf(view)) {
			const why = wrong(id);
			if (why !== undefined) report(view.documentPlace.pointer("license_expression"), `${id.id.slice(0, 80)} ${why}`);
		}
	};
}

/** Test 6.2.44. */
export const deprecatedLicense = rule(
	"6.2.44",
	"Deprecated License Identifier",
	"An identifier that the list gave up is ambiguous or has a better one.",
	eachId((id) => (isDeprecated(id) ? "is deprecated in the SPDX License List" : undefined)),
);

/** Test 6.2.45; identifiers of other entities are not looked up. */
export const unknownLicense = rule(
	"6.2.45",
	"Non-Existing License Identifier",
	"An identifier that no list has says nothing.",
	eachId((id) => ((id.kind === "licence" || id.kind === "exception") && !isListed(id) ? "is not in the SPDX License List" : undefined)),
);

/** Test 6.3.17. */
export const unregisteredLicense = rule(
	"6.3.17",
	"Use of Unregistered License",
	"A licence of one's own must be read by everybody who wants to use the document.",
	eachId((id) => (isKnown(id) ? undefined : "is in neither the SPDX License List nor ScanCode LicenseDB")),
);
