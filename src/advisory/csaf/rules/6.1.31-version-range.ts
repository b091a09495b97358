/**
 * Test 6.1.31. The list of words of CSAF 2.0 reads as if parts of words counted; words count, as 2.1 says and the valid examples show.
 */
import { rule } from "./rule.ts";

const OPERATORS = /[<>]/;
const WORDS = new Set(["after", "all", "before", "earlier", "later", "prior", "versions"]);

/** True when the name of a version says more than one. */
function isRange(name: string): boolean {
	if (OPERATORS.test(name)) return true;
	return name
		.toLowerCase()
		.split(/\s+/)
		.some((word) => WORDS.has(word.replace(/[,;:]$/, "")));
}

/** The test. */
export const rangeInVersion = rule(
	"6.1.31",
	"Version Range in Product Version",
	"A version is compared as it stands: a range written there matches no device at all.",
	(view, report) => {
		for (const { category, name, place } of view.branches) {
			if (category === "product_version" && name !== undefined && isRange(name))
				report(place.pointer("name"), `the product_version "${name.slice(0, 80)}" is a range`);
		}
	},
);
