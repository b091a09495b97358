/** Test 6.2.4. */
import { rule } from "./rule.ts";
import { parseVersion } from "./versions.ts";

/** The test. */
export const buildMetadata = rule(
	"6.2.4",
	"Build Metadata in Revision History",
	"Build metadata does not count in the order of versions, so two entries can look like one.",
	(view, report) => {
		for (const { number, place } of view.revisions) {
			const version = parseVersion(number);
			if (version?.build === undefined) continue;
			const pointer = place.pointer("number");
			report(pointer, `the number ${number ?? ""} has the build metadata +${version.build}`, {
				what: "removes the build metadata",
				edits: [{ kind: "replace", pointer, value: version.core }],
			});
		}
	},
);
