/** Test 6.1.28; case of subtags does not count. */
import { text } from "../json.ts";
import { rule } from "./rule.ts";

/** The test. */
export const translation = rule(
	"6.1.28",
	"Translation",
	"What was translated is in another language than its original, or it is no translation.",
	({ document, documentPlace }, report) => {
		const [lang, source] = [text(document, "lang"), text(document, "source_lang")];
		if (lang === undefined || source === undefined || lang.toLowerCase() !== source.toLowerCase()) return;
		const pointer = documentPlace.pointer("source_lang");
		report(pointer, `document and source have the same language, ${lang.slice(0, 40)}`, {
			what: "removes source_lang",
			edits: [{ kind: "remove", pointer }],
		});
	},
);
