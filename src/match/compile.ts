/** Advisories made ready to match: vendors resolved, model names compiled, schemes chosen; once per set of documents. */
import type { Advisory, ModelName, Product } from "../advisory/document.ts";
import { documentKey } from "../advisory/document-key.ts";
import { currentOf, instantOf } from "../advisory/revision-order.ts";
import type { Catalogue } from "../catalog/catalogue.ts";
import type { FirmwareScheme } from "../catalog/firmware/scheme.ts";
import { withoutKindBetween } from "../catalog/model/category.ts";
import { compileModelPattern } from "../catalog/model/compile.ts";
import type { ModelPattern } from "../catalog/model/pattern.ts";
import { withoutGluedPrefix } from "../catalog/model/tidy.ts";
import type { Vendor, VendorId } from "../catalog/vendor.ts";
import { toLatinLookAlikes } from "../core/look-alike.ts";
import { addTo } from "../core/multi-map.ts";
import { fold } from "../core/text.ts";
import { indexProducts, type ProductIndex } from "./product-index.ts";
import {
	bareName,
	fromCode,
	isKindTitle,
	isSeriesTitle,
	productLine,
	roundSeries,
	vendorNames,
	vendorsOf,
	withoutFirstWord,
} from "./product-name.ts";

/** A model name of a document with its pattern; no pattern where the name is a description (`IP cameras and DVRs`). */
export interface CompiledName {
	readonly name: ModelName;
	/** The name's text, folded. */
	readonly folded: string;
	readonly pattern: ModelPattern | undefined;
	/** The title of a series, with which its models need not begin. */
	readonly isTitle: boolean;
}

/** A product ready to be matched. */
export interface CompiledProduct {
	readonly advisory: CompiledAdvisory;
	readonly product: Product;
	/** Vendors that the vendor branch names. */
	readonly vendors: readonly VendorId[];
	/** The same, and those that they are part of. */
	readonly owners: readonly VendorId[];
	readonly names: readonly CompiledName[];
	readonly schemes: readonly FirmwareScheme[];
	/** Products of one group carry the same name: affected range, fixed range, what lies above. */
	readonly group: string;
	/** The source that a product of our own catalogue names in brackets, where several stand side by side. */
	readonly source: string;
	/** `IPC_G3` where the product is a firmware platform, recognised in the device's firmware text. */
	readonly platform: string | undefined;
}

/** An advisory with its compiled products. */
export interface CompiledAdvisory {
	readonly advisory: Advisory;
	readonly products: CompiledProduct[];
	/** Its place among the documents of its library. */
	readonly place: number;
	/** All vendors of its products. */
	readonly vendors: ReadonlySet<VendorId>;
	/** The same, and those that they are part of. */
	readonly meant: ReadonlySet<VendorId>;
}

/** All documents looked at, with the indexes that keep matching linear in identities. */
export interface Library {
	readonly advisories: readonly CompiledAdvisory[];
	/** Advisories by id; an id is unique for its publisher only. */
	readonly byId: ReadonlyMap<string, readonly CompiledAdvisory[]>;
	/** Advisories by each vendor that may be meant: the named one and what owns it. */
	readonly byVendor: ReadonlyMap<VendorId, readonly CompiledAdvisory[]>;
	/** Products by the folded text of a literal model name, for devices whose maker nobody knows. */
	readonly byLiteral: ReadonlyMap<string, readonly CompiledProduct[]>;
	/** Products by any of their names, folded. */
	readonly byName: ReadonlyMap<string, readonly CompiledProduct[]>;
	/** Products by the beginnings of their names. */
	readonly index: ProductIndex<CompiledProduct>;
	/** All that may stand in front of a model. */
	readonly namesInFront: ReadonlySet<string>;
	/** Advisories with products recognised by a platform tag in the firmware text. */
	readonly platformAdvisories: readonly CompiledAdvisory[];
	/** Advisories by the CVEs they treat. */
	readonly byCve: ReadonlyMap<string, readonly CompiledAdvisory[]>;
	readonly statements: number;
}

/** Names with fewer characters before a wildcard say too little without their vendor. */
export const START = 4;

/**
 * A product name that describes rather than names: matched by what it says, never as a model. One box (`Camera`) describes only where
 * a condition follows: `AXIS Camera Station Pro` and `victor Video Management System` are names.
 */
const DESCRIPTIVE =
	/\b(?:unnamed models|all models|cameras|recorders|dvrs|nvrs|devices|products|systems|encoders|series of)\b|\b(?:camera|recorder|dvr|nvr|device|product|system|encoder)\s(?:and|or|with|using|whose|for|of|that|web|firmware|software|interface)\b/i;

