/**
 * Sister families: of a family that one source lists as a whole (`XVR7xxx`), another source lists parts only (`XVR7X16`, `XVR7X32`), with a
 * later bound. A device of the family that is none of these parts is fixed by the first source alone; whether the second left it out
 * because it is not concerned is not said (rule 15 of docs/verdicts.md).
 */
import type { Vulnerability } from "../advisory/document.ts";
import type { CompiledAdvisory, CompiledProduct } from "./compile.ts";
import type { Hit } from "./hit.ts";

const kept = new WeakMap<readonly Hit[], readonly Hit[]>();

/** The sisters among the products of a document, as if the device were one of them; found once for a list of hits. */
export function sistersOf(hits: readonly Hit[], entry: CompiledAdvisory): readonly Hit[] {
	const families = hits.filter((hit) => hit.match === "match" && hit.product.source !== "");
	if (families.length === 0) return [];
	const held = kept.get(hits);
	if (held !== undefined) return held;
	const listed = new Set(families.map(({ product }) => product));
	const found = new Map<CompiledProduct, Hit>();
	for (const family of families)
		for (const product of partsOf(family.product, entry))
			if (!listed.has(product) && !found.has(product)) found.set(product, { ...family, product });
	const sisters = found.size === 0 ? NONE : entry.products.flatMap((product) => found.get(product) ?? []);
	kept.set(hits, sisters);
	return sisters;
}

const NONE: readonly Hit[] = [];

const parts = new WeakMap<CompiledProduct, readonly CompiledProduct[]>();

/** The products of other sources in a document that a family takes in: they hang on no device. */
function partsOf(family: CompiledProduct, { products }: CompiledAdvisory): readonly CompiledProduct[] {
	const held = parts.get(family);
	if (held !== undefined) return held;
	const made = products.filter(
		(product) => product.source !== "" && product.source !== family.source && product.platform === undefined && isPartOf(product, family),
	);
	parts.set(family, made);
	return made;
}

/** Whether a family takes in the name of a product, and not the other way round alone. */
function isPartOf(product: CompiledProduct, family: CompiledProduct): boolean {
	if (product.product.vendor !== family.product.vendor || product.group === family.group) return false;
	return family.names.some(
		({ pattern }) =>
			pattern !== undefined && !pattern.literal && product.names.some(({ name }) => pattern.test(name.text).match === "match"),
	);
}

/** Sisters that a source lists as affected under a vulnerability without listing the device there. */
export function sistersUnder(vulnerability: Vulnerability, hits: readonly Hit[], entry: CompiledAdvisory): readonly Hit[] {
	const sisters = sistersOf(hits, entry);
	if (sisters.length === 0) return [];
	const status = (hit: Hit) => vulnerability.status.get(hit.product.product.productId);
	const speaking = new Set(hits.filter((hit) => status(hit) !== undefined).map(({ product }) => product.source));
	return sisters.filter((hit) => status(hit) === "known_affected" && !speaking.has(hit.product.source));
}
