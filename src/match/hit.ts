/** Which products of a document are this device, and how surely. */

import type { Catalogue } from "../catalog/catalogue.ts";
import { stripVendorWords } from "../catalog/model/vendor-words.ts";
import type { VendorId } from "../catalog/vendor.ts";
import type { CompiledProduct } from "./compile.ts";
import type { Face } from "./face.ts";
import { fromAdvisory, weakest } from "./proof.ts";
import type { Confidence, Reason } from "./verdict.ts";

/** A product that is, or may be, the device. */
export interface Hit {
	readonly product: CompiledProduct;
	readonly face: Face;
	/** `match`; `?` when the names leave it open. */
	readonly match: "match" | "?";
	readonly confidence: Confidence;
	readonly because: readonly Reason[];
}

/** Whether a document that names `listed` may mean a device of `face`: the same vendor, or one that owns the other. */
export function sameVendor(face: Face, listed: readonly VendorId[], catalogue: Catalogue): boolean {
	return listed.some((vendor) => face.vendors.includes(vendor) || catalogue.withParents(vendor).includes(face.vendor));
}

/** The hits of one face among products of a document (or of all documents). */
export function hitsOf(face: Face, products: readonly CompiledProduct[], catalogue: Catalogue): Hit[] {
	const model = face.model;
	if (model === undefined) return [];
	const hits: Hit[] = [];
	for (const product of products) {
		if (product.platform !== undefined || !sameVendor(face, product.vendors, catalogue)) continue;
		const hit = best(product, face, model, catalogue);
		if (hit !== undefined) hits.push(hit);
	}
	return hits;
}

function best(product: CompiledProduct, face: Face, model: string, catalogue: Catalogue): Hit | undefined {
	let open: Hit | undefined;
	const id = product.advisory.advisory.id;
	const vendorNames = [...face.vendors, ...product.vendors].flatMap((vendor) => {
		const known = catalogue.vendor(vendor);
		return known === undefined ? [] : [known.name, ...known.aliases];
	});
	for (const { name, pattern } of product.names) {
		const tested = pattern === undefined ? describes(name.text, model) : test(pattern, model, vendorNames);
		if (tested.match === "no") continue;
		const because = [...face.because, fromAdvisory("model", tested.rule, tested.why, id, name.pointer, name.text)];
		const certain: Confidence = tested.rule === "model/description" || tested.rule === "model/variant" ? "medium" : "high";
		const hit: Hit = { product, face, match: tested.match, confidence: weakest(face.confidence, certain), because };
		if (tested.match === "match") return hit;
		open ??= hit;
	}
	return open;
}

type Tested = { readonly match: "match" | "no" | "?"; readonly rule: string; readonly why: string };

/** A pattern is tried on the model as stated and without the vendor's own words (`Illustra Pro Gen 4 Dome`). */
function test(pattern: NonNullable<CompiledProduct["names"][number]["pattern"]>, model: string, vendorNames: readonly string[]): Tested {
	const direct = pattern.test(model);
	if (direct.match === "match") return direct;
	const bare = stripVendorWords(model, vendorNames);
	if (bare !== model && bare !== "") {
		const stripped = pattern.test(bare);
		if (stripped.match !== "no") return stripped;
	}
	return direct;
}

const GENERIC_WORDS = new Set(
	"the and or of for with using use all any models model versions version series ip video digital network surveillance security camera cameras recorder recorders dvr dvrs nvr nvrs device devices product products system systems encoder encoders web interface software firmware".split(
		" ",
	),
);

/**
 * A description (`IP Cameras and DVRs using the NetSurveillance Web interface`) means a device that carries its telling word;
 * without one, whether the device is meant stays open.
 */
function describes(description: string, model: string): Tested {
	const telling = words(description).filter((word) => !GENERIC_WORDS.has(word));
	const own = new Set(words(model));
	const shared = telling.find((word) => own.has(word));
	if (shared !== undefined)
		return { match: "match", rule: "model/description", why: `${model} carries the word that the description turns on: ${shared}` };
	return {
		match: "?",
		rule: "model/description-open",
		why: `the document describes its products as "${description}"; whether ${model} is one is not stated`,
	};
}

function words(text: string): string[] {
	return text
		.toLowerCase()
		.split(/[^\p{L}\p{N}]+/u)
		.filter((word) => word !== "");
}

/** Hits by a firmware platform tag that stands in the device's own firmware text. */
export function platformHits(
	face: Face,
	firmware: string | undefined,
	advisories: readonly CompiledProduct[],
	catalogue: Catalogue,
): Hit[] {
	if (firmware === undefined) return [];
	const text = firmware.toUpperCase();
	return advisories
		.filter((product) => product.platform !== undefined && hasTag(text, product.platform) && sameVendor(face, product.vendors, catalogue))
		.map((product) => {
			const outcome = `the firmware ${firmware} is of platform ${product.platform ?? ""}`;
			const step = fromAdvisory(
				"model",
				"model/firmware-platform",
				outcome,
				product.advisory.advisory.id,
				product.product.pointer,
				product.product.fullName,
			);
			return { product, face, match: "match" as const, confidence: weakest(face.confidence, "medium"), because: [...face.because, step] };
		});
}

function hasTag(text: string, platform: string): boolean {
	const [family = "", board = ""] = platform.split("_");
	return new RegExp(`\\b${family}[A-Z]{0,3}_${board}(?![A-Z0-9])`).test(text.replaceAll("_EN_", " ").replaceAll("_STD", " "));
}
