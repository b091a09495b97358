/** Which brand has answered which hole: the matrix that shows silence. */
import type { Advisory } from "../../advisory/document.ts";
import type { Catalogue } from "../../catalog/catalogue.ts";
import type { VendorId } from "../../catalog/vendor.ts";

/** `own`: the brand has published; `others`: somebody else states something of its products; `none`: no document at hand says anything. */
export interface BrandAnswer {
	readonly cve: string;
	readonly brand: VendorId;
	readonly name: string;
	readonly answer: "own" | "others" | "none";
	/** Tracking ids. */
	readonly documents: readonly string[];
}

/** One cell for each hole and brand, in their order. Silence is told as silence: it is no word that nothing is affected. */
export function brandAnswers(
	cves: readonly string[],
	brands: readonly { readonly id: VendorId; readonly name: string }[],
	advisories: readonly Advisory[],
	catalogue: Catalogue,
): readonly BrandAnswer[] {
	const said = new Map<string, { own: Set<string>; others: Set<string> }>();
	const wanted = new Set(cves);
	for (const advisory of advisories) {
		if (advisory.further !== undefined || advisory.withdrawn === true) continue;
		const publishers = new Set(catalogue.findVendors(advisory.publisher).map(({ id }) => id));
		for (const hole of advisory.vulnerabilities) {
			if (hole.cve === undefined || !wanted.has(hole.cve)) continue;
			const named = new Set(
				advisory.products
					.filter(({ productId }) => hole.status.has(productId))
					.flatMap(({ vendor }) => catalogue.findVendors(vendor).map(({ id }) => id)),
			);
			for (const id of new Set([...named, ...publishers])) {
				const key = `${hole.cve} ${id}`;
				const held = said.get(key) ?? { own: new Set<string>(), others: new Set<string>() };
				said.set(key, held);
				(publishers.has(id) ? held.own : held.others).add(advisory.id);
			}
		}
	}
	return cves.flatMap((cve) =>
		brands.map(({ id, name }): BrandAnswer => {
			const found = said.get(`${cve} ${id}`);
			const answer = found === undefined ? "none" : found.own.size > 0 ? "own" : "others";
			return { cve, brand: id, name, answer, documents: [...(found?.own ?? []), ...(found?.others ?? [])].sort() };
		}),
	);
}
