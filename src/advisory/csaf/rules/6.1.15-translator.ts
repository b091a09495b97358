/** Test 6.1.15. */
import { asObject, member, text } from "../json.ts";
import { rule } from "./rule.ts";

/** The test. */
export const translator = rule(
	"6.1.15",
	"Translator",
	"Without the source language nobody can hold a translation against its original.",
	({ document, documentPlace }, report) => {
		if (text(asObject(member(document, "publisher")), "category") !== "translator") return;
		const source = member(document, "source_lang");
		if (source === undefined) report(documentPlace.pointer(), "a translator states no source_lang");
		else if (typeof source !== "string" || source.trim() === "") report(documentPlace.pointer("source_lang"), "source_lang has no value");
	},
);
