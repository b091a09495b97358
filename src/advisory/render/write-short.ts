/**
 * The forms of 360 and 90 characters (the two lengths of the US Wireless Emergency Alerts): one sentence an element, in the order source,
 * hazard, what is hit, what to do, by when. A fact is never cut: what does not fit is said in a shorter way that is still true, or the
 * form is refused.
 */

import { oneLine } from "../../core/one-line.ts";
import type { Problem } from "../../core/problem.ts";
import { err, ok, type Result } from "../../core/result.ts";
import type { Advisory } from "../document.ts";
import { factsOf } from "./facts-of.ts";
import type { RenderedAdvisory } from "./parts.ts";
import type { StatedFacts } from "./stated-facts.ts";
import type { RenderWords } from "./words.ts";

/** Lengths in characters (UTF-16 units, as telephones count them). */
export const SHORT_LENGTHS = [360, 90] as const;
export type ShortLength = (typeof SHORT_LENGTHS)[number];

/** What a short form may say of each element, the fullest first. */
export interface ShortChoices {
	readonly source: readonly string[];
	readonly hazard: readonly string[];
	readonly product: readonly string[];
	readonly range: readonly string[];
	readonly fix: readonly string[];
	readonly deadline: readonly string[];
}

/** Elements in their order; the shorter form has no room for the source and the range. */
export const ELEMENTS: Readonly<Record<ShortLength, readonly (keyof ShortChoices)[]>> = {
	360: ["source", "hazard", "product", "range", "fix", "deadline"],
	90: ["hazard", "product", "fix", "deadline"],
};

/** Writes the form; `render/does-not-fit` where the elements are longer than it even in their shortest words. */
export function writeShort(
	document: RenderedAdvisory,
	advisory: Advisory,
	words: RenderWords,
	length: ShortLength,
): Result<string, Problem> {
	const choices = shortChoices(factsOf(document, words), advisory, document.lead, words);
	const elements = ELEMENTS[length];
	const taken = new Map(elements.map((element) => [element, choices[element].at(-1) ?? ""]));
	const sentence = () => `${elements.map((element) => taken.get(element)).join(". ")}.`;
	if (sentence().length <= length) {
		for (const element of WEIGHT.filter((one) => elements.includes(one))) {
			const shortest = taken.get(element) ?? "";
			for (const choice of choices[element]) {
				taken.set(element, choice);
				if (sentence().length <= length) break;
				taken.set(element, shortest);
			}
		}
		return ok(sentence());
	}
	return err({
		code: "render/does-not-fit",
		message: `what is hit, what to do and by when do not fit into ${length} characters`,
		at: document.id,
		todo: "Shorten the publisher's name or the names in the product tree, or use a longer form.",
	});
}

/** What gets the room that is left: first what matters most to whoever has to act. */
const WEIGHT: readonly (keyof ShortChoices)[] = ["fix", "product", "range", "deadline", "hazard", "source"];

/** Every way in which a short form may say what the facts hold; the check reads a form back against them. */
export function shortChoices(
	facts: StatedFacts,
	advisory: Pick<Advisory, "publisher" | "id" | "products">,
	lead: string,
	words: RenderWords,
): ShortChoices {
	const { products, severity, deadlines } = facts;
	const { short } = words;
	const names = [...new Set(products.map(({ product }) => product))];
	const [first] = names;
	const ranges = [...new Set(products.map(({ range }) => range))];
	const fixes = [...new Set(products.map(({ fix }) => fix))];
	const [range] = ranges;
	const [deadline = words.due.none] = deadlines;
	const tail = words.due.tails.find((end) => deadline.endsWith(end));
	return {
		source: [`${advisory.publisher} ${advisory.id}`, advisory.id].map((text) => clause(oneLine(text, 200))),
		hazard: [severity, ...severity.split(", ", 1)].map(clause),
		product: [
			...(names.length > 1 ? [names.join(", ")] : []),
			...(first === undefined ? [words.noProducts] : names.length === 1 ? [first] : [short.andMore(first, names.length - 1)]),
			...shortNames(advisory.products, names.length, words),
		].map(clause),
		range: [
			...(range === undefined || ranges.length > 1 ? [] : [short.firmware(range)]),
			...(range === undefined ? [short.products(0)] : [short.byProduct]),
		].map(clause),
		fix: fixChoices(fixes, lead, words).map(clause),
		deadline: [
			deadline,
			...(tail === undefined ? [] : [deadline.slice(0, -tail.length)]),
			...(deadlines.length === 0 ? [short.noDay] : []),
		].map(clause),
	};
}

function fixChoices(fixes: readonly string[], lead: string, { short, remedy }: RenderWords): readonly string[] {
	const [fix] = fixes;
	if (fix === undefined) return [lead];
	const without: readonly string[] = Object.values(remedy);
	const installs = fixes.filter((one) => !without.includes(one)).length;
	if (fixes.length === 1) {
		const kind = (["replace", "mitigate", "ask"] as const).find((one) => remedy[one] === fix);
		return kind === undefined ? [fix, ...short.install] : [fix, short.remedy[kind]];
	}
	if (installs === fixes.length) return short.install;
	return installs > 0 ? short.installOrIsolate : [short.installOrIsolate.at(-1) ?? lead];
}

/** The makers with the number of products: what is left when no name fits. */
function shortNames(listed: Advisory["products"], count: number, { short }: RenderWords): readonly string[] {
	if (count === 0) return [];
	const vendors = [...new Set(listed.map(({ vendor }) => oneLine(vendor, 60)).filter((vendor) => vendor !== ""))];
	return [...(vendors.length === 0 ? [] : [short.ofVendor(vendors.join(", "), count)]), short.products(count)];
}

/** An element as one sentence: what would end it early is a comma, so that the sentences can be told apart again. */
export function clause(text: string): string {
	return text
		.split(" ")
		.map((word) => (word.endsWith(".") ? `${word.slice(0, -1)},` : word))
		.join(" ")
		.replace(/[,.]$/, "");
}
