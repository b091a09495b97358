/** Whether a model name of our own catalogue, in the vendor's notation, means a device's model. */
import type { Catalogue } from "../catalog/catalogue.ts";
import { compileModelPattern } from "../catalog/model/compile.ts";
import type { VendorId } from "../catalog/vendor.ts";

/** True when `pattern`, as `vendor` writes its models, surely covers `model`. */
export function covers(pattern: string, model: string | undefined, vendor: VendorId, catalogue: Catalogue): boolean {
	const convention = catalogue.vendor(vendor)?.convention;
	if (model === undefined || convention === undefined) return false;
	const compiled = compileModelPattern(pattern, { notation: "vendor", convention, siblings: [] });
	return compiled.ok && compiled.value.test(model).match === "match";
}
