/** Test 6.2.18. */
import { rule } from "./rule.ts";

const VERS = /^vers:[a-z.\-+][a-z0-9.\-+]*\/./;

/** The test. */
export const rangeWithoutVers = rule(
	"6.2.18",
	"Product Version Range without vers",
	"Only a vers range says how its versions are ordered; all others are guessed at. Check whether vers can be used, or the versions listed.",
	({ branches }, report) => {
		for (const { category, name, place } of branches) {
			if (category === "product_version_range" && name !== undefined && !VERS.test(name))
				report(
					place.pointer("name"),
					`the range "${name.slice(0, 80)}" is not in vers form; check carefully whether vers can be used or the versions can be listed`,
				);
		}
	},
);
