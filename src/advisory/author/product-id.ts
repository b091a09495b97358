/** Ids of products: the same product and range has the same id in every advisory, so that they can be compared across documents. */

const BASIS = 0xcbf29ce484222325n;
const PRIME = 0x100000001b3n;
const MASK = 0xffffffffffffffffn;

/**
 * The id of a leaf of the product tree, from its vendor, name and range: FNV-1a over 64 bits. No secret and no proof; two leaves of one
 * document that met in one id would be told by mandatory test 6.1.2 before anybody sees it.
 */
export function productIdOf(vendor: string, name: string, range: string): string {
	let hash = BASIS;
	for (const byte of new TextEncoder().encode([vendor, name, range].join("\n"))) hash = ((hash ^ BigInt(byte)) * PRIME) & MASK;
	return `SWP-${hash.toString(16).padStart(16, "0")}`;
}
