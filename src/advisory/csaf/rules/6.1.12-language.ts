/** Test 6.1.12. */
import { text } from "../json.ts";
import { readLanguageTag } from "../registry/language-tags.ts";
import type { CsafView } from "./csaf-view.ts";
import { rule } from "./rule.ts";

/** The language tags of a document by the member they stand in. */
export function languagesOf({ document }: CsafView): readonly { readonly key: "lang" | "source_lang"; readonly tag: string }[] {
	return (["lang", "source_lang"] as const).flatMap((key) => {
		const tag = text(document, key);
		return tag === undefined ? [] : [{ key, tag }];
	});
}

/** The test. */
export const language = rule(
	"6.1.12",
	"Language",
	"A language that does not exist keeps programs from choosing the text that their reader understands.",
	(view, report) => {
		for (const { key, tag } of languagesOf(view)) {
			const read = readLanguageTag(tag);
			const what = read === undefined ? "has not the form of a language tag" : read.unknown;
			if (what !== undefined) {
				const why = read === undefined ? what : `names the ${what}, which the registry of IANA does not have`;
				report(view.documentPlace.pointer(key), `"${tag.slice(0, 80)}" ${why}`);
			}
		}
	},
);
