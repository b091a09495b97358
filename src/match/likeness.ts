/**
 * What a model name is in the documents, whatever firmware runs on it: computed once for each distinct brand, maker and model.
 *
 * A fleet has thousands of identities and hundreds of models; the names are the dear part of matching.
 */
import type { Catalogue } from "../catalog/catalogue.ts";
import { fold } from "../core/text.ts";
import { type CompiledAdvisory, type CompiledProduct, type Library, START } from "./compile.ts";
import { type Face, type Faces, facesOf } from "./face.ts";
import { carriesName, type Hit, hitsOf, isNamesake, sameVendor } from "./hit.ts";
import type { Identity } from "./identity.ts";
import { vendorNames, withoutBrand } from "./product-name.ts";

/** The faces of a model, and what each document has for them. */
export interface Likeness {
	readonly faces: Faces;
	/** The documents that list it, or may list it. */
	readonly listed: readonly EntryLikeness[];
	/** Documents that list a name the device carries, whoever is said to sell it. */
	readonly namesakes: readonly EntryLikeness[];
	/** All documents that may speak of it: those of its vendors, and `namesakes`. */
	all(): readonly EntryLikeness[];
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

/** Gives the likeness of an identity whose model is the one it really states; the firmware does not count. */
export type LikenessOf = (identity: Identity, library: Library, catalogue: Catalogue, known?: Faces) => Likeness;

/** Finds the likeness by the library's index; `known` are the identity's faces where somebody has them already. */
export function likenessOf(identity: Identity, library: Library, catalogue: Catalogue, known?: Faces): Likeness {
	const faces = known ?? facesOf(identity, catalogue);
	const pools = faces.faces.flatMap((face) => poolOf(face, library, catalogue));
	const byEntry = new Map<CompiledAdvisory, EntryLikeness>();
	const inEntry = (entry: CompiledAdvisory): EntryLikeness => {
		const held = byEntry.get(entry);
		if (held !== undefined) return held;
		const made = entryLikeness(faces, pools, entry, catalogue);
		byEntry.set(entry, made);
		return made;
	};
	const toLikenesses = (entries: Iterable<CompiledAdvisory>) => [...new Set(entries)].sort((a, b) => a.place - b.place).map(inEntry);
	const namesakes = toLikenesses(namesakesOf(identity, faces, library));
	const vendors = new Set(faces.faces.flatMap((face) => face.vendors));
	return {
		faces,
		listed: toLikenesses(pools.flatMap((pool) => [...pool.entries()])).filter(({ hits }) => hits.length > 0),
		namesakes,
		all: () =>
			toLikenesses([...[...vendors].flatMap((vendor) => library.byVendor.get(vendor) ?? []), ...namesakes.map(({ entry }) => entry)]),
		inEntry,
	};
}

/** What a face's own label may put in front of the model. */
export function ownNames(face: Face, catalogue: Catalogue): readonly string[] {
	const vendors = face.vendors.map((id) => catalogue.vendor(id)).filter((vendor) => vendor !== undefined);
	return [...vendorNames(face.vendor.replace(/^text:/, ""), vendors), ...vendors.flatMap(({ convention }) => convention.prefixes)];
}

/** The products that a face with a model may be. */
interface Pool {
	readonly face: Face;
	mayFit(product: CompiledProduct): boolean;
	readonly isLed: boolean;
	entries(): Iterable<CompiledAdvisory>;
}

function poolOf(face: Face, { index, byVendor }: Library, catalogue: Catalogue): readonly Pool[] {
	const { model } = face;
	if (model === undefined) return [];
	const before = ownNames(face, catalogue);
	const { products: near, isLed } = index.near(model, before);
	const ofVendors = () => face.vendors.flatMap((vendor) => byVendor.get(vendor) ?? []);
	if (near === undefined) return [{ face, mayFit: () => true, isLed, entries: ofVendors }];
	const unnamed = face.vendors.flatMap((vendor) => index.unnamed.get(vendor) ?? []);
	const fitting = [...near].filter((product) => sameVendor(face, product) || isNamesake(face, product));
	const entries = () => new Set([...fitting, ...unnamed].map((product) => product.advisory));
	return [{ face, mayFit: (product) => near.has(product) || index.isUnnamed(product), isLed, entries }];
}

function entryLikeness(faces: Faces, pools: readonly Pool[], entry: CompiledAdvisory, catalogue: Catalogue): EntryLikeness {
	let speaksOf: readonly Face[] | undefined;
	return {
		entry,
		hits: pools.flatMap((pool) => hitsOf(pool.face, entry.products, catalogue, pool)),
		get speaksOf() {
			speaksOf ??= faces.faces.filter((face) => entry.products.some((product) => sameVendor(face, product)));
			return speaksOf;
		},
	};
}

/** Documents with a name that the device carries although another vendor, or none, is named; names without a vendor also behind the brand. */
function namesakesOf({ brand, model }: Identity, { faces }: Faces, library: Library): readonly CompiledAdvisory[] {
	if (model === undefined) return [];
	const whole = brand === undefined ? model : `${brand} ${model}`;
	const bare = withoutBrand(brand, model);
	const own = new Set(faces.flatMap((face) => face.vendors));
	const isOwn = ({ advisory }: CompiledProduct) => [...own].some((vendor) => advisory.meant.has(vendor));
	// A product of the device's own vendor whose pattern takes the name lists it already.
	const labels = faces.filter((face) => face.model === model);
	const isListed = (product: CompiledProduct) => product.platform === undefined && labels.some((face) => sameVendor(face, product));
	const near = [...library.index.within(whole, START)].filter(
		(product) =>
			!isListed(product) &&
			(carriesName(product, model) || carriesName(product, bare) || (product.vendors.length === 0 && carriesName(product, whole))),
	);
	const named = (text: string) => library.byName.get(fold(text)) ?? [];
	const called = [...named(model), ...named(whole).filter((product) => product.vendors.length === 0)].filter(isOwn);
	const literal = [...new Set([model, bare])].flatMap((text) => library.byLiteral.get(fold(text)) ?? []);
	return [...literal, ...near, ...called].map((product) => product.advisory);
}
