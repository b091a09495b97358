/** Test 6.1.26. Blanks, dashes and underscores of every kind are taken out on both sides, and case does not count. */
import { PROFILES } from "./profiles.ts";
import { rule } from "./rule.ts";

/** Dashes (Pd), connectors such as the underscore (Pc), blanks, and signs that look like either. */
const JOINTS = /[\s\p{Pd}\p{Pc}\u00ad\u02d7\u200b\u2043\u207b\u208b\u2212\ufeff]|\u0332/gu;

/** The test. */
export const categoryName = rule(
	"6.1.26",
	"Prohibited Document Category Name",
	"A category that only looks like a profile is checked by none of its rules.",
	({ category, version, documentPlace }, report) => {
		const profiles = PROFILES[version];
		if (category === undefined || category === "csaf_base" || profiles.includes(category)) return;
		const pointer = documentPlace.pointer("category");
		const bare = category.replace(JOINTS, "").toLowerCase();
		const meant = profiles.find((profile) => {
			const value = profile.replaceAll("_", "");
			return bare === value || bare === value.slice("csaf".length);
		});
		if (meant !== undefined) report(pointer, `"${category.slice(0, 80)}" reads like the profile ${meant}, and is not its value`);
		else if (/^csaf_/i.test(category))
			report(pointer, `"${category.slice(0, 80)}" begins with csaf_, which is reserved for profiles of the standard`);
	},
);
