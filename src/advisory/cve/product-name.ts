/** Vendor and product of a CVE record, as they are filled in: often with `n/a`, with a sentence, or with six families at once. */
import { isCategoryName } from "../../catalog/model/category.ts";
import { cleanName, cleanProductName } from "../csaf/clean-name.ts";
import { isModelToken, splitModelNames } from "../csaf/model-names.ts";
import type { Change } from "../csaf/repair-log.ts";
import { readCpeName } from "../nvd/cpe-name.ts";

/** Who and what, as far as the record says. */
export interface RecordName {
	/** Empty where neither slot names a vendor. */
	readonly vendor: string;
	/** How it is shown; empty where the record names no product at all. */
	readonly shown: string;
	/** Names that a device may carry; empty for a description (`Some Dahua IP Camera … devices`) and for `n/a`. */
	readonly models: readonly string[];
	readonly changes: readonly Change[];
}

const NOTHING = /^(?:n\/?a|none|unknown|unspecified|multiple|various|-|\*|)$/i;
/** Words before a vendor's name in a description. */
const BEFORE_VENDOR = /^(?:some|certain|several|multiple|various|many|all|the|affected)\s+/i;
const DESCRIPTIVE = /\b(?:cameras?|recorders?|dvrs?|nvrs?|devices?|products?|systems?|encoders?|models?)\b/i;

/** Reads the two slots. */
export function readRecordName(vendorText: string, productText: string): RecordName {
	const vendor = cleanName(vendorText);
	const product = cleanProductName(productText);
	const changes: Change[] = [...vendor.changes, ...product.changes];
	const named = NOTHING.test(product.text) ? "" : product.text;
	const stated = NOTHING.test(vendor.text) ? "" : vendor.text;
	const described = named !== "" && isDescription(named);
	const from = stated === "" && described ? vendorIn(named) : "";
	if (from !== "") changes.push({ rule: "vendor-from-product", before: vendorText, after: from });
	if (named === "" || described) return { vendor: stated || from, shown: named, models: [], changes };
	if (isCpeSpelling(named)) {
		const read = readCpeName(named, stated);
		return { vendor: stated, shown: read.shown, models: read.names, changes: [...changes, ...read.changes] };
	}
	return { vendor: stated, shown: named, models: splitModelNames(named), changes };
}

/** A sentence about a class of devices: no word of it is a model. */
function isDescription(name: string): boolean {
	if (isCategoryName(name)) return true;
	const words = name.split(/[\s,/()]+/);
	return words.length >= 2 && DESCRIPTIVE.test(name) && !words.some(isModelToken);
}

/** The words in front of the first kind of device: `Hikvision` of `Hikvision Cameras`; at most three, and capitals. */
function vendorIn(name: string): string {
	const words = name.replace(BEFORE_VENDOR, "").split(/\s+/);
	const end = words.findIndex((word) => isCategoryName(word));
	const vendor = words.slice(0, Math.max(end, 0));
	return vendor.length <= 3 && vendor.every((word) => /^[\p{Lu}\d]/u.test(word)) ? vendor.join(" ") : "";
}

/** `nvr4xxx_firmware`, `ipc-hfw1xxx`: the spelling of a CPE name in the slot of a product. */
function isCpeSpelling(name: string): boolean {
	return /^[^A-Z\s]+$/.test(name) && /\d|_firmware$/.test(name);
}
