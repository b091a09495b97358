/** Firms of the catalogue that a name of an office or brand names: `Hikvision Europe` is one of Hikvision. */
import type { Catalogue } from "./catalogue.ts";
import type { VendorId } from "./vendor.ts";

const MOST_WORDS = 8;

/** Their ids; none where the name is nobody's that is known. Somebody typed the name. */
export function firmsIn(catalogue: Pick<Catalogue, "findVendors" | "vendor">, name: string): readonly VendorId[] {
	const words = name.trim().split(/\s+/).slice(0, MOST_WORDS);
	const parts = words.flatMap((_, from) => words.slice(from).map((__, length) => words.slice(from, from + length + 1).join(" ")));
	const found = [name, ...parts].flatMap((part) => catalogue.findVendors(part)).map(({ id }) => id);
	return [...new Set(found.filter((id) => catalogue.vendor(id) !== undefined))];
}
