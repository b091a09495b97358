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
			if (!isForCve(fix.quote, vulnerability.cve)) continue;
			if (fix.product !== undefined && !namesProduct(fix.product, product) && !isFirmwareOf(fix.product, product, listed)) continue;
			const key = `${fix.axis} ${fix.text}`;
			if (!found.has(key)) found.set(key, fix);
		}
	}
	const fixes = forOwnCve([...found.values()], vulnerability.cve);
	if (listed.length < 2 || fixes.every((fix) => fix.product === undefined)) return fixes;
	const own = wordsOf(product.name);
	const hasOwn = fixes.some((fix) => fix.product !== undefined && wordsOf(fix.product) === own);
	const others = hasOwn ? namesOf(listed) : besides(vulnerability, listed);
	return fixes.filter((fix) => fix.product === undefined || !isAnothers(fix.product, product, others));
}

/** Words between "fix" and a CVE that make it less than one: `to fix CVE-1 and lower the risk of exploitation for CVE-2`. */
const LESS = /\b(?:risk|risks|reduce|reduces|lower|lowers|likelihood|exploitability)\b/i;
const CVE = /\bcve-\d{4}-\d{4,10}\b/gi;

/** A sentence that names CVEs states the fix of those, and of them only where it does not speak of a mere lower risk. */
function isForCve(quote: string, cve: string | undefined): boolean {
	const named = [...quote.matchAll(CVE)];
	if (cve === undefined || named.length === 0) return true;
	const own = named.find(([id]) => id.toLowerCase() === cve.toLowerCase());
	return own !== undefined && !LESS.test(quote.slice(0, own.index));
}

/** Where a sentence says that a version fixes this very CVE, what other sentences advise besides is no condition of it (ICSA-25-224-02). */
function forOwnCve(fixes: readonly FixClaim[], cve: string | undefined): readonly FixClaim[] {
	if (cve === undefined || fixes.length < 2) return fixes;
	const own = fixes.filter(({ quote }) => quote.toLowerCase().includes(cve.toLowerCase()));
	return own.length === 0 ? fixes : own;
}

/** `WS-CM 2.0`, the firmware of the one product that a document lists, `WS203VICM`: no name of a product, and begun as its name is. */
function isFirmwareOf(hint: string, product: Product, listed: readonly Product[]): boolean {
	const front = /^\p{Lu}{2}/u.exec(hint)?.[0];
	if (front === undefined || !/^\p{Lu}{2,5}(?:-\p{Lu}{1,5})?$/u.test(hint) || namesOf(listed).size > 1) return false;
	return product.name.startsWith(front);
}

const NAMES = new WeakMap<readonly Product[], ReadonlySet<string>>();

function namesOf(listed: readonly Product[]): ReadonlySet<string> {
	const held = NAMES.get(listed) ?? new Set(listed.map(({ name }) => wordsOf(name)));
	NAMES.set(listed, held);
	return held;
}

const BESIDES = new WeakMap<Vulnerability, ReadonlySet<string>>();

/**
 * Names of the products that the hole is about. A firmware that the document lists only as a part of others is the family of these, and
 * its fix is theirs: `P3 Firmware` and `P3 M15` (ICSA-24-235-03).
 */
function besides(vulnerability: Vulnerability, listed: readonly Product[]): ReadonlySet<string> {
	const held =
		BESIDES.get(vulnerability) ??
		new Set(listed.filter(({ productId }) => vulnerability.status.has(productId)).map(({ name }) => wordsOf(name)));
	BESIDES.set(vulnerability, held);
	return held;
}

/** Whether the words of a hint are the whole name of another listed product, and only a part of this one's. */
function isAnothers(hint: string, product: Product, names: ReadonlySet<string>): boolean {
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
		const stray = fixes.find(
			({ product: hint }) =>
				hint !== undefined && !listed.some((other) => namesProduct(hint, other)) && !isFirmwareOf(hint, product, listed),
		);
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
