/** Tests 6.1.46 to 6.1.48, 6.2.34 to 6.2.37 and 6.3.13 to 6.3.15 of CSAF 2.1: SSVC. */
import { asObject, member, text } from "../json.ts";
import { checkSchema } from "../schema/check.ts";
import { SSVC_V2 } from "../schema/ssvc.ts";
import { decisionPoints, REGISTERED_NAMESPACES } from "../ssvc/decision-points.ts";
import { type Namespace, parseNamespace } from "../ssvc/namespace.ts";
import { type CsafView, itemsOf, type Located, textsOf } from "./csaf-view.ts";
import { distributionOf } from "./distribution.ts";
import { type Rule, rule } from "./rule.ts";
import { compareVersions, parseVersion } from "./versions.ts";

interface SsvcAt extends Located {
	readonly vulnerability: Located;
}

function ssvcOf(view: CsafView): readonly SsvcAt[] {
	return view.vulnerabilities.flatMap((vulnerability) =>
		itemsOf(vulnerability, "metrics").flatMap(({ node, place }) => {
			const value = asObject(member(asObject(member(node, "content")), "ssvc_v2"));
			return value === undefined ? [] : [{ node: value, place: place.at("content").at("ssvc_v2"), vulnerability }];
		}),
	);
}

interface Selection extends Located {
	readonly written: string;
	readonly namespace: Namespace;
	readonly isRegistered: boolean;
}

function selectionsOf(ssvc: Located): readonly Selection[] {
	return itemsOf(ssvc, "selections").flatMap((one) => {
		const written = text(one.node, "namespace") ?? "";
		const namespace = parseNamespace(written);
		return namespace === undefined ? [] : [{ ...one, written, namespace, isRegistered: REGISTERED_NAMESPACES.has(namespace.base) }];
	});
}

/** Test 6.1.46. */
export const invalidSsvc = rule("6.1.46", "Invalid SSVC", "A decision that breaks its schema is read by no program.", (view, report) => {
	for (const { node, place } of ssvcOf(view))
		checkSchema(node, SSVC_V2, (pointer, message) => report(`${place.pointer()}${pointer}`, `the SSVC object ${message}`));
});

/** Test 6.1.47. */
export const ssvcTargets = rule(
	"6.1.47",
	"Inconsistent SSVC Target IDs",
	"A decision about another hole than the one it stands at misleads whoever acts on it.",
	(view, report) => {
		const id = text(view.tracking, "id");
		for (const { node, place, vulnerability } of ssvcOf(view)) {
			const known = new Set([text(vulnerability.node, "cve"), ...itemsOf(vulnerability, "ids").map((one) => text(one.node, "text"))]);
			for (const [at, target] of textsOf(node, "target_ids").entries()) {
				if (target === id && view.vulnerabilities.length > 1)
					report(place.pointer("target_ids", at), "the target is the whole document, which has several vulnerabilities");
				else if (!known.has(target))
					report(place.pointer("target_ids", at), `"${target.slice(0, 80)}" is neither the CVE nor an id of this vulnerability`);
			}
		}
	},
);

/** Test 6.1.48. Points of other registered namespaces than `ssvc`, and those whose definition is not held here, are not judged. */
export const ssvcPoints = rule(
	"6.1.48",
	"SSVC Decision Points",
	"A value that its decision point does not have decides nothing.",
	(view, report) => {
		for (const ssvc of ssvcOf(view)) {
			for (const one of selectionsOf(ssvc)) {
				const versions = one.namespace.base === "ssvc" ? decisionPoints.get(text(one.node, "key") ?? "") : undefined;
				if (versions === undefined) continue;
				const [key, version] = [text(one.node, "key") ?? "", text(one.node, "version") ?? ""];
				const allowed = versions.get(version);
				if (allowed === undefined) {
					report(one.place.pointer("version"), `SSVC has no version ${version.slice(0, 40)} of the decision point ${key}`);
					continue;
				}
				let last = -1;
				for (const { node, place } of itemsOf(one, "values")) {
					const value = text(node, "key") ?? "";
					const at = allowed.indexOf(value);
					if (at < 0) report(place.pointer("key"), `${key} ${version} has no value ${value.slice(0, 40)}; it has ${allowed.join(", ")}`);
					else if (at <= last) report(place.pointer("key"), `the values of ${key} ${version} stand in the order ${allowed.join(", ")}`);
					last = Math.max(last, at);
				}
			}
		}
	},
);

