/** A device's model freed of the names that stand before it on the label. */
import type { ModelConvention, Vendor } from "../vendor.ts";
import { stripLeading, tidyModel } from "./tidy.ts";

/**
 * Takes the names of vendors and brands off the front of a device's model: `Illustra Pro Gen 4 Dome` becomes `Pro Gen 4 Dome`.
 *
 * @param model - As the device or its owner wrote it.
 * @param vendorNames - Names and other spellings of the vendors that the device may belong to.
 */
export function stripVendorWords(model: string, vendorNames: readonly string[]): string {
	return stripLeading(tidyModel(model), vendorNames);
}

/**
 * How a vendor writes model names where its own name may stand before them, in document and device: `D-Link DCS-930L` is `DCS-930L`.
 * Its other names may be those of products (`exacqVision`), so they stay. For a question about one vendor; `match/` takes the names of
 * all vendors concerned off by itself.
 */
export function namedConvention({ id, name, convention }: Vendor): ModelConvention {
	return { ...convention, prefixes: [...convention.prefixes, tidyModel(name), id] };
}
