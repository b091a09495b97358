/** The facts as the parts of a rendered document hold them: what each written form is compared with. */
import type { RenderedAdvisory } from "./parts.ts";
import type { StatedFacts } from "./stated-facts.ts";
import type { RenderWords } from "./words.ts";

/** Gathers them. */
export function factsOf({ facts, sections }: RenderedAdvisory, { terms }: RenderWords): StatedFacts {
	const termOf = (name: string) => facts.find(({ term }) => term === name)?.value;
	const tables = sections.filter(({ id }) => id === "affected").flatMap(({ blocks }) => blocks.filter((block) => block.kind === "table"));
	return {
		severity: termOf(terms.severity) ?? "",
		products: tables.flatMap(({ rows }) => rows.map(([product = "", range = "", fix = ""]) => ({ product, range, fix }))),
		deadlines: [termOf(terms.internet), termOf(terms.internal)].filter((value) => value !== undefined),
	};
}
