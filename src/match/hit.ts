/** Which products of a document are this device, and how surely. */

import type { Catalogue } from "../catalog/catalogue.ts";
import type { ModelPattern } from "../catalog/model/pattern.ts";
import { compact, MODEL_TEXT_LIMIT, tidyModel, withoutGluedPrefix } from "../catalog/model/tidy.ts";
import { stripVendorWords } from "../catalog/model/vendor-words.ts";
import type { VendorId } from "../catalog/vendor.ts";
import { fold } from "../core/text.ts";
import { type CompiledName, type CompiledProduct, START } from "./compile.ts";
import type { Face } from "./face.ts";
import { createLookAlikes } from "./look-alike.ts";
import { bareName, productLine, splitAtCode, vendorNames } from "./product-name.ts";
import { fromAdvisory, fromInventory, weakest } from "./proof.ts";
import { isDoubtedModel } from "./single-answer.ts";
import type { Confidence, Reason } from "./verdict.ts";

/** A product that is, or may be, the device. */
export interface Hit {
	readonly product: CompiledProduct;
	readonly face: Face;
	/** `match`; `?` when the names leave it open. */
	readonly match: "match" | "?";
	/** The document describes a class of devices here, and does not name a model. */
	readonly described: boolean;
	readonly confidence: Confidence;
	readonly because: readonly Reason[];
}

/** Whether a document that names `listed` may mean a device of `face`: the same vendor, or one that owns the other. */
export function sameVendor(face: Face, { vendors, owners }: Pick<CompiledProduct, "vendors" | "owners">): boolean {
	return owners.includes(face.vendor) || face.vendors.some((vendor) => vendors.includes(vendor));
}

/**
 * Whether a product is called what the device is called although its vendor is another: that of a sister brand of one house (`VideoEdge` is
 * sold by two of them), or one whose product begins with what stands as the brand (`Hills` beside `ComNav`).
 */
export function isNamesake(face: Face, product: CompiledProduct): boolean {
	const { model, vendor, vendors } = face;
	if (model === undefined) return false;
	if (vendors.some((id) => product.owners.includes(id)) && carriesName(product, model)) return true;
	if (!vendor.startsWith("text:") || !fold(model).startsWith(`${vendor.slice("text:".length)} `)) return false;
	const key = fold(model);
	return product.names.some(({ folded }) => folded === key);
}

/** What is known beforehand of the products that a model is held against; the default leaves nothing out. */
export interface Preselection {
	/** False only for a product that no spelling of the model fits. */
	mayFit(product: CompiledProduct): boolean;
	/** False only where no name of a vendor stands in front of the model. */
	readonly isLed: boolean;
}

const NOTHING_LEFT_OUT: Preselection = { mayFit: () => true, isLed: true };

/** The hits of one face among the products of a document. */
export function hitsOf(
	face: Face,
	products: readonly CompiledProduct[],
	catalogue: Catalogue,
	{ mayFit, isLed }: Preselection = NOTHING_LEFT_OUT,
): Hit[] {
	const { model } = face;
	if (model === undefined) return [];
	const meant = products.filter((product) => product.platform === undefined && (sameVendor(face, product) || isNamesake(face, product)));
	const fitting = meant.filter(mayFit);
	if (fitting.length === 0) return [];
	const stated = findHits(face, fitting, model);
	const isMissed = (product: CompiledProduct) => stated.get(product)?.match !== "match";
	// Then without the vendor's own words: `Illustra Pro Gen 4 Dome` is listed as `Pro Gen 4 Dome`.
	const names = isLed ? namesBefore(face, meant.filter(isMissed), catalogue) : [];
	const bare = bareName(model, names);
	const stripped = bare === "" || bare === model ? undefined : findHits(face, fitting.filter(isMissed), bare);
	// `Night Owl DVR 4216` is listed as `DVR4216`: the word for the kind is part of the name.
	const own = stripped === undefined ? "" : stripVendorWords(model, names);
	const withKind = own === "" || own === bare || own === model ? undefined : findHits(face, fitting.filter(isMissed), own);
	const glued = gluedHits(face, fitting.filter(isMissed), model, catalogue);
	const coded = codedHits(face, fitting.filter(isMissed), bare);
	const hits = fitting.flatMap((product) => {
		const found = [glued, coded, stated, withKind, stripped].map((some) => some?.get(product)).filter((hit) => hit !== undefined);
		const sure = found.find(({ match }) => match === "match");
		return sure ?? found.at(-1) ?? [];
	});
	if (hits.length === 0 || !isDoubtedModel(model)) return withoutOtherRemarks(hits, model);
	// A document that calls its product just so settles what the words in the cell mean: `Prima FlexAir` is no FlexAir of before.
	return hits.map((hit) => (isCalledSo(hit.product, model) ? hit : asDoubted(hit)));
}

