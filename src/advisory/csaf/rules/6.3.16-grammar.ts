/**
 * Test 6.3.16 of CSAF 2.1, in part: three mistakes that can be told without a parser of English. It says nothing of all others, and
 * nothing at all of other languages but that they are not supported.
 */
import { text } from "../json.ts";
import { readLanguageTag } from "../registry/language-tags.ts";
import { visitProse } from "./6.3.8-spell-check.ts";
import { rule } from "./rule.ts";

const MODAL = /\b(must|should|shall|can|could|may|might|will|would)\s+([a-z]{3,20}ed)\b/gi;
/** Words that end in -ed and are no participles, or stand behind a modal in their own right. */
const PLAIN_VERBS = new Set([
	"need",
	"feed",
	"proceed",
	"succeed",
	"exceed",
	"embed",
	"shed",
	"speed",
	"bleed",
	"heed",
	"seed",
	"weed",
	"breed",
	"indeed",
]);
const TWICE = /\b(the|a|an|of|to|in|is|and|or|for|be|that)\s+\1\b/gi;
const FOR_VERB = /\bfor (ensure|provide|prevent|avoid|allow|enable|execute|exploit|obtain|perform|protect)\b/gi;

/** The test. */
export const grammarCheck = rule("6.3.16", "Grammar Check", "A sentence that is wrong makes a warning look false.", (view, report) => {
	const lang = text(view.document, "lang");
	if (lang === undefined) return;
	if (readLanguageTag(lang)?.language !== "en") {
		report(view.documentPlace.pointer("lang"), `the grammar of the language ${lang.slice(0, 40)} is not known here`);
		return;
	}
	visitProse(view, (value, pointer) => {
		if (/\/(?:name|category)$/.test(pointer)) return;
		const prose = value.slice(0, 100_000);
		for (const [found, , word = ""] of prose.matchAll(MODAL))
			if (!PLAIN_VERBS.has(word.toLowerCase())) report(pointer, `"${found}" lacks a verb between the two words`);
		for (const [found] of prose.matchAll(TWICE)) report(pointer, `"${found}" has a word twice`);
		for (const [found, verb = ""] of prose.matchAll(FOR_VERB)) report(pointer, `"${found}" should read "to ${verb}"`);
	});
});
