/** Tests 6.3.9 to 6.3.11: how the product tree is built. */
import type { Branch } from "./csaf-view.ts";
import { rule } from "./rule.ts";

/** The branches from the root to this one. */
export function pathTo(branch: Branch | undefined): readonly Branch[] {
	const path: Branch[] = [];
	for (let one = branch; one !== undefined; one = one.above) path.push(one);
	return path.reverse();
}

const ORDER = ["vendor", "product_name", "product_version"] as const;

/** Test 6.3.9: others may stand before, after and between. */
export const branchCategories = rule(
	"6.3.9",
	"Branch Categories",
	"Vendor, product and version in that order are what programs look for in the tree.",
	({ products }, report) => {
		for (const { branch, id, place } of products) {
			if (branch === undefined) continue;
			let next = 0;
			for (const { category } of pathTo(branch)) if (category === ORDER[next]) next++;
			const missing = ORDER[next];
			if (missing !== undefined)
				report(
					place.pointer(),
					`the product "${id ?? ""}" has no branch ${missing}${next === 0 ? "" : ` behind ${ORDER[next - 1] ?? ""}`}`,
				);
		}
	},
);

/** Test 6.3.10. */
export const usesVersionRange = rule(
	"6.3.10",
	"Usage of Product Version Range",
	"Whether a version lies in a range is hard to say for a program; listed versions are compared as they stand.",
	({ branches }, report) => {
		for (const { category, place } of branches)
			if (category === "product_version_range") report(place.pointer("category"), "the category is product_version_range");
	},
);

/** Test 6.3.11. */
export const versionIndicator = rule(
	"6.3.11",
	"Usage of V as Version Indicator",
	"Devices report 5.7.1 where the document says V5.7.1, and the two do not match as they stand.",
	({ branches }, report) => {
		for (const { category, name, place } of branches)
			if (category === "product_version" && name !== undefined && /^[vV][0-9].*$/.test(name))
				report(place.pointer("name"), `the version "${name.slice(0, 80)}" begins with ${name.slice(0, 1)}`);
	},
);
