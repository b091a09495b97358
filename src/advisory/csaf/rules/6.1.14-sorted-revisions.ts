/** Test 6.1.14. Dates decide, time zones counted; of one instant the lower number is first. */
import { rule } from "./rule.ts";
import { compareVersions, sortedRevisions } from "./versions.ts";

/** The test. */
export const sortedHistory = rule(
	"6.1.14",
	"Sorted Revision History",
	"Readers who follow the history by date would see a newer version replaced by an older one.",
	(view, report) => {
		const sorted = sortedRevisions(view);
		const late = sorted.find((entry, at) => {
			const before = sorted[at - 1];
			return before !== undefined && compareVersions(before.version, entry.version) > 0;
		});
		if (late === undefined) return;
		const before = sorted[sorted.indexOf(late) - 1];
		const number = `${late.revision.number ?? ""} (${late.revision.date ?? ""})`;
		report(view.trackingPlace.pointer("revision_history"), `by date, version ${number} comes after ${before?.revision.number ?? ""}`);
	},
);
