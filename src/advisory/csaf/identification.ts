/** Product identification helpers (CSAF 2.1 section 3.1.3.3): further names of a product, and what narrows it to some of its units. */
import type { ModelName } from "../document.ts";
import { readProductId } from "../openvex/product-id.ts";
import { asObject, type JsonObject, member, step } from "./json.ts";

/** Identifiers of one kind that are taken of one product. */
const MOST = 10_000;
/** Serial numbers that a condition names. */
const MOST_SHOWN = 5;

/** What the helper of a full_product_name_t says. */
export interface Identification {
	/** Model numbers and stock keeping units, with `?` and `*` as CSAF has them, then the names in its CPE and package URLs. */
	readonly names: readonly ModelName[];
	/** Only units with these serial numbers are meant: an inventory does not state that, so it must hold besides. */
	readonly conditions: readonly string[];
}

/** Reads it; hashes and SBOM addresses name files, no devices, and say nothing here. */
export function readIdentification(product: JsonObject, pointer: string): Identification {
	const helper = asObject(member(product, "product_identification_helper"));
	if (helper === undefined) return { names: [], conditions: [] };
	const at = step(pointer, "product_identification_helper");
	const written = [...textsOf(helper, "model_numbers", at), ...textsOf(helper, "skus", at)].map(
		({ text, place }): ModelName => ({ text, slot: "model_number", pointer: place }),
	);
	const cpe = member(helper, "cpe");
	const urls = [
		...(typeof cpe === "string" ? [{ text: cpe, place: step(at, "cpe") }] : []),
		...textsOf(helper, "purls", at),
		// CSAF 2.0 has one alone.
		...textsOf({ purls: [member(helper, "purl")] }, "purls", at).map(({ text }) => ({ text, place: step(at, "purl") })),
	];
	const named = urls.flatMap(({ text, place }): ModelName[] => {
		const read = readProductId(text, "");
		return read?.model === undefined || read.slot !== "model_number" ? [] : [{ text: read.model, slot: "model_number", pointer: place }];
	});
	const serials = textsOf(helper, "serial_numbers", at).map(({ text }) => text);
	const more = serials.length > MOST_SHOWN ? ` and ${serials.length - MOST_SHOWN} more` : "";
	const conditions = serials.length === 0 ? [] : [`serial number ${serials.slice(0, MOST_SHOWN).join(" or ")}${more}`];
	return { names: [...written, ...named], conditions };
}

function textsOf(object: JsonObject, key: string, pointer: string): readonly { readonly text: string; readonly place: string }[] {
	const list = member(object, key);
	if (!Array.isArray(list)) return [];
	return list.slice(0, MOST).flatMap((value: unknown, i) => {
		const text = typeof value === "string" ? value.trim() : "";
		return text === "" ? [] : [{ text, place: `${pointer}/${key}/${i}` }];
	});
}
