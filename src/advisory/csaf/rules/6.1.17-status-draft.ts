/** Test 6.1.17. */
import { text } from "../json.ts";
import { rule } from "./rule.ts";
import { parseVersion } from "./versions.ts";

/** The test. */
export const statusDraft = rule(
	"6.1.17",
	"Document Status Draft",
	"A version before the first release that does not call itself a draft is taken for the vendor's word.",
	(view, report) => {
		const version = parseVersion(text(view.tracking, "version"));
		if (version === undefined || (version.numbers[0] !== "0" && version.preRelease === undefined) || view.status === "draft") return;
		const pointer = view.trackingPlace.pointer("status");
		report(pointer, `the version ${version.core} is one of a draft, and the status is ${view.status ?? "missing"}`);
	},
);