/** Whether a document writes the name of its product as the cell does, remarks and order number in brackets included. */
function isCalledSo({ product, names }: CompiledProduct, model: string): boolean {
	const key = fold(model);
	return fold(product.name) === key || fold(product.fullName) === key || names.some(({ folded }) => folded === key);
}

/**
 * A remark in brackets is no part of a name, unless it is what tells two listed ones apart: of `7SA82 (CP100)` and `7SA82 (CP150)` a
 * device that states its own is that one alone.
 */
function withoutOtherRemarks(hits: readonly Hit[], model: string): Hit[] {
	if (hits.length < 2 || !model.includes("(")) return [...hits];
	const key = fold(model);
	const isSame = ({ product }: Hit) => product.names.some(({ folded }) => folded === key);
	if (!hits.some((hit) => hit.match === "match" && isSame(hit))) return [...hits];
	const base = compact(tidyModel(model));
	return hits.filter((hit) => isSame(hit) || !hit.product.names.some(({ name }) => compact(tidyModel(name.text)) === base));
}

/** `GVBX1500-E` is listed as `BX1500` under the prefix `GV-`: the same name, written without the dash. */
function gluedHits(
	face: Face,
	products: readonly CompiledProduct[],
	model: string,
	catalogue: Catalogue,
): ReadonlyMap<CompiledProduct, Hit> | undefined {
	const prefixes = products.length === 0 ? [] : face.vendors.flatMap((id) => catalogue.vendor(id)?.convention.prefixes ?? []);
	for (const rest of withoutGluedPrefix(model, prefixes)) {
		const hits = [...findHits(face, products, rest)].filter(([, { match, described }]) => match === "match" && !described);
		if (hits.length === 0) continue;
		const told = `"${model}" is read as ${rest} behind the maker's prefix without its dash`;
		const step = fromInventory("model", "model/glued-prefix", told, model);
		const read = (hit: Hit): Hit => ({ ...hit, confidence: weakest(hit.confidence, "medium"), because: [...hit.because, step] });
		return new Map(hits.map(([product, hit]) => [product, read(hit)]));
	}
	return undefined;
}

/** `RUGGEDCOM RX1512` is listed as `RUGGEDCOM ROX RX1512`: the code is the same, and every word before it stands in the listed name too. */
function codedHits(face: Face, products: readonly CompiledProduct[], model: string): ReadonlyMap<CompiledProduct, Hit> | undefined {
	const split = products.length === 0 ? undefined : splitAtCode(tidyModel(model));
	if (split === undefined) return undefined;
	const before = split.before.map(compact);
	const holds = ({ product: { fullName, vendor } }: CompiledProduct) => {
		const theirs = new Set(words(`${vendor} ${fullName.slice(0, MODEL_TEXT_LIMIT)}`));
		return before.every((word) => theirs.has(word));
	};
	const hits = [...findHits(face, products, split.code)].filter(
		([product, { match, described }]) => match === "match" && !described && holds(product),
	);
	if (hits.length === 0) return undefined;
	const told = `"${model}" is read as ${split.code}: the words before it stand in the listed name`;
	const step = fromInventory("model", "model/code-behind-words", told, model);
	const read = (hit: Hit): Hit => ({ ...hit, confidence: weakest(hit.confidence, "medium"), because: [...hit.because, step] });
	return new Map(hits.map(([product, hit]) => [product, read(hit)]));
}

