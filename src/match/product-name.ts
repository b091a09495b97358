/** What stands before a model in the name of a product: its vendor again, or the kind of device. */
import type { Product } from "../advisory/document.ts";
import type { Catalogue } from "../catalog/catalogue.ts";
import { isCategoryName } from "../catalog/model/category.ts";
import { compact, MODEL_TEXT_LIMIT } from "../catalog/model/tidy.ts";
import { stripVendorWords } from "../catalog/model/vendor-words.ts";
import type { Vendor } from "../catalog/vendor.ts";
import { fold } from "../core/text.ts";
import { isTellingWord } from "./shared-name.ts";

/** Words that a vendor's name in front of a product has at most. */
const MOST_WORDS = 4;

/** The vendors of a product: those of its vendor branch; without one, whom the front of its name or a model of one maker only tells. */
export function vendorsOf(product: Product, catalogue: Catalogue): readonly Vendor[] {
	if (product.vendor !== "") return [...catalogue.findVendors(product.vendor), ...buildersOf(product, catalogue)];
	const words = product.fullName.split(/\s/, MOST_WORDS);
	for (let count = words.length; count > 0; count--) {
		const known = catalogue.findVendors(words.slice(0, count).join(" ")).filter((vendor) => catalogue.vendor(vendor.id) !== undefined);
		if (known.length > 0) return known;
	}
	const makers = new Set(product.models.map((model) => catalogue.familyOf(model.text)?.maker).filter((maker) => maker !== undefined));
	return [...makers].map((maker) => catalogue.vendor(maker)).filter((vendor) => vendor !== undefined);
}

/** `HID Mercury access panels sold by LenelS2` (CISA ICSA-22-153-01): the name tells who builds what another sells. */
function buildersOf({ name, vendor }: Product, catalogue: Catalogue): readonly Vendor[] {
	const sold = /\s(?:sold|distributed|marketed|branded)\s(?:by|as|under)\s/i.exec(name.slice(0, MODEL_TEXT_LIMIT));
	if (sold === null) return [];
	const sellers = new Set(catalogue.findVendors(vendor).map(({ id }) => id));
	const words = name.slice(0, sold.index).split(" ", MOST_WORDS);
	for (let count = words.length; count > 0; count--) {
		const known = catalogue
			.findVendors(words.slice(0, count).join(" "))
			.filter(({ id }) => catalogue.vendor(id) !== undefined && !sellers.has(id));
		if (known.length > 0) return known;
	}
	return [];
}

/** By which names a vendor may stand in front of a model: those of the catalogue, and the branch's own text and first word. */
export function vendorNames(text: string, vendors: readonly Vendor[]): readonly string[] {
	const [first = ""] = text.split(/[\s,]/);
	return [...vendors.flatMap(({ name, aliases }) => [name, ...aliases]), text, ...(compact(first).length >= 3 ? [first] : [])];
}

/** The product line that a title ends in: `Johnson Controls Kantech EntraPass` lists `Corporate Edition`, sold as `EntraPass Corporate Edition`. */
export function productLine(title: string): readonly string[] {
	const words = title.slice(0, 200).split(/\s+/);
	return [1, 2, 3]
		.map((count) => words.slice(-count).join(" "))
		.filter((text) => text.length >= 5 && text !== title && /^[\p{L}\s-]+$/u.test(text));
}

/** A model or product name without vendor and kind words before it; the same text where there are none. */
export function bareName(text: string, names: readonly string[]): string {
	// A longer text is no name; cut, it would be another.
	if (text.length > MODEL_TEXT_LIMIT) return text;
	const bare = withoutKind(stripVendorWords(text, names));
	return compact(bare) === compact(text) ? text : bare;
}

/** `NICE NiceVision` of the brand `NICE` is `NiceVision`; the model itself where the brand does not stand in front. */
export function withoutBrand(brand: string | undefined, model: string): string {
	return brand === undefined || !fold(model).startsWith(fold(brand)) ? model : bareName(model, [brand]);
}

/**
 * The name from each word on up to its code: `Q100` and `SICAM Q100` of `POWER METER SICAM Q100`, `ACR1000A-R-R2` of `KVM ACR1000A-R-R2`.
 * None where the name begins with its code, or has none. A code has letters and two digits, and four signs, or capitals on both sides of a
 * dash (`ACC-AP`).
 */
