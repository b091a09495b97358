/** What judging works with: documents, catalogue, and the memory that keeps repeated work out of it. */

import type { Product, Vulnerability } from "../advisory/document.ts";
import { findStrayFix, fixesFor } from "../advisory/fixes-for.ts";
import type { FixClaim } from "../advisory/range/expression.ts";
import type { Catalogue } from "../catalog/catalogue.ts";
import type { FirmwareScheme } from "../catalog/firmware/scheme.ts";
import { type CompiledAdvisory, type CompiledProduct, distinct, type Library } from "./compile.ts";
import type { Face, Faces } from "./face.ts";
import { createReader, type VersionReader } from "./firmware.ts";
import type { Identity } from "./identity.ts";
import { findLeftOpen, type OpenSentence } from "./left-open.ts";
import type { Likeness, LikenessOf } from "./likeness.ts";
import { createNamings, type Naming } from "./naming.ts";
import { createSignalled, type Signalled } from "./signalled.ts";

/** One for a set of documents; it keeps what it has worked out. */
export interface Matcher {
	readonly library: Library;
	readonly catalogue: Catalogue;
	named(identity: Identity): Naming;
	/** What the signals of an identity add to its likeness; `undefined` where it shows none. */
	signalled(identity: Identity, likeness: Likeness): Signalled | undefined;
	/** A build after this day (`20271124`) is a mistake of writing, or the catalogue is too old to judge it. */
	readonly latestBuild: number;
	/** Documents on a hole of which a further source lists more models than they do. */
	readonly listedFurther: readonly CompiledAdvisory[];
	/** What reads the firmware of a device of this face beside this product; one reader for all that are read alike. */
	readerFor(product: CompiledProduct, face: Face): VersionReader;
	/** What reads the versions stated for a device of these faces. */
	readerOf(faces: Faces): VersionReader;
	/** Fixes stated for a product under a vulnerability, unless the document says that the hole was not closed. */
	fixes(entry: CompiledAdvisory, vulnerability: Vulnerability, product: Product): readonly FixClaim[];
	leftOpen(entry: CompiledAdvisory, vulnerability: Vulnerability): OpenSentence | undefined;
	/** A fix that may be the product's: its sentence names nothing that the document lists. */
	strayFix(entry: CompiledAdvisory, vulnerability: Vulnerability, product: Product): FixClaim | undefined;
}

/** Prepares a set of documents for judging many devices. */
export function createMatcher(library: Library, catalogue: Catalogue, find?: LikenessOf): Matcher {
	const readers = new Map<CompiledProduct, Map<string, VersionReader>>();
	const readersOf = new WeakMap<Faces, VersionReader>();
	const bySchemes = new Map<string, VersionReader>();
	const toReader = (schemes: readonly FirmwareScheme[]): VersionReader => {
		const list = distinct(schemes);
		const key = list.map((scheme) => scheme.id).join();
		const reader = bySchemes.get(key) ?? createReader(list);
		bySchemes.set(key, reader);
		return reader;
	};
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
		latestBuild: Number(catalogue.date.slice(0, 10).replaceAll("-", "")) + 20_000,
		named: createNamings(library, catalogue, find),
		signalled: createSignalled(library, catalogue),
		listedFurther: library.advisories.filter(({ advisory }) =>
			advisory.vulnerabilities.some(({ cve }) => cve !== undefined && catalogue.listings(cve).length > 0),
		),
		leftOpen,
		strayFix(entry, vulnerability, product) {
			const byProduct = stray.get(vulnerability) ?? new Map<Product, FixClaim | undefined>();
			stray.set(vulnerability, byProduct);
			if (!byProduct.has(product)) byProduct.set(product, findStrayFix(vulnerability, product, entry.advisory.products));
			return byProduct.get(product);
		},
		readerFor(product, face) {
			const byFace = readers.get(product) ?? new Map<string, VersionReader>();
			readers.set(product, byFace);
			const held = byFace.get(face.vendor);
			if (held !== undefined) return held;
			const made = toReader([...product.schemes, ...face.vendors.flatMap((vendor) => catalogue.schemesOf(vendor))]);
			byFace.set(face.vendor, made);
			return made;
		},
		readerOf(faces) {
			const held = readersOf.get(faces);
			if (held !== undefined) return held;
			const made = toReader(faces.faces.flatMap((face) => face.vendors.flatMap((vendor) => catalogue.schemesOf(vendor))));
			readersOf.set(faces, made);
			return made;
		},
		fixes(entry, vulnerability, product) {
			const byProduct = fixes.get(vulnerability) ?? new Map<Product, readonly FixClaim[]>();
			fixes.set(vulnerability, byProduct);
			const held = byProduct.get(product);
			if (held !== undefined) return held;
			const made = leftOpen(entry, vulnerability) === undefined ? fixesFor(vulnerability, product, entry.advisory.products) : [];
			byProduct.set(product, made);
			return made;
		},
	};
}