/** One of two names that stand in the cell, or a doubted one, is listed: the device may be the other. */
function asDoubted(hit: Hit): Hit {
	const model = hit.face.model ?? "";
	const step = fromInventory("model", "model/several", `"${model}" does not say which one model the device is`, model);
	return { ...hit, match: "?", because: [...hit.because, step] };
}

/** Names that may stand before a device's model: those of its own vendors and of the products'. */
function namesBefore(face: Face, products: readonly CompiledProduct[], catalogue: Catalogue): readonly string[] {
	const ids = new Set([...face.vendors, ...products.flatMap((product) => product.vendors)]);
	const ofCatalogue = catalogueNames([...ids], catalogue);
	const written = new Set([face.vendor.replace(/^text:/, ""), ...products.map((product) => product.product.vendor)]);
	const titles = new Set(products.map((product) => product.advisory.advisory.title));
	return [...ofCatalogue, ...[...written].flatMap((text) => vendorNames(text, [])), ...[...titles].flatMap(productLine)];
}

const namesKept = new WeakMap<Catalogue, Map<string, readonly string[]>>();

/** Names of vendors as the catalogue has them; the same few sets of vendors are asked for over and over. */
function catalogueNames(ids: readonly VendorId[], catalogue: Catalogue): readonly string[] {
	const kept = namesKept.get(catalogue) ?? new Map<string, readonly string[]>();
	namesKept.set(catalogue, kept);
	// An id may be a stranger's text, with any sign in it.
	const key = JSON.stringify(ids);
	const names =
		kept.get(key) ??
		vendorNames(
			"",
			ids.map((id) => catalogue.vendor(id)).filter((vendor) => vendor !== undefined),
		);
	// Vendors of a document may be strangers' texts: bounded.
	if (kept.size < 10_000) kept.set(key, names);
	return names;
}

/** Whether a product carries a device's name, whoever is said to sell either. */
export function carriesName(product: CompiledProduct, model: string): boolean {
	const key = fold(model);
	return product.names.some(
		({ folded, pattern }) =>
			folded === key || (pattern !== undefined && pattern.prefix.length >= START && pattern.test(model).match === "match"),
	);
}

/** Tests one spelling of a model against products; names that several products share are tested once. */
function findHits(face: Face, products: readonly CompiledProduct[], model: string): ReadonlyMap<CompiledProduct, Hit> {
	const tested = new Map<ModelPattern | string, Tested>();
	const lookAlike = createLookAlikes(model);
	const test = ({ name, pattern, isTitle }: CompiledName): Tested => {
		const key = pattern ?? name.text;
		const held = tested.get(key) ?? (pattern === undefined ? describes(name.text, model) : testName(pattern, isTitle, model, lookAlike));
		tested.set(key, held);
		// `AXIS Camera Station` is no kind of device because `Camera Station` would be one.
		return held.rule === "model/category" && held.match === "?" && pattern?.text !== name.text && !isShape(pattern?.text ?? "")
			? NOT_NAMED
			: held;
	};
	const hits = new Map<CompiledProduct, Hit>();
	for (const product of products) {
		const hit = best(product, face, test);
		if (hit !== undefined) hits.set(product, hit);
	}
	return hits;
}

/** `Brickcom Bullet` is every bullet camera of that maker: the shape is all that the name says. */
function isShape(text: string): boolean {
	return /^(?:bullet|box|cube|dome|fisheye|ptz|turret)(?:\s(?:ip\s)?cameras?)?$/i.test(text.trim());
}

