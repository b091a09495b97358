/**
 * What a model name is in the documents, whatever firmware runs on it: computed once for each distinct brand, maker and model.
 *
 * A fleet has thousands of identities and hundreds of models; the names are the dear part of matching.
 */
import type { Catalogue } from "../catalog/catalogue.ts";
import { compact, tidyModel } from "../catalog/model/tidy.ts";
import { fold } from "../core/text.ts";
import { type CompiledAdvisory, type CompiledProduct, type Library, START } from "./compile.ts";
import { type Face, type Faces, facesOf } from "./face.ts";
import { carriesName, type Hit, hitsOf, sameVendor } from "./hit.ts";
import type { Identity } from "./identity.ts";

/** The faces of a model, and what each document has for them. */
export interface Likeness {
	readonly faces: Faces;
	/** The documents that may speak of it: those of its vendors. */
	readonly entries: readonly EntryLikeness[];
	/** The same for any document, also one of another vendor. */
	inEntry(entry: CompiledAdvisory): EntryLikeness;
}

/** A document beside a model. */
export interface EntryLikeness {
	readonly entry: CompiledAdvisory;
	/** Products that are, or may be, the model. */
	readonly hits: readonly Hit[];
	/** Faces whose vendor the document names. */
	readonly speaksOf: readonly Face[];
}

/** Models kept at a time; a fleet with more begins anew. */
const MOST_KEPT = 20_000;

/** Gives likenesses, each computed once. */
export function createLikenesses(library: Library, catalogue: Catalogue): (identity: Identity) => Likeness {
	const kept = new Map<string, Likeness>();
	return (identity) => {
		const key = [identity.brand, identity.maker, identity.model, identity.oemMap?.manufacturer, identity.oemMap?.model]
			.map((text) => text ?? "")
			.join("\u0000");
		const held = kept.get(key);
		if (held !== undefined) return held;
		if (kept.size >= MOST_KEPT) kept.clear();
		const made = likenessOf(identity, library, catalogue);
		kept.set(key, made);
		return made;
	};
}

function likenessOf(identity: Identity, library: Library, catalogue: Catalogue): Likeness {
	const faces = facesOf(identity, catalogue);
	const candidates = candidateProducts(faces, identity, library);
	const byEntry = new Map<CompiledAdvisory, EntryLikeness>();
	const inEntry = (entry: CompiledAdvisory): EntryLikeness => {
		const held = byEntry.get(entry);
		if (held !== undefined) return held;
		const made = entryLikeness(faces, entry, candidates.get(entry) ?? [], catalogue);
		byEntry.set(entry, made);
		return made;
	};
	return { faces, entries: [...candidates.keys()].map(inEntry), inEntry };
}

function entryLikeness(faces: Faces, entry: CompiledAdvisory, products: readonly CompiledProduct[], catalogue: Catalogue): EntryLikeness {
	return {
		entry,
		hits: faces.faces.flatMap((face) => hitsOf(face, products, catalogue)),
		speaksOf: faces.faces.filter((face) => products.some((product) => sameVendor(face, product.vendors, catalogue))),
	};
}

/** Products of the vendors that a device may be of, and those of anybody that carry its name, by document. */
function candidateProducts(faces: Faces, identity: Identity, library: Library): ReadonlyMap<CompiledAdvisory, readonly CompiledProduct[]> {
	const products = new Set(faces.faces.flatMap((face) => face.vendors).flatMap((vendor) => library.byVendor.get(vendor) ?? []));
	for (const product of namesakes(identity, library)) products.add(product);
	const found = new Map<CompiledAdvisory, CompiledProduct[]>();
	for (const product of products) {
		const list = found.get(product.advisory);
		if (list === undefined) found.set(product.advisory, [product]);
		else list.push(product);
	}
	return found;
}

/** Products whose name the device carries although another vendor, or none, is named; those that name none also behind the brand. */
function namesakes({ brand, model }: Identity, library: Library): readonly CompiledProduct[] {
	if (model === undefined) return [];
	const whole = brand === undefined ? model : `${brand} ${model}`;
	const key = compact(tidyModel(whole));
	const starts = new Set(Array.from({ length: Math.max(0, key.length - START + 1) }, (_, at) => key.slice(at, at + START)));
	const near = new Set([...starts].flatMap((start) => library.byStart.get(start) ?? []));
	return [
		...(library.byLiteral.get(fold(model)) ?? []),
		...[...near].filter((product) => carriesName(product, model) || (product.vendors.length === 0 && carriesName(product, whole))),
	];
}
