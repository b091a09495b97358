/** Test 6.1.20. */
import { text } from "../json.ts";
import { rule } from "./rule.ts";
import { parseVersion } from "./versions.ts";

/** The test. */
export const nonDraftVersion = rule(
	"6.1.20",
	"Non-draft Document Version",
	"A released document with the version of a draft looks unfinished to every program that reads versions.",
	(view, report) => {
		if (view.status !== "final" && view.status !== "interim") return;
		const version = text(view.tracking, "version");
		const parsed = parseVersion(version);
		if (parsed?.preRelease === undefined) return;
		const pointer = view.trackingPlace.pointer("version");
		const value = `${parsed.numbers.join(".")}${parsed.build === undefined ? "" : `+${parsed.build}`}`;
		report(pointer, `the document is ${view.status}, and its version has the pre-release part -${parsed.preRelease}`, {
			what: `removes the pre-release part: ${value}`,
			edits: [{ kind: "replace", pointer, value }],
		});
	},
);
