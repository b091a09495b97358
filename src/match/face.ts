/**
 * The faces of a device: every maker and model name under which an advisory may speak of it.
 *
 * A box has a label, and inside it a maker; the two are joined by dated, plural, graded facts
 * (docs/adr/0006-maker-brand-relabel.md). A verdict inherits the strength of the face it was reached through.
 */
import type { Catalogue } from "../catalog/catalogue.ts";
import type { Vendor, VendorId } from "../catalog/vendor.ts";
import { fold } from "../core/text.ts";
import { type Identity, stated } from "./identity.ts";
import { fromCatalogue, fromInventory } from "./proof.ts";
import { addRelabels } from "./relabel-faces.ts";
import type { Confidence, Reason } from "./verdict.ts";

/** One maker (or brand) and model under which the device may be listed. */
export interface Face {
	readonly vendor: VendorId;
	/** The vendor with all that it is part of. */
	readonly vendors: readonly VendorId[];
	/** `undefined` = this maker is inside, but which of its models is not known. */
	readonly model: string | undefined;
	/**
	 * `label_under_maker`: the label's name, tried under a maker who may call the model otherwise. `signal`: what the device itself shows;
	 * such faces are judged apart (signal-faces.ts).
	 */
	readonly how: "label" | "stated_maker" | "own_map" | "label_under_maker" | "family" | "relabel_map" | "relabel" | "signal";
	readonly confidence: Confidence;
	readonly because: readonly Reason[];
}

/** What is known of who built a device. */
export interface Faces {
	readonly faces: readonly Face[];
	/** True when neither label nor model tells a maker that the catalogue knows. */
	readonly makerUnknown: boolean;
	/** Relabel facts that are too weak to act on, kept visible. */
	readonly candidates: readonly Reason[];
}

/** All faces of an identity, strongest first. */
export function facesOf(identity: Identity, catalogue: Catalogue): Faces {
	const faces: Face[] = [];
	const candidates: Reason[] = [];
	const add = (face: Omit<Face, "vendors">) => {
		if (!faces.some((other) => other.vendor === face.vendor && other.model === face.model)) {
			faces.push({ ...face, vendors: catalogue.withParents(face.vendor) });
		}
	};
	const labels = catalogue.findVendors(identity.brand ?? "");
	/** A maker that the inventory names: with the maker's own model, or with the label's, which may be another name of it. */
	const addNamed = (how: "own_map" | "stated_maker", vendor: VendorId, model: string | undefined, because: readonly Reason[]) => {
		const isLabels = model !== undefined && isLabelsOnly(model, vendor, identity, labels, catalogue);
		add({ vendor, model, how: isLabels ? "label_under_maker" : how, confidence: "high", because });
		if (isLabels) add({ vendor, model: undefined, how, confidence: "high", because });
	};

	if (identity.oemMap !== undefined) {
		const { manufacturer, model } = identity.oemMap;
		for (const vendor of catalogue.findVendors(stated(manufacturer) ?? "")) {
			const because = [
				fromInventory(
					"relabel",
					"relabel/own-statement",
					`the inventory says that this is a ${manufacturer} ${model}`,
					`${manufacturer} ${model}`,
				),
			];
			addNamed("own_map", vendor.id, stated(model), because);
		}
	}
	for (const vendor of labels) {
		const because = [fromInventory("vendor", "vendor/label", `the label says ${vendor.name}`, identity.brand ?? "")];
		add({ vendor: vendor.id, model: identity.model, how: "label", confidence: "high", because });
		// `iCam 365` and `iCam365`: a firm that the catalogue does not know, written in one word (compile.ts does the same).
		if (vendor.id.startsWith("text:") && vendor.id.includes(" "))
			add({ vendor: vendor.id.replaceAll(" ", ""), model: identity.model, how: "label", confidence: "high", because });
		const whole = wholeName(identity, vendor);
		if (whole !== undefined) add({ vendor: vendor.id, model: whole, how: "label", confidence: "high", because });
	}
	for (const vendor of catalogue.findVendors(identity.maker ?? "")) {
		const because = [
			fromInventory("vendor", "vendor/stated-maker", `the inventory names ${vendor.name} as the maker`, identity.maker ?? ""),
		];
		addNamed("stated_maker", vendor.id, identity.model, because);
	}
	const family = identity.model === undefined ? undefined : catalogue.familyOf(identity.model);
	if (family?.distinctive === true) {
		const maker = catalogue.vendor(family.maker)?.name ?? family.maker;
		const because = [
			fromCatalogue(
				"relabel",
				"relabel/reports-makers-model",
				`${identity.model} is a model name of ${maker} (${family.pattern})`,
				`${family.source}, ${family.date}`,
			),
		];
		add({ vendor: family.maker, model: identity.model, how: "family", confidence: family.confidence, because });
	}
	// A name that the catalogue does not know, or knows as a label only, says nothing about who built the device.
	const isMaker = (face: Face) => catalogue.vendor(face.vendor)?.roles.includes("maker") === true;
	const isLabel = (face: Face) => face.how === "label" || labels.some((vendor) => vendor.id === face.vendor);
	// Who built it by hearsay alone does not silence a fact that somebody stated.
	const knownMaker = faces.some((face) => !isLabel(face) && isMaker(face) && face.confidence !== "low");
	const relabelled = faces.filter((face) => isLabel(face) || (face.how === "stated_maker" && !isMaker(face)));
	for (const label of relabelled)
		addRelabels(label, identity, catalogue, knownMaker, { add, candidate: (reason) => void candidates.push(reason) });
	return { faces, candidates, makerUnknown: !faces.some((face) => !face.vendor.startsWith("text:")) };
}

/**
 * `exacqVision` beside `Web Service`, `Hills` beside `ComNav`: what stands as the brand is the first word of the product's name, and not
 * what the firm is called. Of a name that the catalogue does not know that may always be so.
 */
function wholeName({ brand, model }: Identity, vendor: Vendor): string | undefined {
	if (brand === undefined || model === undefined) return undefined;
	const key = fold(brand);
	if (vendor.id.startsWith("text:")) return fold(model).startsWith(key) ? undefined : `${brand} ${model}`;
	if (/\d/.test(model)) return undefined;
	const isOther = key !== fold(vendor.name) && vendor.aliases.some((alias) => fold(alias) === key);
	return isOther && !fold(model).startsWith(key) ? `${brand} ${model}` : undefined;
}

/**
 * Whether a model that stands beside a maker is the label's own name: the label is another's, and the name is none that this maker is
 * known to use. A name of the user's own map is the label's where it is the same text.
 */
function isLabelsOnly(model: string, maker: VendorId, identity: Identity, labels: readonly Vendor[], catalogue: Catalogue): boolean {
	if (labels.length === 0 || labels.some((label) => speaksFor(label.id, maker, catalogue))) return false;
	if (fold(model) !== fold(identity.model ?? "")) return false;
	return catalogue.familyOf(model, maker) === undefined;
}

/** The same vendor, or one of a house that sells its models under one name. */
function speaksFor(label: VendorId, maker: VendorId, catalogue: Catalogue): boolean {
	if (label === maker) return true;
	const house = catalogue.withParents(label).includes(maker) || catalogue.withParents(maker).includes(label);
	return house && !catalogue.relabelsOf(label).some((fact) => fact.maker === maker);
}
