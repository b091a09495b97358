/** Which stated fixes hold for a product: tied by the name in the sentence, not by the product ids beside it. */
import type { Product, Vulnerability } from "./document.ts";
import { distinctiveWords, namesProduct } from "./prose/product-hint.ts";
import type { FixClaim } from "./range/expression.ts";

/**
 * The fixes that a document states for one product and hole, in document order, each version once.
 *
 * A remediation counts when it lists the product or lists none. Of its fixes those count that name no product, or this one: CISA
 * attaches every series' fix to all products (ICSA-17-124-01). Fixes that name only others give none.
 *
 * @param listed All products of the document: of `Niagara` and `Niagara Enterprise Security` a fix for Niagara is the first one's alone.
 */
export function fixesFor(vulnerability: Vulnerability, product: Product, listed: readonly Product[] = []): readonly FixClaim[] {
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
	const fixes = [...found.values()];
	const own = wordsOf(product.name);
	// Only a product with a fix in its own name loses that of another.
	const hasOwn = listed.length > 1 && fixes.some((fix) => fix.product !== undefined && wordsOf(fix.product) === own);
	return hasOwn ? fixes.filter((fix) => fix.product === undefined || !isAnothers(fix.product, product, listed)) : fixes;
}

const WORDS = new WeakMap<readonly Product[], ReadonlySet<string>>();

/** Whether the words of a hint are the whole name of another listed product, and only a part of this one's. */
function isAnothers(hint: string, product: Product, listed: readonly Product[]): boolean {
	const names = WORDS.get(listed) ?? new Set(listed.map(({ name }) => wordsOf(name)));
	WORDS.set(listed, names);
	const said = wordsOf(hint);
	return names.has(said) && said !== wordsOf(product.name) && !product.models.some(({ text }) => wordsOf(text) === said);
}

function wordsOf(name: string): string {
	return [...new Set(distinctiveWords(name))].sort().join(" ");
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
