/**
 * The law of spellings: what a document lists as affected is never told "not listed" or "fixed" because its name, its label or its version is
 * spelt otherwise. Catalogue and documents stand together in it, so it is asked before either is taken from outside.
 */
import { explain } from "../explain.ts";
import type { Matcher } from "../matcher.ts";
import { BRANDS, NAMES, VERSIONS } from "./spellings.ts";

/** What came of it. */
export interface SpellingsAsked {
	readonly asked: number;
	/** Questions that were answered as safe, one line each. */
	readonly safe: readonly string[];
}

/** Products of each document that are asked about; more of the same say nothing new. */
const MOST_PRODUCTS = 8;

/** Asks every document of the matcher about its own affected products, under all spellings. */
export function askSpellings(matcher: Matcher): SpellingsAsked {
	const safe: string[] = [];
	let asked = 0;
	for (const { advisory, products } of matcher.library.advisories) {
		const say = (label: string, brand: string, model: string, firmware: string): void => {
			asked += 1;
			const answer = explain({ brand, model, firmware }, { advisory: advisory.id }, matcher);
			if (!answer.ok) throw new Error(`a document of the library is not in it: ${advisory.id}`);
			const { verdict } = answer.value;
			if (verdict !== "known_affected" && verdict !== "under_investigation")
				safe.push(`${advisory.id}, ${label}: ${brand} | ${model} | ${firmware}: ${verdict}`);
		};
		const affected = products.filter(({ product }) =>
			advisory.vulnerabilities.some(({ status }) => status.get(product.productId) === "known_affected"),
		);
		for (const { product } of affected.slice(0, MOST_PRODUCTS)) {
			const name = product.models[0]?.text ?? product.name;
			if (name.length > 60 || /xx|[*?]/i.test(name)) continue;
			// Where a document lists variants one by one, another letter behind is another model (rule 9 of docs/verdicts.md).
			const isOneOfSome = products.some(({ product: other }) => other.name !== product.name && other.name.startsWith(name));
			for (const [label, spell] of Object.entries(NAMES))
				if (!isOneOfSome || label !== "a region behind") say(label, product.vendor, spell(name, product.vendor), "");
			for (const [label, spell] of Object.entries(BRANDS)) say(label, spell(product.vendor), name, "");
			const { expression } = product;
			const last = expression.kind === "ranges" && expression.alternatives.length === 1 ? expression.alternatives[0] : undefined;
			if (last?.kind !== "interval" || last.upper?.inclusive !== true || last.upper.axis !== "version" || last.upper.synthetic === true)
				continue;
			for (const [label, write] of Object.entries(VERSIONS)) say(label, product.vendor, name, write(last.upper.text));
		}
	}
	return { asked, safe };
}
