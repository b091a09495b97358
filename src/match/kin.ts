/** Which documents list a name of the same vendor that shares words with a model's: found by words, not by looking at all products. */
import type { VendorId } from "../catalog/vendor.ts";
import { addTo } from "../core/multi-map.ts";
import { fold } from "../core/text.ts";
import { type CompiledAdvisory, type CompiledProduct, type Library, START } from "./compile.ts";
import { otherBoxOf, sharedNameOf, textsAbout, wordsOfVendor } from "./doubt.ts";
import type { Face, Faces } from "./face.ts";
import { carriesName, sameVendor } from "./hit.ts";
import { keysOfListed, keysOfModel, keysOfText } from "./shared-name.ts";

/** Products by vendor and key; of those that a document lists under the same names one stands for all. */
type KinIndex = ReadonlyMap<VendorId, ReadonlyMap<string, readonly CompiledProduct[]>>;

const indexes = new WeakMap<Library, KinIndex>();

/** Vendors under which a product is looked for. */
export function kinVendors({ owners, vendors }: CompiledProduct): ReadonlySet<VendorId> {
	return new Set([...owners, ...vendors]);
}

/** The keys of all names of a product. */
export function kinKeys(product: CompiledProduct): ReadonlySet<string> {
	const { vendor, name, models } = product.product;
	const vendorWords = wordsOfVendor(vendor);
	const listed = [name, ...models.map(({ text }) => text)].flatMap((one) => keysOfListed(one, vendorWords));
	return new Set([...listed, ...textsAbout(product).flatMap(({ plain }) => keysOfText(plain, vendorWords))]);
}

/** Documents of which `kinDoubt` holds for one of these faces. */
export function kinEntries({ faces }: Faces, library: Library): ReadonlySet<CompiledAdvisory> {
	const index = indexes.get(library) ?? indexLibrary(library);
	indexes.set(library, index);
	const found = new Set<CompiledAdvisory>();
	for (const face of faces) {
		const { model } = face;
		if (model === undefined) continue;
		for (const product of candidates(model, face, index)) {
			if (!found.has(product.advisory) && sameVendor(face, product) && sharedNameOf(model, product) !== undefined)
				found.add(product.advisory);
		}
		const twin = otherBoxOf(model);
		if (twin === undefined) continue;
		for (const product of [...library.index.within(twin, START), ...(library.byName.get(fold(twin)) ?? [])]) {
			if (!found.has(product.advisory) && sameVendor(face, product) && carriesName(product, twin)) found.add(product.advisory);
		}
	}
	return found;
}

function candidates(model: string, { vendor, vendors }: Face, index: KinIndex): ReadonlySet<CompiledProduct> {
	const keys = keysOfModel(model);
	const found = new Set<CompiledProduct>();
	for (const id of new Set([vendor, ...vendors])) {
		const byKey = index.get(id);
		if (byKey !== undefined) for (const key of keys) for (const product of byKey.get(key) ?? []) found.add(product);
	}
	return found;
}

function indexLibrary({ advisories }: Library): KinIndex {
	const index = new Map<VendorId, Map<string, CompiledProduct[]>>();
	for (const entry of advisories) {
		for (const product of distinctNames(entry.products)) {
			const keys = kinKeys(product);
			for (const vendor of kinVendors(product)) {
				const byKey = index.get(vendor) ?? new Map<string, CompiledProduct[]>();
				index.set(vendor, byKey);
				for (const key of keys) addTo(byKey, key, product);
			}
		}
	}
	return index;
}

/** One product for each set of names: a document may list a model with hundreds of versions. */
function distinctNames(products: readonly CompiledProduct[]): Iterable<CompiledProduct> {
	const byNames = new Map<string, CompiledProduct>();
	for (const product of products) {
		const { vendor, name, models } = product.product;
		const key = JSON.stringify([vendor, name, ...models.map(({ text }) => text), ...textsAbout(product).map(({ plain }) => plain)]);
		if (!byNames.has(key)) byNames.set(key, product);
	}
	return byNames.values();
}
