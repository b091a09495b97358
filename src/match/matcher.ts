/** What judging works with: documents, catalogue, and the memory that keeps repeated work out of it. */

import type { Product, Vulnerability } from "../advisory/document.ts";
import { findStrayFix, fixesFor } from "../advisory/fixes-for.ts";
import type { FixClaim } from "../advisory/range/expression.ts";
import type { Catalogue } from "../catalog/catalogue.ts";
import type { FirmwareScheme, FirmwareVersion } from "../catalog/firmware/scheme.ts";
import { type CompiledAdvisory, type CompiledProduct, distinct, type Library } from "./compile.ts";
import type { Face } from "./face.ts";
import type { ReadBound } from "./firmware.ts";
import type { Identity } from "./identity.ts";
import { findLeftOpen, type OpenSentence } from "./left-open.ts";
import type { LikenessOf } from "./likeness.ts";
import { createNamings, type Naming } from "./naming.ts";

/** One for a set of documents; it keeps what it has worked out. */
export interface Matcher {
	readonly library: Library;
	readonly catalogue: Catalogue;
	named(identity: Identity): Naming;
	/** Documents on a hole of which a further source lists more models than they do. */
	readonly listedFurther: readonly CompiledAdvisory[];
	/** Schemes that may read a device of this face beside this product, in the order to try. */
	schemesFor(product: CompiledProduct, face: Face): readonly FirmwareScheme[];
	/** A version of a document, read by a scheme; `undefined` where it is none of that scheme's. */
	readBound: ReadBound;
	/** Fixes stated for a product under a vulnerability, unless the document says that the hole was not closed. */
	fixes(entry: CompiledAdvisory, vulnerability: Vulnerability, product: Product): readonly FixClaim[];
	leftOpen(entry: CompiledAdvisory, vulnerability: Vulnerability): OpenSentence | undefined;
	/** A fix that may be the product's: its sentence names nothing that the document lists. */
	strayFix(entry: CompiledAdvisory, vulnerability: Vulnerability, product: Product): FixClaim | undefined;
}

/** Prepares a set of documents for judging many devices. */
export function createMatcher(library: Library, catalogue: Catalogue, find?: LikenessOf): Matcher {
	const schemes = new Map<CompiledProduct, Map<string, readonly FirmwareScheme[]>>();
	const lists = new Map<string, readonly FirmwareScheme[]>();
	const open = new Map<Vulnerability, OpenSentence | undefined>();
	const fixes = new Map<Vulnerability, Map<Product, readonly FixClaim[]>>();
	const stray = new Map<Vulnerability, Map<Product, FixClaim | undefined>>();
	const leftOpen: Matcher["leftOpen"] = (entry, vulnerability) => {
		if (!open.has(vulnerability)) open.set(vulnerability, findLeftOpen(vulnerability, entry.advisory));
		return open.get(vulnerability);
	};
	return {
		library,
		catalogue,
		named: createNamings(library, catalogue, find),
		listedFurther: library.advisories.filter(({ advisory }) =>
			advisory.vulnerabilities.some(({ cve }) => cve !== undefined && catalogue.listings(cve).length > 0),
		),
		readBound: createBoundReader(),
		leftOpen,
		strayFix(entry, vulnerability, product) {
			const byProduct = stray.get(vulnerability) ?? new Map<Product, FixClaim | undefined>();
			stray.set(vulnerability, byProduct);
			if (!byProduct.has(product)) byProduct.set(product, findStrayFix(vulnerability, product, entry.advisory.products));
			return byProduct.get(product);
		},
		schemesFor(product, face) {
			const byFace = schemes.get(product) ?? new Map<string, readonly FirmwareScheme[]>();
			schemes.set(product, byFace);
			const held = byFace.get(face.vendor);
			if (held !== undefined) return held;
			const found = distinct([...product.schemes, ...face.vendors.flatMap((vendor) => catalogue.schemesOf(vendor))]);
			// One list for all that are read alike: a device's firmware is read once for each list.
			const key = found.map((scheme) => scheme.id).join();
			const made = lists.get(key) ?? found;
			lists.set(key, made);
			byFace.set(face.vendor, made);
			return made;
		},
		fixes(entry, vulnerability, product) {
			const byProduct = fixes.get(vulnerability) ?? new Map<Product, readonly FixClaim[]>();
			fixes.set(vulnerability, byProduct);
			const held = byProduct.get(product);
			if (held !== undefined) return held;
			const made = leftOpen(entry, vulnerability) === undefined ? fixesFor(vulnerability, product) : [];
			byProduct.set(product, made);
			return made;
		},
	};
}

/** Documents have few versions and are asked of all devices: each is read once by each scheme. */
export function createBoundReader(): ReadBound {
	const byScheme = new Map<FirmwareScheme, Map<string, FirmwareVersion | undefined>>();
	return (scheme, text) => {
		let read = byScheme.get(scheme);
		if (read === undefined) {
			read = new Map();
			byScheme.set(scheme, read);
		}
		if (!read.has(text)) {
			const parsed = scheme.parse(text);
			read.set(text, parsed.ok ? parsed.value : undefined);
		}
		return read.get(text);
	};
}
