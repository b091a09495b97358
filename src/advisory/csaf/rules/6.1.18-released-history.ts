/** Tests 6.1.18 and 6.1.19: which numbers no released history holds. */
import { rule } from "./rule.ts";
import { parseVersion } from "./versions.ts";

/** Test 6.1.18. */
export const releasedHistory = rule(
	"6.1.18",
	"Released Revision History",
	"Versions from before the first release were never public, and a reader cannot find them.",
	(view, report) => {
		if (view.status !== "final" && view.status !== "interim") return;
		for (const { number, place } of view.revisions) {
			if (parseVersion(number)?.numbers[0] === "0")
				report(place.pointer("number"), `the document is ${view.status}, and its history holds the version ${number ?? ""}`);
		}
	},
);

/** Test 6.1.19. */
export const preReleaseHistory = rule(
	"6.1.19",
	"Revision History Entries for Pre-release Versions",
	"What was only a draft is no revision that a reader could hold.",
	(view, report) => {
		for (const { number, place } of view.revisions) {
			const preRelease = parseVersion(number)?.preRelease;
			if (preRelease !== undefined) report(place.pointer("number"), `the version ${number ?? ""} has the pre-release part -${preRelease}`);
		}
	},
);
