/**
 * The faces of a device: every maker and model name under which an advisory may speak of it.
 *
 * A box has a label, and inside it a maker; the two are joined by dated, plural, graded facts
 * (docs/adr/0006-maker-brand-relabel.md). A verdict inherits the strength of the face it was reached through.
 */
import type { Catalogue } from "../catalog/catalogue.ts";
import type { Evidence, Relabel, VendorId } from "../catalog/vendor.ts";
import { covers } from "./covers.ts";
import type { Identity } from "./identity.ts";
import { fromCatalogue, fromInventory } from "./proof.ts";
import type { Confidence, Reason } from "./verdict.ts";

/** One maker (or brand) and model under which the device may be listed. */
export interface Face {
	readonly vendor: VendorId;
	/** The vendor with all that it is part of. */
	readonly vendors: readonly VendorId[];
	/** `undefined` = this maker is inside, but which of its models is not known. */
	readonly model: string | undefined;
	readonly how: "label" | "stated_maker" | "own_map" | "family" | "relabel_map" | "relabel";
	readonly confidence: Confidence;
	readonly because: readonly Reason[];
}

/** How far a relabel fact carries. `image_match` is a candidate only: it never raises an alarm by itself. */
const GRADE: Readonly<Record<Evidence, Confidence | "candidate">> = {
	maker_owned: "high",
	stated_by_authority: "high",
	firmware_unpacked: "high",
	author_tested: "high",
	directory_tested: "medium",
	stated: "medium",
	stated_weak: "low",
	image_match_listed: "low",
	image_match: "candidate",
};

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

	if (identity.oemMap !== undefined) {
		const { manufacturer, model } = identity.oemMap;
		for (const vendor of catalogue.findVendors(manufacturer)) {
			const because = [
				fromInventory(
					"relabel",
					"relabel/own-statement",
					`the inventory says that this is a ${manufacturer} ${model}`,
					`${manufacturer} ${model}`,
				),
			];
			add({ vendor: vendor.id, model, how: "own_map", confidence: "high", because });
		}
	}
	for (const vendor of catalogue.findVendors(identity.brand ?? "")) {
		const because = [fromInventory("vendor", "vendor/label", `the label says ${vendor.name}`, identity.brand ?? "")];
		add({ vendor: vendor.id, model: identity.model, how: "label", confidence: "high", because });
	}
	for (const vendor of catalogue.findVendors(identity.maker ?? "")) {
		const because = [
			fromInventory("vendor", "vendor/stated-maker", `the inventory names ${vendor.name} as the maker`, identity.maker ?? ""),
		];
		add({ vendor: vendor.id, model: identity.model, how: "stated_maker", confidence: "high", because });
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
		add({ vendor: family.maker, model: identity.model, how: "family", confidence: "high", because });
	}
	// A name that the catalogue does not know, or knows as a label only, says nothing about who built the device.
	const isMaker = (face: Face) => catalogue.vendor(face.vendor)?.roles.includes("maker") === true;
	const knownMaker = faces.some((face) => face.how !== "label" && isMaker(face));
	const labels = faces.filter((face) => face.how === "label" || (face.how === "stated_maker" && !isMaker(face)));
	for (const label of labels) addRelabels(label, identity, catalogue, knownMaker, add, candidates);
	return { faces, candidates, makerUnknown: !faces.some((face) => !face.vendor.startsWith("text:")) };
}

function addRelabels(
	label: Face,
	identity: Identity,
	catalogue: Catalogue,
	knownMaker: boolean,
	add: (face: Omit<Face, "vendors">) => void,
	candidates: Reason[],
): void {
	const facts = catalogue.relabelsOf(label.vendor).filter((fact) => fact.maker !== label.vendor);
	const mapped = facts.filter(
		(fact) =>
			fact.brandModel !== undefined && fact.makerModel !== undefined && covers(fact.brandModel, identity.model, label.vendor, catalogue),
	);
	for (const fact of mapped) {
		const grade = GRADE[fact.evidence];
		const because = reason(fact, catalogue, "relabel/model-map", `${identity.model} is sold by the maker as ${fact.makerModel}`);
		if (grade === "candidate") candidates.push(because);
		else
			add({ vendor: fact.maker, model: stripFamilyWord(fact.makerModel ?? ""), how: "relabel_map", confidence: grade, because: [because] });
	}
	// A brand-wide fact ("some of this brand's devices") says nothing new once this device's own maker and model are known.
	if (knownMaker || mapped.some((fact) => GRADE[fact.evidence] !== "candidate")) return;
	for (const fact of facts) {
		const grade = GRADE[fact.evidence];
		const about = fact.line === undefined ? "devices of this brand" : `this brand's ${fact.line}`;
		const because = reason(fact, catalogue, "relabel/brand", `${catalogue.vendor(fact.maker)?.name ?? fact.maker} builds ${about}`);
		if (grade === "candidate") candidates.push(because);
		else add({ vendor: fact.maker, model: undefined, how: "relabel", confidence: grade === "high" ? "medium" : grade, because: [because] });
	}
}

function reason(fact: Relabel, catalogue: Catalogue, rule: string, outcome: string): Reason {
	const brand = catalogue.vendor(fact.brand)?.name ?? fact.brand;
	return fromCatalogue("relabel", rule, `${outcome} (${brand}; ${fact.evidence.replaceAll("_", " ")})`, `${fact.source}, ${fact.date}`);
}

/** `DS-2CD2312-I family` names the model DS-2CD2312-I. */
function stripFamilyWord(model: string): string {
	return model.replace(/\s+(family|series)$/i, "");
}
