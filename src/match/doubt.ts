/** What keeps "not listed" and "not under this hole" from being facts. */
import type { Vulnerability } from "../advisory/document.ts";
import type { Catalogue } from "../catalog/catalogue.ts";
import type { CompiledAdvisory, CompiledProduct } from "./compile.ts";
import { covers } from "./covers.ts";
import type { Face } from "./face.ts";
import { carriesName, sameVendor } from "./hit.ts";
import type { Identity } from "./identity.ts";
import { withoutBrand } from "./product-name.ts";
import { fromAdvisory, fromCatalogue, fromInventory, weakest } from "./proof.ts";
import { namedIn, sharedName, withoutBrackets } from "./shared-name.ts";
import { isDoubtedBrand, isDoubtedModel } from "./single-answer.ts";
import type { Subject } from "./subject.ts";
import type { Confidence, InvestigationKind, Reason } from "./verdict.ts";

/** Why "not listed" cannot be said. */
export interface Doubt {
	readonly kind: InvestigationKind;
	readonly because: readonly Reason[];
	readonly confidence: Confidence;
}

/** The document speaks of the maker, and which of its models the device is, is not known. */
export function modelDoubt(subject: Subject, speaksOf: readonly Face[], entry: CompiledAdvisory): Doubt | undefined {
	const { identity } = subject;
	const { faces } = subject.likeness;
	const unmapped = speaksOf.find((face) => face.model === undefined);
	// A label that the document itself names is listed by its own models; one whose owner it names may be listed by the maker's.
	const named = (face: Face) => face.how !== "label_under_maker" && entry.products.some((product) => product.vendors.includes(face.vendor));
	if (unmapped !== undefined && !speaksOf.some((face) => face.model !== undefined && named(face))) {
		const kind = identity.model === undefined ? "model_missing" : "model_not_mapped";
		const step = fromInventory(
			"model",
			`model/${kind.replaceAll("_", "-")}`,
			`which of the maker's models ${identity.model ?? "this device"} is has not been established`,
			identity.model ?? "",
		);
		return { kind, because: [...unmapped.because, step], confidence: unmapped.confidence };
	}
	if (faces.faces.some((face) => face.model !== undefined) || (speaksOf.length === 0 && !faces.makerUnknown)) return undefined;
	const step = fromInventory("model", "model/missing", "the inventory does not state the model", "");
	return {
		kind: faces.makerUnknown ? "maker_unknown" : "model_missing",
		because: [...(speaksOf[0]?.because ?? []), step],
		confidence: "low",
	};
}

/** The cell names two models or doubts its own; or the maker is known by all its model names, and the text is none of them: a shortened name. */
export function isVague(model: string | undefined, faces: readonly Face[], catalogue: Catalogue): boolean {
	if (model === undefined) return false;
	if (isDoubtedModel(model)) return true;
	const told = faces.filter((face) => face.model === model && (face.how === "label" || face.how === "stated_maker"));
	return (
		told.length > 0 &&
		told.every(({ vendor }) => catalogue.vendor(vendor)?.modelsTold === true && catalogue.familyOf(model, vendor) === undefined)
	);
}

/** Whether it depends on no single document if a model that it does not list is listed nevertheless: the maker or the model is in doubt. */
export function mayBeAnywhere({ identity: { brand, model }, likeness, matcher }: Subject): boolean {
	const { faces, makerUnknown } = likeness.faces;
	if (isDoubtedBrand(brand, matcher.catalogue)) return true;
	return makerUnknown || faces.some((face) => face.model === undefined || isVague(model, [face], matcher.catalogue));
}

/** No model of the maker is called so: what is not listed under it may be listed under its real name. */
export function vagueDoubt(subject: Subject, speaksOf: readonly Face[]): Doubt | undefined {
	const { model, brand } = subject.identity;
	if (isDoubtedBrand(brand, subject.matcher.catalogue)) {
		const step = fromInventory("vendor", "vendor/several", `"${brand ?? ""}" does not say which one brand the device is of`, brand ?? "");
		return { kind: "maker_unknown", because: [...speaksOf.flatMap((face) => face.because), step], confidence: "low" };
	}
	if (!isVague(model, speaksOf, subject.matcher.catalogue)) return undefined;
	const step = fromInventory("model", "model/no-family", `no family of the maker's models is called like "${model ?? ""}"`, model ?? "");
	return { kind: "model_unclear", because: [...speaksOf.flatMap((face) => face.because), step], confidence: "low" };
}

/** The document lists the name for another vendor, or speaks of others only while who built the device is not known. */
export function makerDoubt(subject: Subject, entry: CompiledAdvisory, speaksOf: readonly Face[]): Doubt | undefined {
	const { identity } = subject;
	const { faces } = subject.likeness;
	const twin = listedUnderAnotherBrand(identity, entry);
	if (twin !== undefined) {
		const told = `${identity.model ?? ""} is listed here for ${twin.product.vendor || "no vendor"}; the label says ${identity.brand ?? "nothing"}`;
		return {
			kind: "maker_unknown",
			because: [
				fromAdvisory("model", "model/listed-under-another-brand", told, entry.advisory.id, twin.product.pointer, twin.product.fullName),
			],
			confidence: "low",
		};
	}
	if (!faces.makerUnknown || speaksOf.length > 0) return undefined;
	return {
		kind: "maker_unknown",
		because: [fromInventory("vendor", "vendor/unknown", "neither label nor model tells who built this device", identity.brand ?? "")],
		confidence: "low",
	};
}

