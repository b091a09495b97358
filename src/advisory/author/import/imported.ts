/** What an import gives: a draft with a mark for every field, and what was left out. It is nothing but a draft: people look it over. */
import type { Problem } from "../../../core/problem.ts";
import { parseExpression } from "../../range/parse-expression.ts";
import type { Draft, DraftMark, DraftProduct, DraftStatement } from "../draft.ts";
import { csafModels } from "../model-pattern.ts";

/** The draft, and what found no place in it. */
export interface Imported {
	readonly draft: Draft;
	readonly left: readonly Problem[];
}

/** A range as a person wrote it, as the ends of a statement; `undefined` where it is no single range. */
export function endsOf(text: string, fullName: string): Pick<DraftStatement, "from" | "to" | "toIncluded"> | undefined {
	const { expression } = parseExpression(text, "product_version_range", { fullName });
	if (expression.kind === "all") return { from: "", to: "", toIncluded: false };
	if (expression.kind !== "ranges" || expression.condition !== undefined) return undefined;
	const [only, ...more] = expression.alternatives;
	if (only === undefined || more.length > 0) return undefined;
	if (only.kind === "exact") return { from: only.text, to: only.text, toIncluded: true };
	const { lower, upper } = only;
	if (lower?.inclusive === false || lower?.axis === "build_date" || upper?.axis === "build_date") return undefined;
	return { from: lower?.text ?? "", to: upper?.text ?? "", toIncluded: upper?.inclusive === true };
}

/** Products of an import, each once, and the marks of where fields were found. */
export class Gathering {
	readonly products: DraftProduct[] = [];
	readonly marks: DraftMark[] = [];
	readonly left: Problem[] = [];
	readonly #schemeOf: (vendor: string) => string;

	constructor(schemeOf: (vendor: string) => string) {
		this.#schemeOf = schemeOf;
	}

	/** The key of a product; `found` marks it where it is new. */
	product(vendor: string, name: string, models: readonly string[], confidence: DraftMark["confidence"], found: string): string {
		const held = this.products.find((one) => one.vendor === vendor && one.name === name);
		if (held !== undefined) return held.key;
		const key = `p${this.products.length + 1}`;
		this.mark(`/products/${this.products.length}`, confidence, found);
		this.products.push({ key, vendor, name, models: models.length > 0 ? models : csafModels(name), scheme: this.#schemeOf(vendor) });
		return key;
	}

	mark(field: string, confidence: DraftMark["confidence"], found: string): void {
		this.marks.push({ field, confidence, found });
	}

	leave(message: string, at: string, todo: string): void {
		this.left.push({ code: "import/left-out", message, at, todo });
	}
}
