/** Tests 6.2.14 and 6.2.15: languages that are none. */
import { readLanguageTag } from "../registry/language-tags.ts";
import { languagesOf } from "./6.1.12-language.ts";
import { rule } from "./rule.ts";

/** Test 6.2.14. */
export const privateLanguage = rule(
	"6.2.14",
	"Use of Private Language",
	"A private subtag means something only to those who agreed on it.",
	(view, report) => {
		for (const { key, tag } of languagesOf(view)) {
			const subtag = readLanguageTag(tag)?.privateUse;
			if (subtag !== undefined)
				report(view.documentPlace.pointer(key), `"${tag.slice(0, 80)}" has the subtag ${subtag.slice(0, 80)}, which is for private use`);
		}
	},
);

/** Test 6.2.15. */
export const defaultLanguage = rule(
	"6.2.15",
	"Use of Default Language",
	"i-default says that nobody knows what language the reader understands: it names none.",
	(view, report) => {
		for (const { key, tag } of languagesOf(view)) {
			if (readLanguageTag(tag)?.isDefault !== true) continue;
			const pointer = view.documentPlace.pointer(key);
			report(pointer, "the language is i-default", { what: `removes ${key}`, edits: [{ kind: "remove", pointer }] });
		}
	},
);