/**
 * Compiles a set of advisories. Of several revisions of the same publisher and id the current one counts: an id is unique for
 * its publisher only (CSAF 2.0 section 3.2.1.12.4), and a stranger's document must not push out another's.
 */
export function compileLibrary(advisories: readonly Advisory[], catalogue: Catalogue): Library {
	const compiled = currentAdvisories(advisories).map((advisory, place) => compileAdvisory(advisory, place, catalogue));
	const byCve = new Map<string, CompiledAdvisory[]>();
	const byVendor = new Map<VendorId, CompiledAdvisory[]>();
	let statements = 0;
	for (const entry of compiled) {
		for (const vendor of entry.meant) addTo(byVendor, vendor, entry);
		for (const vulnerability of entry.advisory.vulnerabilities) {
			statements += vulnerability.status.size;
			if (vulnerability.cve !== undefined) addTo(byCve, vulnerability.cve, entry);
		}
	}
	return {
		advisories: compiled,
		byId: Map.groupBy(compiled, (entry) => entry.advisory.id),
		byCve,
		byVendor,
		statements,
		platformAdvisories: compiled.filter((entry) => entry.products.some((product) => product.platform !== undefined)),
		...indexNames(compiled, catalogue),
	};
}

/** Of each document the current revision, in the order in which documents were first named. */
function currentAdvisories(advisories: readonly Advisory[]): readonly Advisory[] {
	const revisions = Map.groupBy(advisories, documentKey);
	return [...revisions.values()].flatMap((group) => {
		const dated = group.map((advisory) => ({ advisory, version: advisory.revision, releasedAt: instantOf(advisory.currentReleaseDate) }));
		return currentOf(dated)?.advisory ?? [];
	});
}

function indexNames(
	compiled: readonly CompiledAdvisory[],
	catalogue: Catalogue,
): Pick<Library, "byLiteral" | "byName" | "index" | "namesInFront"> {
	const byLiteral = new Map<string, CompiledProduct[]>();
	const byName = new Map<string, CompiledProduct[]>();
	const products = compiled.flatMap((entry) => entry.products);
	for (const product of products) {
		for (const { name, folded, pattern } of product.names) {
			addTo(byName, folded, product);
			if (pattern?.literal === true) addTo(byLiteral, fold(toLatinLookAlikes(name.text)), product);
		}
	}
	const names = namesInFront(compiled, catalogue);
	return { byLiteral, byName, index: indexProducts(products, names), namesInFront: names };
}

/** All that may stand in front of a model: names and prefixes of the vendors that documents speak of, and product lines in titles. */
function namesInFront(compiled: readonly CompiledAdvisory[], catalogue: Catalogue): ReadonlySet<string> {
	const names = new Set<string>();
	const add = (texts: readonly string[]) => {
		for (const text of texts) names.add(text);
	};
	for (const entry of compiled) {
		add(productLine(entry.advisory.title));
		for (const written of new Set(entry.products.map(({ product }) => product.vendor))) add(vendorNames(written, []));
	}
	for (const id of new Set(compiled.flatMap((entry) => [...entry.vendors]))) {
		const vendor = catalogue.vendor(id);
		if (vendor !== undefined) add([...vendorNames("", [vendor]), ...vendor.convention.prefixes]);
	}
	return names;
}

function compileAdvisory(advisory: Advisory, place: number, catalogue: Catalogue): CompiledAdvisory {
	const read = advisory.products.map((product) => readNames(product, catalogue));
	const named = new Set(read.flatMap(({ vendors }) => idsOf(vendors, catalogue)));
	const meant = new Set([...named].flatMap((id) => catalogue.withParents(id)));
	const compiled: CompiledAdvisory = { advisory, products: [], place, vendors: named, meant };
	const siblings = [...new Set(read.flatMap(({ names }) => names.map(({ text }) => text)))];
	const patterns = new Map<string, ModelPattern | undefined>();
	for (const { product, vendors, names } of read) {
		const convention = vendors[0]?.convention ?? { prefixes: [], innerX: "literal", trailingX: "any", lowerX: "one" };
		const patternOf = (text: string, slot: ModelName["slot"]): ModelPattern | undefined => {
			const notation = slot === "model_number" ? "csaf" : "vendor";
			const key = `${vendors[0]?.id ?? ""}\u0000${notation}\u0000${text}`;
			if (!patterns.has(key)) {
				const result = compileModelPattern(text, { notation, convention, siblings });
				patterns.set(key, result.ok ? result.value : undefined);
			}
			return patterns.get(key);
		};
		const specific = names.filter(({ text }) => !isDescription(text));
		const used = specific.length > 0 ? specific : names;
		const onlyTitles = used.every(({ text }) => isSeriesTitle(text) || isKindTitle(text));
		const { source, group, platform } = tags(product);
		const ids = idsOf(vendors, catalogue);
		const parents = ids.flatMap((vendor) => catalogue.withParents(vendor));
		compiled.products.push({
			advisory: compiled,
			product,
			vendors: ids,
			owners: [...new Set(parents)],
			names: used.map(({ name, text }) => ({
				name,
				folded: fold(name.text),
				pattern: isDescription(text) ? undefined : patternOf(text, name.slot),
				isTitle: onlyTitles,
			})),
			schemes: distinct(parents.flatMap((vendor) => catalogue.schemesOf(vendor))),
			group,
			source,
			platform,
		});
	}
	return compiled;
}

