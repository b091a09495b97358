/**
 * One identity, one advisory: the verdict a careful analyst would reach, with its proof.
 *
 * Rules: docs/verdicts.md. Nothing here turns an unknown into "not affected".
 */
import type { Vulnerability } from "../advisory/document.ts";
import type { Catalogue } from "../catalog/catalogue.ts";
import { compileModelPattern } from "../catalog/model/compile.ts";
import type { ModelConvention } from "../catalog/vendor.ts";
import { fold } from "../core/text.ts";
import { type Combined, combine, worst } from "./combine.ts";
import { type CompiledAdvisory, type CompiledProduct, distinct, type Library } from "./compile.ts";
import { type Face, type Faces, facesOf } from "./face.ts";
import { type DeviceFirmware, readFirmware } from "./firmware.ts";
import { type Hit, hitsOf, platformHits, sameVendor } from "./hit.ts";
import type { Identity } from "./identity.ts";
import { needsOf } from "./need.ts";
import { type Outcome, outcomeOf } from "./outcome.ts";
import { fromAdvisory, fromCatalogue, fromInventory, weakest } from "./proof.ts";
import type { ActionKind, Confidence, InvestigationKind, Judgement, Reason } from "./verdict.ts";

/** An identity with its faces, read once and used for every document. */
export interface Subject {
	readonly identity: Identity;
	readonly faces: Faces;
	firmwareFor(product: CompiledProduct, face: Face): DeviceFirmware | undefined;
}

/** Prepares an identity for judging. */
export function subjectOf(identity: Identity, catalogue: Catalogue): Subject {
	const readings = new Map<string, DeviceFirmware>();
	return {
		identity,
		faces: facesOf(identity, catalogue),
		firmwareFor(product, face) {
			if (identity.firmware === undefined) return undefined;
			const schemes = distinct([...product.schemes, ...face.vendors.flatMap((vendor) => catalogue.schemesOf(vendor))]);
			const key = schemes.map((scheme) => scheme.id).join();
			const held = readings.get(key) ?? readFirmware(identity.firmware, schemes);
			readings.set(key, held);
			return held;
		},
	};
}

/** Products of one document that are, or may be, the subject. */
export function hitsIn(subject: Subject, products: readonly CompiledProduct[], catalogue: Catalogue): Hit[] {
	const hits = subject.faces.faces.flatMap((face) => [
		...hitsOf(face, products, catalogue),
		...platformHits(face, subject.identity.firmware, products, catalogue),
	]);
	const sure = hits.filter((hit) => hit.match === "match");
	// A name that surely matches settles what a vaguer one left open, unless it is another series of the same document.
	const settled = new Set(sure.map((hit) => hit.product));
	return [...sure, ...hits.filter((hit) => hit.match === "?" && !settled.has(hit.product) && sure.length === 0)];
}

/** The verdict on one advisory; with `cve`, on that CVE of it alone. */
export function judge(subject: Subject, entry: CompiledAdvisory, catalogue: Catalogue, cve?: string): Judgement {
	const chosen = entry.advisory.vulnerabilities.filter((vulnerability) => cve === undefined || vulnerability.cve === cve);
	if (chosen.length === 0)
		return notListed(entry, cve, "per_cve", [
			fromAdvisory("status", "status/no-such-cve", `this document does not treat ${cve ?? ""}`, entry.advisory.id, "/vulnerabilities", ""),
		]);
	const hits = hitsIn(subject, entry.products, catalogue);
	const judged = chosen.map((vulnerability) => judgeVulnerability(subject, entry, vulnerability, hits, catalogue));
	return worst(judged);
}