export function fromCode(text: string): readonly string[] {
	if (text.length > MODEL_TEXT_LIMIT) return [];
	const words = text.split(" ");
	const at = words.findIndex(isCodeWord);
	if (at < 1 || at > MOST_WORDS) return [];
	// What stands before the code may hold one digit (`Cloud Connect 7 CC716`), but no number, which would be the name.
	if (words.slice(0, at).some((word) => /\d{2}|[A-Z]-?\d/i.test(word))) return [];
	return words.slice(1, at + 1).map((_word, from) => words.slice(from + 1).join(" "));
}

/** The words before the code of a name, and the name from there on; `undefined` where it begins with the code, or has none. */
export function splitAtCode(text: string): { readonly before: readonly string[]; readonly code: string } | undefined {
	const code = fromCode(text).at(-1);
	return code === undefined ? undefined : { before: text.slice(0, -code.length).trim().split(" "), code };
}

/**
 * A name without its first word, which people leave out: `ComNav` of `Hills ComNav`, `HMIGTO series` of `Magelis HMIGTO series`; only where
 * what stays holds a word of its own, and not words of many names alone (`Web Service`).
 */
export function withoutFirstWord(text: string): string | undefined {
	const [first = "", ...rest] = text.split(" ");
	if (rest.length === 0 || rest.length > MOST_WORDS || !/^\p{L}[\p{L}-]{2,}$/u.test(first) || isCategoryName(first)) return undefined;
	return rest.some((word) => /^\p{Lu}[\p{L}]{3,}$/u.test(word) && isTellingWord(word.toLowerCase())) ? rest.join(" ") : undefined;
}

/**
 * A series that is called by a round number, with signs for its noughts: `8xxx Series` of `8000 Series`, for its models are called 8020 and
 * 8620; `undefined` for any other name.
 */
export function roundSeries(text: string): string | undefined {
	const found = /(?<!\d)([1-9]\d{0,2}?)(00|000)(?=[\s-]series\b)/i.exec(text.slice(0, MODEL_TEXT_LIMIT));
	if (found === null) return undefined;
	const [whole, stem = "", noughts = ""] = found;
	return `${text.slice(0, found.index)}${stem}${"x".repeat(noughts.length)}${text.slice(found.index + whole.length)}`;
}

function isCodeWord(word: string): boolean {
	if (/^[A-Z]{2,6}-[A-Z]{2,6}$/.test(word)) return true;
	if (compact(word).length < 4 || !/\p{L}/u.test(word) || (word.match(/\d/g)?.length ?? 0) < 2) return false;
	return !/^[vr]\d|^\d+mp$|[()=]/i.test(word);
}

/** `Network Camera DS-2CD2142FWD-I`: kind words go only where a word with a digit stays. */
function withoutKind(text: string): string {
	const words = text.split(" ");
	let from = 0;
	while (from < words.length - 1 && isCategoryName(words[from] ?? "") && words.slice(from + 1).some((word) => /\d/.test(word))) from++;
	return words.slice(from).join(" ");
}

/**
 * Whether a name is the title of a series, with which the names of its models need not begin: `E2 Camera Series` (CISA
 * ICSA-18-347-03, the cameras are called EFD-2250 and the like), `Performance Series`.
 */
export function isSeriesTitle(text: string): boolean {
	const [base = "", ...behind] = text.split(/[\s_-](?:series|family)\b/i);
	if (behind.length === 0) return false;
	const own = base
		.split(/\s+/)
		.filter((word) => !isCategoryName(word))
		.join("");
	// Capitals alone are a code with which models begin: `HEN Series`.
	return own !== "" && (compact(own).length <= 2 || (!/\d/.test(own) && /\p{Ll}/u.test(own)));
}

/**
 * Whether a name without any code ends in a kind of box (`VL Fixed Camera`, `Doorbell Camera`): a title as well, for the code of a model
 * does not say that it is none of these.
 */
export function isKindTitle(text: string): boolean {
	return !/\d/.test(text) && /\s(?:camera|recorder|dvr|nvr|device|encoder|intercom|doorbell|sensor)$/i.test(text);
}
