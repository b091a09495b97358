/** A device's model freed of the names that stand before it on the label. */
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
