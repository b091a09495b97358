/** Under which name a product stands in the tree: the maker's, or the label that the table of the source means. */
import type { FactProduct } from "./facts.ts";

/**
 * Prefixes of Hikvision's own labels in its tables. The maker spells `DS-HiLookI-` and `DS-HiWatchI-` out; `HWI-`, `HWP-`, `HL-` and
 * `HW-` are read as the facts' `relabels` read them.
 */
const HIKVISION_LABELS: readonly (readonly [prefix: string, label: string])[] = [
	["DS-HiLookI-", "HiLook"],
	["DS-HiWatchI-", "HiWatch"],
	["HL-", "HiLook"],
	["HW-", "HiWatch"],
	["HWI-", "HiWatch"],
	["HWP-", "HiWatch"],
];

/**
 * The vendor branch for a product.
 *
 * A guarded name (`IPC-xxxx`) stands under the label that uses it, never under a maker whose relabels mix it with another maker's:
 * the same letters are Dahua's too.
 */
export function labelOf(product: FactProduct, maker: string): string {
	const guarded = product.brand_guard?.find((brand) => brand !== maker);
	if (guarded !== undefined) return guarded;
	if (maker !== "Hikvision") return maker;
	return HIKVISION_LABELS.find(([prefix]) => product.model.startsWith(prefix))?.[1] ?? maker;
}
