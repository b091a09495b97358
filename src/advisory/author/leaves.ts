/** The statements of a draft as leaves of a product tree, each with its id, its status and what to do. */
import { allVersions, between, type VersionRange } from "../facts/version-range.ts";
import type { Draft, DraftHole, DraftProduct, DraftStatement } from "./draft.ts";
import { productIdOf } from "./product-id.ts";

/** One leaf under one hole. */
export interface Leaf {
	readonly id: string;
	readonly product: DraftProduct;
	readonly range: VersionRange;
	readonly status: "known_affected" | "known_not_affected" | "under_investigation" | "fixed";
	readonly statement: DraftStatement;
}

/** The leaves of a hole; statements of products that the draft does not have give none (`check-draft.ts` tells them). */
export function leavesOf(draft: Pick<Draft, "products">, hole: DraftHole): readonly Leaf[] {
	const products = new Map(draft.products.map((product) => [product.key, product]));
	return hole.statements.flatMap((statement): readonly Leaf[] => {
		const product = products.get(statement.product);
		if (product === undefined) return [];
		const leaf = (range: VersionRange, status: Leaf["status"]): Leaf => ({
			id: productIdOf(product.vendor, product.name, range.vers),
			product,
			range,
			status,
			statement,
		});
		const { fix } = statement;
		const fixed = fix === "" ? [] : [leaf(between(product.scheme, { version: fix, inclusive: true }, undefined), "fixed")];
		return [leaf(rangeOf(statement, product.scheme), statement.status), ...fixed];
	});
}

/** The range of a statement. One with a fix and no end reaches up to the fix. */
export function rangeOf({ from, to, toIncluded, fix }: DraftStatement, scheme: string): VersionRange {
	const end = to !== "" ? { version: to, inclusive: toIncluded } : fix !== "" ? { version: fix, inclusive: false } : undefined;
	const begin = from === "" ? undefined : { version: from, inclusive: true };
	return begin === undefined && end === undefined ? allVersions : between(scheme, begin, end);
}
