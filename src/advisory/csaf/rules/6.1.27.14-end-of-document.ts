/** Tests 6.1.27.14 to 6.1.27.19 and 6.2.38 to 6.2.40 of CSAF 2.1: documents that are withdrawn or superseded, and fixed titles. */
import { member, text } from "../json.ts";
import { readLanguageTag } from "../registry/language-tags.ts";
import { ofProfiles } from "./6.1.27-profiles.ts";
import { type CsafView, itemsOf, type Located } from "./csaf-view.ts";
import { type Rule, rule } from "./rule.ts";

/** Terms with a fixed wording; English by the standard, others as they are known here. */
const TERMS = {
	withdrawal: { en: "Reasoning for Withdrawal", de: "Begründung für die Zurückziehung" },
	supersession: { en: "Reasoning for Supersession", de: "Begründung für die Ersetzung" },
	superseding: { en: "Superseding Document", de: "Ersetzendes Dokument" },
	license: { en: "License", de: "Lizenz" },
	description: { en: "Product Description", de: "Produktbeschreibung" },
} as const satisfies Readonly<Record<string, Readonly<Record<string, string>>>>;

/** The primary language of a document; English where none is stated. */
export function primaryLanguage({ document }: CsafView): string {
	const lang = text(document, "lang");
	return lang === undefined ? "en" : (readLanguageTag(lang)?.language ?? "?");
}

/** A term in the language of the document; `undefined` where its translation is not known. */
export function termOf(view: CsafView, term: keyof typeof TERMS): string | undefined {
	const words: Readonly<Record<string, string>> = TERMS[term];
	const language = primaryLanguage(view);
	return Object.hasOwn(words, language) ? words[language] : undefined;
}

/** The items of a list of the document. */
export function documentItems(view: CsafView, key: "notes" | "references"): readonly Located[] {
	return view.document === undefined ? [] : itemsOf({ node: view.document, place: view.documentPlace }, key);
}

const pointerOf = (view: CsafView, key: string): string =>
	view.documentPlace.pointer(...(member(view.document, key) === undefined ? [] : [key]));

/** Exactly one note with this title, and of this category. */
export function oneNote(term: keyof typeof TERMS, category: string, isFor: "English" | "others"): Rule["check"] {
	return (view, report) => {
		const title = termOf(view, term);
		if (title === undefined || (primaryLanguage(view) === "en") !== (isFor === "English")) return;
		const notes = documentItems(view, "notes").filter(({ node }) => text(node, "title") === title);
		const [first] = notes;
		if (first === undefined) report(pointerOf(view, "notes"), `no note has the title "${title}"`);
		else if (notes.length > 1) report(pointerOf(view, "notes"), `${notes.length} notes have the title "${title}", and one must`);
		else if (text(first.node, "category") !== category)
			report(first.place.pointer("category"), `the note "${title}" is not of the category ${category}`);
	};
}

function superseding(isFor: "English" | "others"): Rule["check"] {
	return (view, report) => {
		const start = termOf(view, "superseding");
		if (start === undefined || (primaryLanguage(view) === "en") !== (isFor === "English")) return;
		const named = documentItems(view, "references").filter(({ node }) => text(node, "summary")?.startsWith(start) === true);
		if (!named.some(({ node }) => (text(node, "category") ?? "external") === "external"))
			report(
				named[0]?.place.pointer() ?? pointerOf(view, "references"),
				`no reference of the category external has a summary that begins with "${start}"`,
			);
	};
}

const whyReason = "Readers must learn why a document that they relied on is no longer good.";
const whySuccessor = "Readers must be led to the document that holds instead.";

/** In the order of the standard. */
export const endOfDocument: readonly Rule[] = [
	ofProfiles(
		"withdrawn superseded",
		rule("6.1.27.14", "Document Notes", whyReason, (view, report) => {
			if (!documentItems(view, "notes").some(({ node }) => text(node, "category") === "description"))
				report(pointerOf(view, "notes"), "no note has the category description");
		}),
	),
	ofProfiles(
		"withdrawn superseded",
		rule("6.1.27.15", "Product Tree", "A document that is no longer good must not be matched with any device.", (view, report) => {
			if (member(view.root, "product_tree") !== undefined) report(view.top.pointer("product_tree"), "the document has a product_tree");
		}),
	),
	ofProfiles(
		"withdrawn superseded",
		rule("6.1.27.16", "Revision History", "A document that ended once began.", (view, report) => {
			const list = member(view.tracking, "revision_history");
			if (!Array.isArray(list) || list.length < 2)
				report(view.trackingPlace.pointer("revision_history"), "the revision history has fewer than two entries");
		}),
	),
	ofProfiles("withdrawn", rule("6.1.27.17", "Reasoning for Withdrawal", whyReason, oneNote("withdrawal", "description", "English"))),
	ofProfiles("superseded", rule("6.1.27.18", "Reasoning for Supersession", whyReason, oneNote("supersession", "description", "English"))),
	ofProfiles("superseded", rule("6.1.27.19", "Reference to Superseding Document", whySuccessor, superseding("English"))),
];

/** Test 6.2.38. */
export const deprecatedProfile = rule(
	"6.2.38",
	"Usage of Deprecated Profile",
	"A deprecated profile will not be read for ever.",
	({ category, documentPlace }, report) => {
		if (category?.startsWith("csaf_deprecated_") === true)
			report(documentPlace.pointer("category"), `the profile ${category.slice(0, 60)} is deprecated`);
	},
);

/** Tests 6.2.39.2 to 6.2.39.4. */
export const translatedEnd: readonly Rule[] = [
	ofProfiles(
		"withdrawn",
		rule("6.2.39.2", "Language Specific Reasoning for Withdrawal", whyReason, oneNote("withdrawal", "description", "others")),
	),
	ofProfiles(
		"superseded",
		rule("6.2.39.3", "Language Specific Reasoning for Supersession", whyReason, oneNote("supersession", "description", "others")),
	),
	ofProfiles("superseded", rule("6.2.39.4", "Language Specific Superseding Document", whySuccessor, superseding("others"))),
];

/** Test 6.2.40. */
export const productDescription = rule(
	"6.2.40",
	"Product Description without Product Reference",
	"A description of a product that is bound to none cannot be shown beside it.",
	(view, report) => {
		const title = termOf(view, "description");
		if (title === undefined) return;
		for (const { node, place } of documentItems(view, "notes")) {
			const isOne = text(node, "category") === "description" && text(node, "title") === title;
			if (isOne && member(node, "group_ids") === undefined && member(node, "product_ids") === undefined)
				report(place.pointer(), "the product description names neither group_ids nor product_ids");
		}
	},
);
