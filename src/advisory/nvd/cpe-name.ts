/**
 * The name of a device behind a CPE name. NVD writes all in lower case, with `_` for blanks and `_firmware` behind, and keeps a vendor's
 * wildcards as if they were letters (`ds-2dfx_series`), which no device reports: they are read as the vendor means them.
 */
import { isCategoryName } from "../../catalog/model/category.ts";
import { collapse } from "../../core/text.ts";
import type { Change } from "../csaf/repair-log.ts";

/** The names a device may carry, most telling first, and how they were come by. */
export interface CpeName {
	/** Empty where the name tells no device: a kind (`nvr_firmware`), a match-all, nothing. */
	readonly names: readonly string[];
	/** How it is shown: the name, else what stands there. */
	readonly shown: string;
	readonly changes: readonly Change[];
}

/** Reads the product field of a CPE name. `vendor` is its vendor field, undone of escapes. */
export function readCpeName(product: string, vendor: string): CpeName {
	const bare = collapse(product.toLowerCase().replaceAll("_", " ")).replace(/\s(?:firmware|fw)$/, "");
	const name = spelled(bare);
	if (bare === "firmware" || isCategoryName(name))
		return { names: [], shown: name, changes: [{ rule: "cpe-kind", before: product, after: "" }] };
	const changes: Change[] = [{ rule: "cpe-name", before: product, after: name }];
	if (hasWildcard(name)) changes.push({ rule: "cpe-wildcard", before: product, after: name });
	const own = withoutVendor(name, vendor);
	return { names: own === undefined ? [name] : [name, own], shown: name, changes };
}

/** Capitals as makers write models; `Series` as a word. `ds-2dfx series`: one x behind a letter is a wildcard only in lower case. */
function spelled(bare: string): string {
	const series = /^(.+)[\s-]series$/.exec(bare)?.[1];
	if (series === undefined) return bare.toUpperCase();
	const upper = series.toUpperCase();
	return `${/[a-wyz]x$/.test(series) ? `${upper.slice(0, -1)}x` : upper} Series`;
}

function hasWildcard(name: string): boolean {
	return /X{2,}|\dX\d|\dX(?:\b|$)|[A-Z]x Series$/.test(name);
}

/** `tbk-dvr4216` of the vendor `tbkvision`: the label reads `DVR4216`. */
function withoutVendor(name: string, vendor: string): string | undefined {
	const [, first = "", rest = ""] = /^([A-Z]{3,})[-\s](.*\d.*)$/.exec(name) ?? [];
	return first !== "" && vendor.toLowerCase().startsWith(first.toLowerCase()) ? rest : undefined;
}
