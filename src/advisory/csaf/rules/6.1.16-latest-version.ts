/** Test 6.1.16. */
import { text } from "../json.ts";
import { rule } from "./rule.ts";
import { type DocumentVersion, parseVersion, sortedRevisions } from "./versions.ts";

/** The test. */
export const latestVersion = rule(
	"6.1.16",
	"Latest Document Version",
	"A version that its own history does not end with leaves open whether a reader has the newest one.",
	(view, report) => {
		const version = parseVersion(text(view.tracking, "version"));
		const last = sortedRevisions(view).at(-1);
		if (version === undefined || last === undefined) return;
		const isDraft = view.status === "draft";
		const compared = (one: DocumentVersion): string => (isDraft && !one.isInteger ? one.numbers.join(".") : one.core);
		if (compared(version) === compared(last.version)) return;
		const pointer = view.trackingPlace.pointer("version");
		const number = last.revision.number ?? "";
		report(pointer, `the version is ${text(view.tracking, "version") ?? ""}, and the history ends with ${number}`, {
			what: `sets the version that the history ends with, ${number}`,
			edits: [{ kind: "replace", pointer, value: number }],
		});
	},
);
