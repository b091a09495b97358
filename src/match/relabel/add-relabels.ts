/** The devices that other brands sell, added to a draft about their maker's. */
import type { Draft, DraftMark, DraftProduct, DraftStatement } from "../../advisory/author/draft.ts";
import { csafModels } from "../../advisory/author/model-pattern.ts";
import type { Catalogue } from "../../catalog/catalogue.ts";
import type { Relabel } from "../../catalog/vendor.ts";
import { oneLine } from "../../core/one-line.ts";
import { covers } from "../covers.ts";
import { GRADE } from "../relabel-faces.ts";

/**
 * The draft with a product for each brand's model that a fact maps to one of its own, and the same statement for it. What is known with less
 * than high confidence is under investigation; every addition is marked, so that somebody looks it over. Added once, it is not added again.
 */
export function withRelabels(draft: Draft, catalogue: Catalogue): Draft {
	const products: DraftProduct[] = [...draft.products];
	const marks: DraftMark[] = [...draft.marks];
	const added: { readonly of: string; readonly key: string; readonly fact: Relabel }[] = [];
	for (const own of draft.products) {
		const makers = new Set(catalogue.findVendors(own.vendor).map(({ id }) => id));
		for (const fact of catalogue.relabels) {
			const { brand, maker, brandModel, makerModel, evidence } = fact;
			const vendor = catalogue.vendor(brand)?.name;
			if (!makers.has(maker) || makers.has(brand) || brandModel === undefined || vendor === undefined || GRADE[evidence] === "candidate")
				continue;
			if (makerModel !== own.name && !covers(own.name, makerModel, maker, catalogue)) continue;
			if (products.some((one) => one.vendor === vendor && one.name === brandModel)) continue;
			const key = freeKey(products);
			marks.push({ field: `/products/${products.length}`, confidence: "medium", found: foundIn(fact) });
			products.push({ key, vendor, name: brandModel, models: csafModels(brandModel), scheme: own.scheme });
			added.push({ of: own.key, key, fact });
		}
	}
	const holes = draft.holes.map((hole, index) => {
		const statements: DraftStatement[] = [...hole.statements];
		for (const { of, key, fact } of added) {
			for (const statement of hole.statements.filter(({ product }) => product === of)) {
				const isSure = GRADE[fact.evidence] === "high";
				marks.push({ field: `/holes/${index}/statements/${statements.length}`, confidence: "medium", found: foundIn(fact) });
				statements.push({ ...statement, product: key, status: isSure ? statement.status : "under_investigation", details: "", url: "" });
			}
		}
		return { ...hole, statements };
	});
	return added.length === 0 ? draft : { ...draft, products, holes, marks };
}

function freeKey(products: readonly DraftProduct[]): string {
	for (let number = products.length + 1; ; number++) if (!products.some(({ key }) => key === `p${number}`)) return `p${number}`;
}

function foundIn({ brandModel, makerModel, evidence, source, date }: Relabel): string {
	return oneLine(`${brandModel ?? ""} is ${makerModel ?? ""}; ${evidence}, ${source}, ${date}`, 400);
}
