/** One maker's advisory, and the brands that sell the same devices: drafts for each of them, and who has answered which hole. */
import { type Draft, type DraftMark, type DraftStatement, emptyDraft } from "../../advisory/author/draft.ts";
import { csafModels } from "../../advisory/author/model-pattern.ts";
import type { Advisory, Product, Vulnerability } from "../../advisory/document.ts";
import { versTypeOf } from "../../advisory/facts/version-range.ts";
import { fixesFor } from "../../advisory/fixes-for.ts";
import type { Catalogue } from "../../catalog/catalogue.ts";
import type { Relabel, Vendor, VendorId } from "../../catalog/vendor.ts";
import { oneLine } from "../../core/one-line.ts";
import { covers } from "../covers.ts";
import { GRADE } from "../relabel-faces.ts";

/** A brand that an advisory may concern, with the facts that say so, strongest first. */
export interface Downstream {
	readonly brand: Vendor;
	readonly maker: Vendor;
	readonly facts: readonly Relabel[];
}

/** The brands whose devices the makers of an advisory build. What is known from pictures alone is no reason for a draft. */
export function downstreamOf(advisory: Pick<Advisory, "products">, catalogue: Catalogue): readonly Downstream[] {
	const makers = makersOf(advisory, catalogue);
	const facts = catalogue.relabels.filter(
		({ brand, maker, evidence }) => makers.has(maker) && !makers.has(brand) && GRADE[evidence] !== "candidate",
	);
	const found = [...Map.groupBy(facts, ({ brand, maker }) => `${brand} ${maker}`).values()].flatMap((group): readonly Downstream[] => {
		const [first] = group;
		const [brand, maker] = [catalogue.vendor(first?.brand ?? ""), catalogue.vendor(first?.maker ?? "")];
		return brand === undefined || maker === undefined ? [] : [{ brand, maker, facts: group }];
	});
	return found.sort((a, b) => (a.brand.name.toLowerCase() < b.brand.name.toLowerCase() ? -1 : 1));
}

function makersOf({ products }: Pick<Advisory, "products">, catalogue: Catalogue): ReadonlySet<VendorId> {
	return new Set(products.flatMap(({ vendor }) => catalogue.findVendors(vendor).map(({ id }) => id)));
}

/**
 * The draft for a brand. A model that a fact maps to one of the advisory's products carries its range and fix; all others are under
 * investigation, for nobody has said which of the brand's models they are. Every statement is marked: the brand's own people look it over.
 */
export function downstreamDraft(
	advisory: Advisory,
	{ brand, maker, facts }: Downstream,
	publisher: Draft["publisher"],
	catalogue: Catalogue,
): Draft {
	const marks: DraftMark[] = [];
	const products: Draft["products"][number][] = [];
	const mapped = facts.filter(({ brandModel, makerModel }) => brandModel !== undefined && makerModel !== undefined);
	const scheme = versTypeOf(maker.name);
	const keyOf = (name: string, models: readonly string[], fact: Relabel): string => {
		const held = products.find((one) => one.name === name);
		if (held !== undefined) return held.key;
		marks.push({ field: `/products/${products.length}`, confidence: "medium", found: foundIn(fact) });
		products.push({ key: `p${products.length + 1}`, vendor: brand.name, name, models, scheme });
		return `p${products.length}`;
	};
	const holes = advisory.vulnerabilities.map((hole, index) => {
		const statements: DraftStatement[] = [];
		const add = (statement: DraftStatement, fact: Relabel, confidence: DraftMark["confidence"]) => {
			marks.push({ field: `/holes/${index}/statements/${statements.length}`, confidence, found: foundIn(fact) });
			statements.push(statement);
		};
		for (const fact of mapped) {
			for (const product of advisory.products.filter(
				(one) => hole.status.get(one.productId) === "known_affected" && isModel(one, fact, catalogue),
			)) {
				const key = keyOf(fact.brandModel ?? "", csafModels(fact.brandModel ?? ""), fact);
				add(statementFor(key, advisory, hole, product), fact, "medium");
			}
		}
		const [strongest] = facts;
		if (statements.length === 0 && strongest !== undefined)
			add(open(keyOf(strongest.line ?? `devices built by ${maker.name}`, [], strongest)), strongest, "low");
		return {
			cve: hole.cve ?? "",
			title: oneLine(hole.title ?? "", 200),
			description: "",
			cwe: "",
			cvss3: hole.scores.find(({ version }) => version.startsWith("3."))?.vector ?? "",
			cvss4: hole.scores.find(({ version }) => version === "4.0")?.vector ?? "",
			impact: "",
			exploited: "",
			statements,
		};
	});
	return {
		...emptyDraft(`${advisory.id}-${brand.id}`),
		title: oneLine(`${brand.name} devices built by ${maker.name}: ${advisory.title}`, 300),
		publisher,
		summary: `Keep ${brand.name} devices that ${maker.name} builds off the internet until ${brand.name} has said which of them are affected, and install its fixed firmware.`,
		products,
		holes,
		notes: [{ title: "Who builds these devices", text: facts.map((fact) => `- ${foundIn(fact)}`).join("\n") }],
		references: [
			{ summary: `${advisory.publisher} ${advisory.id}`, url: advisory.references[0]?.url ?? "" },
			...[...new Set(facts.map(({ source }) => source))]
				.filter((source) => source.startsWith("https://"))
				.map((url) => ({ summary: "Who builds these devices", url })),
		],
		marks,
	};
}

function foundIn({ brand, maker, brandModel, makerModel, line, evidence, source, date }: Relabel): string {
	const what = brandModel === undefined ? (line ?? "devices") : `${brandModel}${makerModel === undefined ? "" : ` is ${makerModel}`}`;
	return oneLine(`${brand} of ${maker}: ${what}; ${evidence}, ${source}, ${date}`, 400);
}

function isModel(product: Product, { makerModel, maker }: Relabel, catalogue: Catalogue): boolean {
	return product.models.some(({ text }) => covers(text, makerModel ?? "", maker, catalogue)) || product.name === makerModel;
}

function statementFor(product: string, advisory: Advisory, hole: Vulnerability, of: Product): DraftStatement {
	const [fix] = fixesFor(hole, of, advisory.products).filter(({ axis }) => axis === "version");
	const only = of.expression.kind === "ranges" && of.expression.alternatives.length === 1 ? of.expression.alternatives[0] : undefined;
	const ends =
		only?.kind === "interval"
			? only
			: only?.kind === "exact"
				? { lower: { text: only.text }, upper: { text: only.text, inclusive: true } }
				: {};
	return {
		product,
		status: "known_affected",
		from: ends.lower?.text ?? "",
		to: ends.upper?.text ?? "",
		toIncluded: ends.upper?.inclusive === true,
		fix: fix?.text ?? "",
		remedy: fix === undefined ? "none_available" : "vendor_fix",
		details: "",
		url: "",
	};
}

function open(product: string): DraftStatement {
	return {
		product,
		status: "under_investigation",
		from: "",
		to: "",
		toIncluded: false,
		fix: "",
		remedy: "mitigation",
		details: "",
		url: "",
	};
}