/** The verdict on one vulnerability of an advisory, from the products that matched. */
export function judgeVulnerability(
	subject: Subject,
	entry: CompiledAdvisory,
	vulnerability: Vulnerability,
	hits: readonly Hit[],
	catalogue: Catalogue,
): Judgement {
	const outcomes: Outcome[] = [];
	for (const hit of hits) {
		const status = vulnerability.status.get(hit.product.product.productId);
		if (status !== undefined) outcomes.push(outcomeOf(hit, vulnerability, status, subject.firmwareFor(hit.product, hit.face)));
	}
	const combined = combine(outcomes);
	if (combined !== undefined) return toJudgement(combined, subject, entry, vulnerability);
	if (hits.some((hit) => hit.match === "match")) {
		const because = [
			...(hits[0]?.because ?? []),
			fromAdvisory(
				"status",
				"status/not-in-this-cve",
				`the product is not listed under ${vulnerability.cve ?? "this vulnerability"}`,
				entry.advisory.id,
				`${vulnerability.pointer}/product_status`,
				"",
			),
		];
		return notListed(entry, vulnerability.cve, "per_cve", because);
	}
	return unmatched(subject, entry, vulnerability, catalogue);
}

function toJudgement(combined: Combined, subject: Subject, entry: CompiledAdvisory, vulnerability: Vulnerability): Judgement {
	const { outcome, products } = combined;
	return {
		verdict: combined.verdict,
		kind: combined.kind,
		confidence: outcome.hit.confidence,
		advisory: entry.advisory.id,
		cve: vulnerability.cve,
		productIds: products.map((product) => product.product.productId),
		upgradeTo: combined.upgradeTo,
		action: actionFor(combined, vulnerability, products),
		because: combined.because,
		needs: needsOf(combined, subject.identity),
	};
}

/** What to do: the remediations that name these products decide. */
function actionFor(combined: Combined, vulnerability: Vulnerability, products: readonly CompiledProduct[]): ActionKind {
	if (combined.verdict === "fixed" || combined.verdict === "known_not_affected") return "none";
	if (combined.verdict === "under_investigation" && combined.kind !== "gap_before_fix") return "find_out";
	if (combined.upgradeTo !== undefined) return "upgrade";
	const ids = new Set(products.map((product) => product.product.productId));
	const said = vulnerability.remediations.filter(
		(remediation) => remediation.productIds.length === 0 || remediation.productIds.some((id) => ids.has(id)),
	);
	if (said.some((remediation) => remediation.category === "no_fix_planned")) return "replace";
	if (said.some((remediation) => remediation.category === "vendor_fix")) return "ask_vendor";
	if (said.some((remediation) => remediation.category === "none_available")) return "isolate";
	return "ask_vendor";
}

/** No product matched: not listed, unless something keeps that from being a fact. */
function unmatched(subject: Subject, entry: CompiledAdvisory, vulnerability: Vulnerability, catalogue: Catalogue): Judgement {
	const { identity, faces } = subject;
	const speaksOf = faces.faces.filter((face) => entry.products.some((product) => sameVendor(face, product.vendors, catalogue)));
	const doubt =
		listedElsewhere(subject, vulnerability, catalogue) ??
		modelDoubt(subject, speaksOf) ??
		(speaksOf.length === 0 ? makerDoubt(subject, entry) : undefined);
	if (doubt !== undefined) {
		const needs = needsOf({ verdict: "under_investigation", kind: doubt.kind, range: "", upgradeTo: undefined }, identity);
		const { kind, because, confidence } = doubt;
		return {
			verdict: "under_investigation",
			kind,
			confidence,
			advisory: entry.advisory.id,
			cve: vulnerability.cve,
			productIds: [],
			upgradeTo: undefined,
			action: "find_out",
			because,
			needs,
		};
	}
	const why = fromAdvisory(
		"model",
		"model/not-listed",
		`${identity.model ?? "the device"} is not listed in this advisory`,
		entry.advisory.id,
		"/product_tree",
		"",
	);
	return notListed(entry, vulnerability.cve, "not_listed", [...speaksOf.flatMap((face) => face.because), why]);
}

/** Why "not listed" cannot be said. */
interface Doubt {
	readonly kind: InvestigationKind;
	readonly because: readonly Reason[];
	readonly confidence: Confidence;
}

