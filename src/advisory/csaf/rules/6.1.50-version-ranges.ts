/** Tests 6.1.50, 6.1.59, 6.2.49 and 6.2.51 of CSAF 2.1: the names of version ranges. */
import { versTypes } from "../../../catalog/vers/vers-types.ts";
import type { Branch, CsafView } from "./csaf-view.ts";
import { rule } from "./rule.ts";
import { isOpenAbove, isSingleVersion, REGISTERED_TYPES, readRange, type VersionRange } from "./version-range.ts";

/** The ranges of the tree, each read once. */
function rangesOf({
	branches,
}: CsafView): readonly { readonly branch: Branch; readonly name: string; readonly range: VersionRange | undefined }[] {
	return branches.flatMap((branch) =>
		branch.category !== "product_version_range" || branch.name === undefined
			? []
			: [{ branch, name: branch.name, range: readRange(branch.name) }],
	);
}

/** Test 6.1.50. */
export const rangeRules = rule(
	"6.1.50",
	"Product Version Range Rules",
	"A range that breaks its grammar cannot be compared with the firmware of any device.",
	(view, report) => {
		for (const { branch, name, range } of rangesOf(view)) {
			const why = range === undefined ? "it is neither vers nor the constraint of one" : range.fault;
			if (why !== undefined) report(branch.place.pointer("name"), `the range "${name.slice(0, 80)}" breaks the rules: ${why}`);
		}
	},
);

/** Test 6.1.59. */
export const singleAsRange = rule(
	"6.1.59",
	"Single Version as Product Version Range",
	"A single version that is written as a range is matched less surely than it could be.",
	(view, report) => {
		for (const { branch, name, range } of rangesOf(view))
			if (range !== undefined && isSingleVersion(range))
				report(branch.place.pointer("name"), `the range "${name.slice(0, 80)}" is a single version`);
	},
);

/** Test 6.2.49. */
export const openAbove = rule(
	"6.2.49",
	"Upper Open Ended Product Version Range",
	"A range without an upper end speaks of versions that nobody has seen yet.",
	(view, report) => {
		for (const { branch, name, range } of rangesOf(view))
			if (range !== undefined && isOpenAbove(range))
				report(branch.place.pointer("name"), `the range "${name.slice(0, 80)}" has no upper end`);
	},
);

/** Test 6.2.51. */
export const unknownVersType = rule(
	"6.2.51",
	"Unknown VERS Type",
	"Programs can order the versions of a range only by a type that they know.",
	(view, report) => {
		for (const { branch, name } of rangesOf(view)) {
			const type = /^vers:([a-z0-9.+-]+)\//i.exec(name)?.[1]?.toLowerCase();
			if (type === undefined || REGISTERED_TYPES.has(type)) continue;
			const known = versTypes.has(type)
				? "not officially registered, though Seawall knows it"
				: "neither officially registered nor known to Seawall";
			report(branch.place.pointer("name"), `the vers type ${type.slice(0, 60)} is ${known}`);
		}
	},
);
