/** Advisories made ready to match: vendors resolved, model names compiled, schemes chosen; once per set of documents. */
import type { Advisory, ModelName, Product } from "../advisory/document.ts";
import type { Catalogue } from "../catalog/catalogue.ts";
import type { FirmwareScheme } from "../catalog/firmware/scheme.ts";
import { compileModelPattern } from "../catalog/model/compile.ts";
import type { ModelPattern } from "../catalog/model/pattern.ts";
import type { VendorId } from "../catalog/vendor.ts";
import { toLatinLookAlikes } from "../core/look-alike.ts";
import { addTo } from "../core/multi-map.ts";
import { fold } from "../core/text.ts";

/** A model name of a document with its pattern; no pattern where the name is a description (`IP cameras and DVRs`). */
export interface CompiledName {
	readonly name: ModelName;
	readonly pattern: ModelPattern | undefined;
}

/** A product ready to be matched. */
export interface CompiledProduct {
	readonly advisory: CompiledAdvisory;
	readonly product: Product;
	/** Vendors that the vendor branch names. */
	readonly vendors: readonly VendorId[];
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
}

/** All documents looked at, with the indexes that keep matching linear in identities. */
export interface Library {
	readonly advisories: readonly CompiledAdvisory[];
	/** Advisories by id; an id is unique for its publisher only. */
	readonly byId: ReadonlyMap<string, readonly CompiledAdvisory[]>;
	/** Products by each vendor that may be meant: the named one and what is part of it or owns it. */
	readonly byVendor: ReadonlyMap<VendorId, readonly CompiledProduct[]>;
	/** Products by the folded text of a literal model name, for devices whose maker nobody knows. */
	readonly byLiteral: ReadonlyMap<string, readonly CompiledProduct[]>;
	/** Products recognised by a platform tag in the firmware text. */
	readonly platformProducts: readonly CompiledProduct[];
	/** Advisories by the CVEs they treat. */
	readonly byCve: ReadonlyMap<string, readonly CompiledAdvisory[]>;
	readonly statements: number;
}

/** A product name that describes rather than names: matched by what it says, never as a model. */
const DESCRIPTIVE = /\b(cameras?|recorders?|dvrs?|nvrs?|devices?|products?|systems?|encoders?|series of)\b/i;

/**
 * Compiles a set of advisories. Later documents of the same publisher and id replace earlier ones (a revision): an id is unique for
 * its publisher only (CSAF 2.0 section 3.2.1.12.4), and a stranger's document must not push out another's.
 */
export function compileLibrary(advisories: readonly Advisory[], catalogue: Catalogue): Library {
	const latest = new Map<string, Advisory>();
	for (const advisory of advisories) {
		const key = `${fold(advisory.publisher)}\u0000${advisory.id}`;
		const held = latest.get(key);
		if (held === undefined || held.currentReleaseDate <= advisory.currentReleaseDate) latest.set(key, advisory);
	}
	const compiled = [...latest.values()].map((advisory) => compileAdvisory(advisory, catalogue));
	const byCve = new Map<string, CompiledAdvisory[]>();
	let statements = 0;
	for (const entry of compiled) {
		for (const vulnerability of entry.advisory.vulnerabilities) {
			statements += vulnerability.status.size;
			if (vulnerability.cve !== undefined) addTo(byCve, vulnerability.cve, entry);
		}
	}
	const byId = Map.groupBy(compiled, (entry) => entry.advisory.id);
	return { advisories: compiled, byId, byCve, statements, ...indexProducts(compiled, catalogue) };
}

function indexProducts(
	compiled: readonly CompiledAdvisory[],
	catalogue: Catalogue,
): Pick<Library, "byVendor" | "byLiteral" | "platformProducts"> {
	const byVendor = new Map<VendorId, CompiledProduct[]>();
	const byLiteral = new Map<string, CompiledProduct[]>();
	for (const product of compiled.flatMap((entry) => entry.products)) {
		for (const vendor of new Set(product.vendors.flatMap((id) => catalogue.withParents(id)))) addTo(byVendor, vendor, product);
		for (const { name, pattern } of product.names)
			if (pattern?.literal === true) addTo(byLiteral, fold(toLatinLookAlikes(name.text)), product);
	}
	return {
		byVendor,
		byLiteral,
		platformProducts: compiled.flatMap((entry) => entry.products).filter((product) => product.platform !== undefined),
	};
}

function compileAdvisory(advisory: Advisory, catalogue: Catalogue): CompiledAdvisory {
	const compiled: CompiledAdvisory = { advisory, products: [] };
	const siblings = [...new Set(advisory.products.flatMap((product) => product.models.map((model) => toLatinLookAlikes(model.text))))];
	const patterns = new Map<string, ModelPattern | undefined>();
	for (const product of advisory.products) {
		const vendors = catalogue.findVendors(product.vendor);
		const convention = vendors[0]?.convention ?? { prefixes: [], innerX: "literal", trailingX: "any", lowerX: "one" };
		const pattern = (name: ModelName): ModelPattern | undefined => {
			const notation = name.slot === "model_number" ? "csaf" : "vendor";
			const key = `${vendors[0]?.id ?? ""}\u0000${notation}\u0000${name.text}`;
			if (!patterns.has(key)) {
				const result = compileModelPattern(toLatinLookAlikes(name.text), { notation, convention, siblings });
				patterns.set(key, result.ok ? result.value : undefined);
			}
			return patterns.get(key);
		};
		const specific = product.models.filter((name) => !isDescription(name.text));
		const used = specific.length > 0 ? specific : product.models;
		const { source, group, platform } = tags(product);
		const parents = vendors.flatMap((vendor) => catalogue.withParents(vendor.id));
		compiled.products.push({
			advisory: compiled,
			product,
			vendors: vendors.map((vendor) => vendor.id),
			names: used.map((name) => ({ name, pattern: isDescription(name.text) ? undefined : pattern(name) })),
			schemes: distinct(parents.flatMap((vendor) => catalogue.schemesOf(vendor))),
			group,
			source,
			platform,
		});
	}
	return compiled;
}

/** True for `Digital Video Recorders and IP Cameras`, false for anything with a digit in a word: that names a model. */
export function isDescription(text: string): boolean {
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
