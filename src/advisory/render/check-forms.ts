/** Whether a written form carries the facts of the document unchanged: run before anybody gets to see it. */
import type { Problem } from "../../core/problem.ts";
import type { Advisory } from "../document.ts";
import { factsOf } from "./facts-of.ts";
import type { RenderedAdvisory } from "./parts.ts";
import { factsInHtml, factsInMarkdown, factsInText, sentencesInShort } from "./read-forms.ts";
import type { StatedFacts } from "./stated-facts.ts";
import type { RenderWords } from "./words.ts";
import { ELEMENTS, type ShortLength, shortChoices } from "./write-short.ts";

/** A form that a document can be written in. */
export type FormName = "html" | "text" | "markdown" | `${ShortLength}`;

/** What the written form says otherwise than the document; empty when nothing does. */
export function checkForm(
	form: FormName,
	written: string,
	document: RenderedAdvisory,
	advisory: Advisory,
	words: RenderWords,
): readonly Problem[] {
	const facts = factsOf(document, words);
	switch (form) {
		case "html":
			return differences(form, facts, factsInHtml(written, words), document.id);
		case "text":
			return differences(form, facts, factsInText(written, words), document.id);
		case "markdown":
			return differences(form, facts, factsInMarkdown(written, words), document.id);
		case "360":
			return shortDifferences(360, written, facts, document, advisory, words);
		case "90":
			return shortDifferences(90, written, facts, document, advisory, words);
	}
}

function differences(form: FormName, expected: StatedFacts, found: StatedFacts, id: string): readonly Problem[] {
	const problems: Problem[] = [];
	const compare = (what: string, a: string | undefined, b: string | undefined) => {
		if (a !== b) problems.push(differs(form, what, a, b, id));
	};
	compare("severity", expected.severity, found.severity);
	for (let at = 0; at < Math.max(expected.deadlines.length, found.deadlines.length); at++)
		compare("deadline", expected.deadlines[at], found.deadlines[at]);
	for (let at = 0; at < Math.max(expected.products.length, found.products.length); at++)
		for (const what of ["product", "range", "fix"] as const) compare(what, expected.products[at]?.[what], found.products[at]?.[what]);
	return problems;
}

function shortDifferences(
	length: ShortLength,
	written: string,
	facts: StatedFacts,
	document: RenderedAdvisory,
	advisory: Advisory,
	words: RenderWords,
): readonly Problem[] {
	const choices = shortChoices(facts, advisory, document.lead, words);
	const sentences = sentencesInShort(written);
	const elements = ELEMENTS[length];
	const wrong = elements.flatMap((element, at): readonly Problem[] => {
		const said = sentences[at];
		return said !== undefined && choices[element].includes(said)
			? []
			: [differs(`${length}`, element, choices[element][0], said, document.id)];
	});
	return [
		...wrong,
		...(sentences.length > elements.length ? [differs(`${length}`, "end", undefined, sentences[elements.length], document.id)] : []),
		...(written.length > length ? [differs(`${length}`, "length", String(length), String(written.length), document.id)] : []),
	];
}

function differs(form: FormName, what: string, expected: string | undefined, found: string | undefined, id: string): Problem {
	return {
		code: "render/facts-differ",
		message: `the ${form} form says of ${what} "${found ?? "nothing"}" where the document says "${expected ?? "nothing"}"`,
		at: id,
		todo: "This is a defect of Seawall: report it, and send another form meanwhile.",
	};
}
