/** Tests 6.1.34, 6.1.57, 6.1.58 and 6.2.48 of CSAF 2.1: how branches follow one another. */
import { pathTo } from "./6.3.9-branch-categories.ts";
import { rule } from "./rule.ts";

/** Test 6.1.34. */
export const recursionDepth = rule(
	"6.1.34",
	"Branches Recursion Depth",
	"Programs follow branches to a depth, and what lies below is lost.",
	({ products }, report) => {
		for (const { branch, place } of products)
			if (branch !== undefined && branch.depth > 30)
				report(place.pointer(), `the product lies below ${branch.depth} branches, more than 30`);
	},
);

/** Test 6.1.57: `product_family` may stand several times. */
export const stackedCategories = rule(
	"6.1.57",
	"Stacked Branch Categories",
	"Of two vendors or two versions on one path nobody can say which counts.",
	({ products }, report) => {
		for (const { branch } of products) {
			const seen = new Set<string>();
			for (const { category, place } of pathTo(branch)) {
				if (category === undefined || category === "product_family") continue;
				if (seen.has(category))
					report(place.pointer("category"), `the category ${category.slice(0, 40)} stands on this path a second time`);
				seen.add(category);
			}
		}
	},
);

/** Test 6.1.58. */
export const versionAndRange = rule(
	"6.1.58",
	"Use of `product_version` in one Path with `product_version_range`",
	"One product cannot be a single version and a range of them.",
	({ products }, report) => {
		for (const { branch } of products) {
			const path = pathTo(branch);
			const both = path.filter(({ category }) => category === "product_version" || category === "product_version_range");
			const other = both.find(({ category }) => category !== both[0]?.category);
			if (other !== undefined) report(other.place.pointer("category"), "product_version and product_version_range stand on one path");
		}
	},
);

/** Test 6.2.48. */
export const openSourceVendor = rule(
	"6.2.48",
	"Misuse at Vendor Name",
	"Open Source is no vendor: products filed under it cannot be told apart by who makes them.",
	({ branches }, report) => {
		for (const { category, name, place } of branches)
			if (category === "vendor" && name?.replace(/\s+/g, "").toLowerCase() === "opensource")
				report(place.pointer("name"), `the vendor is called "${name.slice(0, 40)}"`);
	},
);
