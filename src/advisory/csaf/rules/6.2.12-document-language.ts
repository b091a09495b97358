/** Test 6.2.12. */
import { member } from "../json.ts";
import { rule } from "./rule.ts";

/** The test. */
export const documentLanguage = rule(
	"6.2.12",
	"Missing Document Language",
	"Without its language a document cannot be offered to those who read it.",
	({ document, documentPlace }, report) => {
		const lang = member(document, "lang");
		if (lang === undefined) report(documentPlace.pointer(), "the document states no lang");
		else if (typeof lang !== "string" || lang.trim() === "") report(documentPlace.pointer("lang"), "lang has no value");
	},
);