function eachSelection(wrong: (one: Selection) => string | undefined, clear?: boolean): Rule["check"] {
	return (view, report) => {
		if (clear !== undefined && distributionOf(view).isClear !== clear) return;
		for (const ssvc of ssvcOf(view)) {
			for (const one of selectionsOf(ssvc)) {
				const why = wrong(one);
				if (why !== undefined) report(one.place.pointer("namespace"), `the namespace "${one.written.slice(0, 100)}" ${why}`);
			}
		}
	};
}

const whyUnknown = "A decision by points that the reader does not know says nothing to him.";
const hasExtension = ({ namespace }: Selection): string | undefined =>
	namespace.extensions.some((part) => part !== "") ? "has an extension, whose definition its readers may not know" : undefined;
const isUnregistered = ({ isRegistered }: Selection): string | undefined => (isRegistered ? undefined : "is not registered with SSVC");

/** Test 6.2.34. */
export const unknownNamespace = rule(
	"6.2.34",
	"Usage of Unknown SSVC Decision Point Base Namespace",
	whyUnknown,
	eachSelection(isUnregistered),
);

/** Test 6.2.35. */
export const unregisteredInClear = rule(
	"6.2.35",
	"Usage of Unregistered SSVC Decision Point Base Namespace in TLP:CLEAR Document",
	whyUnknown,
	eachSelection(isUnregistered, true),
);

/** Test 6.2.36. */
export const extensionInClear = rule(
	"6.2.36",
	"Usage of SSVC Decision Point Namespace with Extension in TLP:CLEAR Document",
	whyUnknown,
	eachSelection(hasExtension, true),
);

/** Test 6.3.14. */
export const unregisteredElsewhere = rule(
	"6.3.14",
	"Usage of Unregistered SSVC Decision Point Base Namespace in Non-TLP:CLEAR Document",
	whyUnknown,
	eachSelection(isUnregistered, false),
);

/** Test 6.3.15. */
export const extensionElsewhere = rule(
	"6.3.15",
	"Usage of SSVC Decision Point Namespace with Extension in Non-TLP:CLEAR Document",
	whyUnknown,
	eachSelection(hasExtension, false),
);

/** Test 6.2.37: a resource whose summary names the whole namespace. */
export const namespaceResource = rule(
	"6.2.37",
	"Usage of Unknown SSVC Decision Point Namespace without Resource",
	"Who does not know a decision point must be told where it is explained.",
	(view, report) => {
		for (const ssvc of ssvcOf(view)) {
			const summaries = itemsOf(ssvc, "decision_point_resources").map(({ node }) => text(node, "summary") ?? "");
			for (const one of selectionsOf(ssvc)) {
				if ((one.isRegistered && hasExtension(one) === undefined) || summaries.some((summary) => summary.includes(one.written))) continue;
				const has = member(ssvc.node, "decision_point_resources") !== undefined;
				report(
					ssvc.place.pointer(...(has ? ["decision_point_resources"] : [])),
					`no resource explains the namespace "${one.written.slice(0, 100)}"`,
				);
			}
		}
	},
);

/** Test 6.3.13, for points whose versions are held here. */
export const oldPointVersion = rule(
	"6.3.13",
	"Usage of Non-Latest SSVC Decision Point Version",
	"An older version of a decision point was given up because it was misunderstood.",
	(view, report) => {
		for (const ssvc of ssvcOf(view)) {
			for (const one of selectionsOf(ssvc)) {
				const key = text(one.node, "key") ?? "";
				const versions = one.namespace.base === "ssvc" ? decisionPoints.get(key) : undefined;
				const latest = parseVersion([...(versions?.keys() ?? [])].at(-1));
				const used = parseVersion(text(one.node, "version"));
				if (latest === undefined || used === undefined || compareVersions(used, latest) === 0) continue;
				report(one.place.pointer("version"), `version ${used.core} of the decision point ${key} is used, and the latest is ${latest.core}`);
			}
		}
	},
);