/** The document speaks of the maker, and which of its models the device is, is not known. */
function modelDoubt(subject: Subject, speaksOf: readonly Face[]): Doubt | undefined {
	const { identity, faces } = subject;
	const unmapped = speaksOf.find((face) => face.model === undefined);
	if (unmapped !== undefined && !speaksOf.some((face) => face.model !== undefined)) {
		const kind = identity.model === undefined ? "model_missing" : "model_not_mapped";
		const step = fromInventory(
			"model",
			`model/${kind.replaceAll("_", "-")}`,
			`which of the maker's models ${identity.model ?? "this device"} is has not been established`,
			identity.model ?? "",
		);
		return { kind, because: [...unmapped.because, step], confidence: unmapped.confidence };
	}
	if (identity.model !== undefined || (speaksOf.length === 0 && !faces.makerUnknown)) return undefined;
	const step = fromInventory("model", "model/missing", "the inventory does not state the model", "");
	return {
		kind: faces.makerUnknown ? "maker_unknown" : "model_missing",
		because: [...(speaksOf[0]?.because ?? []), step],
		confidence: "low",
	};
}

/** The document speaks of another maker, and who built the device is not known. */
function makerDoubt(subject: Subject, entry: CompiledAdvisory): Doubt | undefined {
	const { identity, faces } = subject;
	const twin = listedUnderAnotherBrand(identity.model, entry);
	if (twin !== undefined) {
		const told = `${identity.model ?? ""} is listed here for ${twin.product.vendor}; the label says ${identity.brand ?? "nothing"}`;
		return {
			kind: "maker_unknown",
			because: [
				fromAdvisory("model", "model/listed-under-another-brand", told, entry.advisory.id, twin.product.pointer, twin.product.fullName),
			],
			confidence: "low",
		};
	}
	if (!faces.makerUnknown) return undefined;
	return {
		kind: "maker_unknown",
		because: [fromInventory("vendor", "vendor/unknown", "neither label nor model tells who built this device", identity.brand ?? "")],
		confidence: "low",
	};
}

/** A product whose name the device carries although another vendor is named: never a reason for "not affected" (rule 11). */
function listedUnderAnotherBrand(model: string | undefined, entry: CompiledAdvisory): CompiledProduct | undefined {
	if (model === undefined) return undefined;
	return entry.products.find((product) =>
		product.names.some(
			({ name, pattern }) =>
				fold(name.text) === fold(model) || (pattern !== undefined && pattern.prefix.length >= 4 && pattern.test(model).match === "match"),
		),
	);
}

/** A further source lists the device under this CVE although the document does not: they are laid side by side. */
function listedElsewhere(subject: Subject, vulnerability: Vulnerability, catalogue: Catalogue): Doubt | undefined {
	if (vulnerability.cve === undefined) return undefined;
	for (const listing of catalogue.listings(vulnerability.cve)) {
		for (const face of subject.faces.faces) {
			if (face.model === undefined || !face.vendors.includes(listing.maker)) continue;
			if (!covers(listing.model, face.model, catalogue.vendor(listing.maker)?.convention)) continue;
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

function covers(listed: string, model: string, convention: ModelConvention | undefined): boolean {
	if (convention === undefined) return false;
	const compiled = compileModelPattern(listed, { notation: "vendor", convention, siblings: [] });
	return compiled.ok && compiled.value.test(model).match === "match";
}

function notListed(
	entry: CompiledAdvisory,
	cve: string | undefined,
	kind: "not_listed" | "per_cve",
	because: readonly Reason[],
): Judgement {
	return {
		verdict: "known_not_affected",
		kind,
		confidence: weakest("medium"),
		advisory: entry.advisory.id,
		cve,
		productIds: [],
		upgradeTo: undefined,
		action: "none",
		because,
		needs: [],
	};
}

/** All advisories of a library that may speak of a subject: by vendor, by platform, or by a literal name. */
export function candidateProducts(subject: Subject, library: Library): ReadonlyMap<CompiledAdvisory, CompiledProduct[]> {
	const found = new Map<CompiledAdvisory, CompiledProduct[]>();
	const seen = new Set<CompiledProduct>();
	const add = (product: CompiledProduct) => {
		if (seen.has(product)) return;
		seen.add(product);
		const list = found.get(product.advisory);
		if (list === undefined) found.set(product.advisory, [product]);
		else list.push(product);
	};
	for (const face of subject.faces.faces)
		for (const vendor of face.vendors) for (const product of library.byVendor.get(vendor) ?? []) add(product);
	return found;
}
