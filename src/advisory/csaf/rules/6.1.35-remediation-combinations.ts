/** Tests 6.1.35, 6.1.36 and 6.2.27 of CSAF 2.1: which remediations go together, and with which status (tables 3 and 4). */
import { text } from "../json.ts";
import { type CsafView, itemsOf, type Located, productsOf } from "./csaf-view.ts";
import { type Rule, rule } from "./rule.ts";
import { type StatusGroup, statusEntries } from "./status-groups.ts";

/** Table 3: what each category excludes. */
const EXCLUDES: Readonly<Record<string, string>> = {
	workaround: "optional_patch none_available",
	mitigation: "optional_patch none_available",
	vendor_fix: "optional_patch none_available fix_planned no_fix_planned",
	optional_patch: "workaround mitigation vendor_fix none_available fix_planned no_fix_planned",
	none_available: "workaround mitigation vendor_fix optional_patch fix_planned no_fix_planned",
	fix_planned: "vendor_fix optional_patch none_available no_fix_planned",
	no_fix_planned: "vendor_fix optional_patch none_available fix_planned",
};

type Word = "prohibited" | "discouraged";

/** Table 4 without what is allowed. */
const AGAINST: Readonly<Record<string, Partial<Record<StatusGroup, Word>>>> = {
	workaround: { "Not affected": "prohibited", Fixed: "prohibited", "Under investigation": "discouraged", Unknown: "discouraged" },
	mitigation: { "Not affected": "prohibited", Fixed: "prohibited", "Under investigation": "discouraged", Unknown: "discouraged" },
	vendor_fix: { "Not affected": "prohibited", Fixed: "prohibited", "Under investigation": "discouraged", Unknown: "discouraged" },
	optional_patch: { Affected: "prohibited", Fixed: "discouraged" },
	none_available: { "Not affected": "prohibited", Fixed: "prohibited" },
	fix_planned: { "Not affected": "discouraged", Fixed: "prohibited", "Under investigation": "discouraged", Unknown: "discouraged" },
	no_fix_planned: { "Not affected": "discouraged", Fixed: "prohibited" },
};

function own<T>(table: Readonly<Record<string, T>>, key: string): T | undefined {
	return Object.hasOwn(table, key) ? table[key] : undefined;
}

/** Test 6.1.35. */
export const contradictingRemediations = rule(
	"6.1.35",
	"Contradicting Remediations",
	"A product with a fix and without one leaves its owner with two answers.",
	(view, report) => {
		for (const vulnerability of view.vulnerabilities) {
			const held = new Map<string, Set<string>>();
			for (const { node, place } of itemsOf(vulnerability, "remediations")) {
				const category = text(node, "category") ?? "";
				const excluded = own(EXCLUDES, category)?.split(" ") ?? [];
				const told = new Set<string>();
				for (const product of new Set(productsOf(view, node))) {
					const before = held.get(product) ?? new Set<string>();
					const clash = excluded.find((one) => before.has(one));
					if (clash !== undefined && !told.has(product))
						report(place.pointer(), `"${product}" has the remediations ${clash} and ${category}, which exclude each other`);
					told.add(product);
					held.set(product, before.add(category));
				}
			}
		}
	},
);

/** Reports products of remediations whose status makes the combination so. */
function combinations(word: Word): Rule["check"] {
	return (view, report) => {
		for (const vulnerability of view.vulnerabilities) {
			const groups = groupsByProduct(view, vulnerability);
			for (const { node, place } of itemsOf(vulnerability, "remediations")) {
				const category = text(node, "category") ?? "";
				const against = own(AGAINST, category);
				if (against === undefined) continue;
				for (const product of new Set(productsOf(view, node))) {
					for (const group of groups.get(product) ?? [])
						if (against[group] === word)
							report(
								place.pointer(),
								`a remediation of the category ${category} is ${word} for "${product}", which is in the group "${group}"`,
							);
				}
			}
		}
	};
}

function groupsByProduct(view: CsafView, vulnerability: Located): ReadonlyMap<string, ReadonlySet<StatusGroup>> {
	const groups = new Map<string, Set<StatusGroup>>();
	for (const { product, group } of statusEntries(view, vulnerability)) groups.set(product, (groups.get(product) ?? new Set()).add(group));
	return groups;
}

/** Test 6.1.36. */
export const statusAgainstRemediation = rule(
	"6.1.36",
	"Contradicting Product Status Remediation Combination",
	"A remedy for a product that needs none makes its owner doubt the status.",
	combinations("prohibited"),
);

/** Test 6.2.27. */
export const discouragedCombination = rule(
	"6.2.27",
	"Discouraged Product Status Remediation Combination",
	"A remedy for a product whose status is open or safe is rarely what was meant.",
	combinations("discouraged"),
);