/**
 * Ids of the vendors that a document names; of a firm of two words or more that the catalogue does not know also its first and its last
 * word, by which an owner may call it: `Acme` and `Doorworks` of `Acme Doorworks`.
 */
function idsOf(vendors: readonly Vendor[], catalogue: Catalogue): readonly VendorId[] {
	const ids = vendors.map(({ id }) => id);
	const halves = ids.flatMap((id) => {
		const words = id.startsWith("text:") ? id.slice(5).split(" ") : [];
		return words.length < 2 ? [] : [words[0] ?? "", words.at(-1) ?? ""];
	});
	const strangers = halves.filter((word) => word.length >= 3).flatMap((word) => catalogue.findVendors(word));
	const inOneWord = ids.filter((id) => id.startsWith("text:") && id.includes(" ")).map((id) => id.replaceAll(" ", ""));
	return [...new Set([...ids, ...inOneWord, ...strangers.filter(({ id }) => id.startsWith("text:")).map(({ id }) => id)])];
}

interface ReadNames {
	readonly product: Product;
	readonly vendors: readonly Vendor[];
	/** Each name as it is to be read; one with its vendor or kind in front a second time without. */
	readonly names: readonly { readonly name: ModelName; readonly text: string }[];
}

function readNames(product: Product, catalogue: Catalogue): ReadNames {
	const vendors = vendorsOf(product, catalogue);
	const before = vendorNames(product.vendor, vendors);
	const names = product.models.flatMap((name) => {
		const text = toLatinLookAlikes(name.text);
		const bare = name.slot === "model_number" ? text : bareName(text, before);
		const codes = name.slot === "model_number" ? [] : fromCode(bare);
		const glued = name.slot === "model_number" ? [] : withoutGluedPrefix(bare, vendors[0]?.convention.prefixes ?? []);
		const plain = name.slot === "model_number" ? undefined : withoutKindBetween(bare);
		const shorter = name.slot === "model_number" ? [] : [withoutFirstWord(bare), roundSeries(bare)];
		const further = [bare === text ? undefined : bare, ...codes, plain, ...glued, ...shorter].filter((one) => one !== undefined);
		return [text, ...further].map((one) => ({ name, text: one }));
	});
	return { product, vendors, names };
}

/** What runs on many models of a maker: `AXIS OS 11`, Bosch's platform `CPP14`. Whether a model has it, its name does not say. */
const PLATFORM_SOFTWARE = /^(?:axis\sos|cpp-?(?:enc|\d{1,2}(?:\.\d)?))(?:\s|$)/i;

/**
 * True for `Digital Video Recorders and IP Cameras` and for the software of a platform, false for anything else with a digit in a word:
 * that names a model.
 */
export function isDescription(text: string): boolean {
	if (PLATFORM_SOFTWARE.test(text)) return true;
	const words = text.split(/\s+/);
	return words.length >= 2 && DESCRIPTIVE.test(text) && !words.some((word) => /\d/.test(word));
}

/** Reads ` [source: nvd]` and `firmware platform IPC_G3` from a product of our own catalogue. */
function tags(product: Product): { source: string; group: string; platform: string | undefined } {
	const source = /\[source: ([a-z0-9-]{1,40})\]\s*$/.exec(product.fullName)?.[1] ?? "";
	const platform = /firmware platform ([A-Z][A-Z0-9_]{1,20})\b/.exec(product.fullName)?.[1];
	return { source, group: `${fold(product.vendor)}\u0000${fold(product.name)}`, platform };
}

/** Schemes without repeats, `generic` last. */
export function distinct(schemes: readonly FirmwareScheme[]): readonly FirmwareScheme[] {
	const unique = [...new Map(schemes.map((scheme) => [scheme.id, scheme])).values()];
	return [...unique.filter((scheme) => scheme.id !== "generic"), ...unique.filter((scheme) => scheme.id === "generic")];
}
