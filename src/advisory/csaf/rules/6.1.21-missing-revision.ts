/** Test 6.1.21: by date no number is left out, and the first is 0 or 1; of semantic versions only the major one counts. */
import { rule } from "./rule.ts";
import { compareDigits, sortedRevisions } from "./versions.ts";

/** The test. */
export const missingRevision = rule(
	"6.1.21",
	"Missing Item in Revision History",
	"A version without an entry leaves readers without a word of what it changed.",
	(view, report) => {
		const sorted = sortedRevisions(view);
		const pointer = view.trackingPlace.pointer("revision_history");
		const majors = new Set(sorted.map(({ version }) => version.numbers[0]));
		const first = sorted[0];
		if (first !== undefined && !["0", "1"].includes(first.version.numbers[0]))
			report(pointer, `the oldest entry is version ${first.revision.number ?? ""}, and a history begins with 0 or 1`);
		for (const [at, { version }] of sorted.entries()) {
			const before = sorted[at - 1]?.version.numbers[0];
			if (before === undefined || compareDigits(version.numbers[0], before) <= 0) continue;
			const next = String(BigInt(before) + 1n);
			if (next === version.numbers[0]) continue;
			const where = majors.has(next) ? "stands at another place of the history, by date" : "has no entry at all";
			report(pointer, `between the versions ${before} and ${version.numbers[0]}, version ${next} ${where}`);
		}
	},
);