/**
 * A name that does not match is still open where only signs that people take for each other keep it from matching, or where it is the
 * title of a series and the device's name a code, which does not say of which series it is.
 */
function testName(
	pattern: ModelPattern,
	isTitle: boolean,
	model: string,
	lookAlike: (pattern: ModelPattern) => string | undefined,
): Tested {
	const tested = pattern.test(model);
	if (tested.match !== "no" || tested.rule === "model/listed-by-name") return tested;
	if (isTitle && /\d/.test(model.split(/\s/, 1)[0] ?? "") && !/series|family/i.test(model))
		return { match: "?", rule: "model/series-title", why: `whether ${model} is of the ${pattern.text} its name does not say` };
	const other = lookAlike(pattern);
	return other === undefined
		? tested
		: { match: "?", rule: "model/look-alike", why: `${model} may be a misreading of ${other}, which is a ${pattern.text}` };
}

function best(product: CompiledProduct, face: Face, test: (name: CompiledName) => Tested): Hit | undefined {
	let open: Hit | undefined;
	for (const named of product.names) {
		const tested = test(named);
		if (tested.match === "no") continue;
		const step = fromAdvisory("model", tested.rule, tested.why, product.advisory.advisory.id, named.name.pointer, named.name.text);
		const certain: Confidence = LOOSE.has(tested.rule) ? "medium" : "high";
		const hit: Hit = {
			product,
			face,
			match: tested.match,
			described: DESCRIPTIONS.has(tested.rule),
			confidence: weakest(face.confidence, certain),
			because: [...face.because, step],
		};
		if (tested.match === "match") return hit;
		open ??= hit;
	}
	return open;
}

/** Rules by which a description was tested. */
const DESCRIPTIONS: ReadonlySet<string> = new Set(["model/description", "model/description-open", "model/described", "model/category"]);

/** Rules of the model notation that take more than the document's own words say. */
const LOOSE: ReadonlySet<string> = new Set(["model/description", "model/described", "model/variant"]);

const NOT_NAMED: Tested = { match: "no", rule: "model/different", why: "another name" };

type Tested = { readonly match: "match" | "no" | "?"; readonly rule: string; readonly why: string };

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
	const own = new Set(words(model));
	// `VL Fixed Camera/NDI Fixed Camera`: NDI alone is no fixed camera.
	const telling = description
		.split(/[/,;]|\sand\s|\sor\s/i)
		.map((part) => words(part).filter((word) => !GENERIC_WORDS.has(word)))
		.find((part) => part.length > 0 && part.every((word) => own.has(word)));
	if (telling !== undefined) {
		const why = `${model} carries the words that the description turns on: ${telling.join(" ")}`;
		return { match: "match", rule: "model/description", why };
	}
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

/** Whether a firmware text is an image name that may carry a platform tag (`IPC_G3_EN_STD_5.5.160_210416`): few are. */
export function hasPlatformTag(firmware: string | undefined): boolean {
	return firmware !== undefined && /[A-Z]_[A-Z]\d/i.test(firmware);
}

/** Hits by a firmware platform tag that stands in the device's own firmware text. */
export function platformHits(face: Face, firmware: string | undefined, products: readonly CompiledProduct[]): Hit[] {
	if (firmware === undefined) return [];
	const text = firmware.toUpperCase();
	return products
		.filter((product) => product.platform !== undefined && hasTag(text, product.platform) && sameVendor(face, product))
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
			return {
				product,
				face,
				match: "match" as const,
				described: false,
				confidence: weakest(face.confidence, "medium"),
				because: [...face.because, step],
			};
		});
}

function hasTag(text: string, platform: string): boolean {
	const [family = "", board = ""] = platform.split("_");
	return new RegExp(`\\b${family}[A-Z]{0,3}_${board}(?![A-Z0-9])`).test(text.replaceAll("_EN_", " ").replaceAll("_STD", " "));
}