/** A product whose name the device carries although another vendor, or none, is named: never a reason for "not affected" (rule 11). */
function listedUnderAnotherBrand({ brand, model }: Identity, entry: CompiledAdvisory): CompiledProduct | undefined {
	if (model === undefined) return undefined;
	const whole = brand === undefined ? model : `${brand} ${model}`;
	const bare = withoutBrand(brand, model);
	return entry.products.find(
		(product) => carriesName(product, model) || carriesName(product, bare) || (product.vendors.length === 0 && carriesName(product, whole)),
	);
}

/** The document lists a name of the same vendor that has in common with the device's what tells models apart. */
export function kinDoubt(speaksOf: readonly Face[], entry: CompiledAdvisory): Doubt | undefined {
	for (const face of speaksOf) {
		if (face.model === undefined) continue;
		for (const product of entry.products) {
			if (!sameVendor(face, product)) continue;
			const twin = otherBoxOf(face.model);
			if (twin !== undefined && carriesName(product, twin)) {
				const told = `${product.product.name} is listed; whether ${face.model}, which has another letter in front, shares its firmware is not said`;
				const step = fromAdvisory("model", "model/kin", told, entry.advisory.id, product.product.pointer, product.product.name);
				return { kind: "model_unclear", because: [...face.because, step], confidence: "low" };
			}
			const shared = sharedNameOf(face.model, product);
			if (shared === undefined) continue;
			const told = `${face.model} and ${shared.name.text} have in common: ${shared.what}; whether they are one the names do not say`;
			const step = fromAdvisory("model", "model/kin", told, entry.advisory.id, shared.name.pointer, shared.name.text);
			return { kind: "model_unclear", because: [...face.because, step], confidence: "low" };
		}
	}
	return undefined;
}

/** The first of a product's names that shares something with a model, and what. */
export function sharedNameOf(
	model: string,
	product: CompiledProduct,
): { readonly name: { readonly text: string; readonly pointer: string }; readonly what: string } | undefined {
	const { vendor, models, name, pointer } = product.product;
	const vendorWords = wordsOfVendor(vendor);
	for (const one of [...models, { text: name, pointer }]) {
		const what = sharedName(model, one.text, vendorWords);
		if (what !== undefined) return { name: one, what };
	}
	for (const one of textsAbout(product)) {
		const what = namedIn(model, one.plain, vendorWords);
		if (what !== undefined) return { name: one, what };
	}
	return undefined;
}

/** A text about a product; `plain` is the same without brackets. */
interface TextAbout {
	readonly text: string;
	readonly plain: string;
	readonly pointer: string;
}

const textsKept = new WeakMap<CompiledProduct, readonly TextAbout[]>();

/** What else a document calls a product: its full name, and its own title. */
export function textsAbout(compiled: CompiledProduct): readonly TextAbout[] {
	const held = textsKept.get(compiled);
	if (held !== undefined) return held;
	const { product, advisory } = compiled;
	const made = [
		{ text: product.fullName, plain: withoutBrackets(product.fullName), pointer: product.pointer },
		{ text: advisory.advisory.title, plain: withoutBrackets(advisory.advisory.title), pointer: "/document/title" },
	];
	textsKept.set(compiled, made);
	return made;
}

/** `iDS-7204HQHI-M1` and `DS-7204HQHI-M1`: boxes with and without the maker's analytics, often on one firmware. */
export function otherBoxOf(model: string): string | undefined {
	if (/^ids-?\d/i.test(model)) return model.slice(1);
	return /^ds-?\d/i.test(model) ? `i${model}` : undefined;
}

const vendorWordsKept = new Map<string, ReadonlySet<string>>();

/** The words of a vendor's text, one set for each text. */
export function wordsOfVendor(text: string): ReadonlySet<string> {
	const held = vendorWordsKept.get(text);
	if (held !== undefined) return held;
	if (vendorWordsKept.size > 1000) vendorWordsKept.clear();
	const made = new Set(
		text
			.slice(0, 300)
			.toLowerCase()
			.split(/[^\p{L}\p{N}]+/u),
	);
	vendorWordsKept.set(text, made);
	return made;
}

/** A further source lists the device under this CVE although the document does not: they are laid side by side. */
export function listedElsewhere(subject: Subject, vulnerability: Vulnerability): Doubt | undefined {
	const { catalogue } = subject.matcher;
	if (vulnerability.cve === undefined) return undefined;
	for (const listing of catalogue.listings(vulnerability.cve)) {
		for (const face of subject.likeness.faces.faces) {
			if (face.model === undefined || !face.vendors.includes(listing.maker)) continue;
			if (!covers(listing.model, face.model, listing.maker, catalogue)) continue;
			const step = fromCatalogue(
				"source",
				"source/lists-more",
				`${listing.by} lists ${listing.model} under ${vulnerability.cve}; this advisory does not`,
				`${listing.source}, ${listing.date}`,
			);
			return { kind: "sources_disagree", because: [...face.because, step], confidence: weakest("medium", face.confidence) };
		}
	}
	return undefined;
}

/** Whether all that the document says of the products under a hole was read, and is something. */
export function isWhole({ status, statusComplete }: Vulnerability): boolean {
	return statusComplete && status.size > 0;
}

/** The document does not tell, in words that could be read, what it says of this product. */
export function noFacts(entry: CompiledAdvisory, vulnerability: Vulnerability, because: readonly Reason[]): Doubt {
	const told = `which products the document lists under ${vulnerability.cve ?? "this vulnerability"} could not all be read`;
	const step = fromAdvisory("status", "status/not-readable", told, entry.advisory.id, vulnerability.pointer, "");
	return { kind: "no_facts", because: [...because, step], confidence: "low" };
}
