/** Test 6.1.22. */
import { rule } from "./rule.ts";

/** The test. */
export const multipleRevision = rule(
	"6.1.22",
	"Multiple Definition in Revision History",
	"One version that was released twice can mean two different texts.",
	(view, report) => {
		const seen = new Set<string>();
		for (const { number, place } of view.revisions) {
			if (number === undefined) continue;
			if (seen.has(number)) report(place.pointer("number"), `the version ${number} stands in the history a second time`);
			seen.add(number);
		}
	},
);
