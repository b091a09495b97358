/** Which stated fixes hold for a product: tied by the name in the sentence, not by the product ids beside it. */
import type { Product, Vulnerability } from "./document.ts";
import { namesProduct } from "./prose/product-hint.ts";
import type { FixClaim } from "./range/expression.ts";

/**
 * The fixes that a document states for one product and hole, in document order, each version once.
 *
 * A remediation counts when it lists the product or lists none. Of its fixes those count that name no product, or this one: CISA
 * attaches every series' fix to all products (ICSA-17-124-01). Fixes that name only others give none.
 */
export function fixesFor(vulnerability: Vulnerability, product: Product): readonly FixClaim[] {
	const found = new Map<string, FixClaim>();
	for (const remediation of vulnerability.remediations) {
		if (remediation.fixes.length === 0) continue;
		if (remediation.productIds.length > 0 && !idsOf(remediation.productIds).has(product.productId)) continue;
		for (const fix of remediation.fixes) {
			if (fix.product !== undefined && !namesProduct(fix.product, product)) continue;
			const key = `${fix.axis} ${fix.text}`;
			if (!found.has(key)) found.set(key, fix);
		}
	}
	return [...found.values()];
}

/**
 * A fix attached to a product whose sentence names something that the document lists nowhere (`patch SSM-TS v1.60.0` for
 * `Smart Security Manager`): it may be this product's, so "no fix is stated" cannot be said.
 */
export function findStrayFix(vulnerability: Vulnerability, product: Product, listed: readonly Product[]): FixClaim | undefined {
	for (const { fixes, productIds } of vulnerability.remediations) {
		if (productIds.length > 0 && !idsOf(productIds).has(product.productId)) continue;
		const stray = fixes.find(({ product: hint }) => hint !== undefined && !listed.some((other) => namesProduct(hint, other)));
		if (stray !== undefined) return stray;
	}
	return undefined;
}

const SETS = new WeakMap<readonly string[], ReadonlySet<string>>();

/** The list as a set, made once: a document may list every product under every remediation. */
function idsOf(productIds: readonly string[]): ReadonlySet<string> {
	const held = SETS.get(productIds) ?? new Set(productIds);
	SETS.set(productIds, held);
	return held;
}
