/** The model that an inventory really states: what stands in its cell may be look-alike letters, or the maker's name again. */

import type { Catalogue } from "../catalog/catalogue.ts";
import { modelWords } from "../catalog/model/category.ts";
import { compact, tidyModel } from "../catalog/model/tidy.ts";
import type { Vendor } from "../catalog/vendor.ts";
import { toLatinLookAlikes } from "../core/look-alike.ts";
import { fold } from "../core/text.ts";
import type { Library } from "./compile.ts";
import type { Identity } from "./identity.ts";

/** The identity with its model in Latin letters, and without one where the cell holds nothing but the vendor's name or a prefix. */
export function withStatedModel(
	identity: Identity,
	{ catalogue, library }: { readonly catalogue: Catalogue; readonly library: Pick<Library, "byLiteral"> },
): Identity {
	if (identity.model === undefined) return identity;
	const model = toLatinLookAlikes(identity.model);
	const vendors = [identity.brand, identity.maker, identity.oemMap?.manufacturer].flatMap((text) => catalogue.findVendors(text ?? ""));
	// Where a document calls a product just so, it is a model after all.
	if (namesOnlyVendor(model, vendors) && !library.byLiteral.has(fold(model))) return { ...identity, model: undefined };
	return model === identity.model ? identity : { ...identity, model };
}

/** `Dahua`, `DH-`, `Dahua DHI-`: names, and prefixes that end in a dash, of the vendors a device may be of. */
function namesOnlyVendor(model: string, vendors: readonly Vendor[]): boolean {
	const names = new Set(
		vendors
			.flatMap(({ name, aliases, convention }) => [name, ...aliases, ...convention.prefixes.filter((prefix) => /[-_]$/.test(prefix))])
			.map(compact),
	);
	const tidy = tidyModel(model);
	const words = modelWords(tidy);
	return words.length > 0 && (names.has(compact(tidy)) || words.every((word) => names.has(word)));
}
