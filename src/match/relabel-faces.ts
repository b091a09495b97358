/** What the relabel facts of a brand say of one device: faces where they reach it, candidates where they are too weak or of others. */
import type { Catalogue } from "../catalog/catalogue.ts";
import type { Evidence, Relabel, VendorId } from "../catalog/vendor.ts";
import { covers } from "./covers.ts";
import type { Identity } from "./identity.ts";
import { fromCatalogue, weakest } from "./proof.ts";
import type { Confidence, Reason } from "./verdict.ts";

/** How far a relabel fact carries. `image_match` is a candidate only: it never raises an alarm by itself. */
export const GRADE: Readonly<Record<Evidence, Confidence | "candidate">> = {
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

/** A face that a fact gives. */
export interface RelabelFace {
	readonly vendor: VendorId;
	/** `undefined`: which of the maker's models it is, the fact does not say. */
	readonly model: string | undefined;
	readonly how: "relabel_map" | "relabel";
	readonly confidence: Confidence;
	readonly because: readonly Reason[];
}

/** Takes what the facts give. */
export interface RelabelSink {
	add(face: RelabelFace): void;
	/** Too weak to act on, or of other devices of the brand: kept visible. */
	candidate(reason: Reason): void;
}

/** Adds the faces that a label's relabel facts give a device. `knownMaker`: its own maker and model are known without them. */
export function addRelabels(
	label: { readonly vendor: VendorId },
	identity: Identity,
	catalogue: Catalogue,
	knownMaker: boolean,
	sink: RelabelSink,
): void {
	const facts = catalogue.relabelsOf(label.vendor).filter((fact) => fact.maker !== label.vendor);
	const named = facts.filter((fact) => fact.brandModel !== undefined && covers(fact.brandModel, identity.model, label.vendor, catalogue));
	const mapped = named.filter((fact) => fact.makerModel !== undefined);
	for (const fact of mapped) {
		const grade = GRADE[fact.evidence];
		const because = reason(fact, catalogue, "relabel/model-map", `${identity.model} is sold by the maker as ${fact.makerModel}`);
		if (grade === "candidate") sink.candidate(because);
		else
			sink.add({
				vendor: fact.maker,
				model: withoutFamilyWord(fact.makerModel ?? ""),
				how: "relabel_map",
				confidence: grade,
				because: [because],
			});
	}
	// What a house calls its own brand is what its brand calls it: `Illustra Pro 2` in a document of Johnson Controls.
	const others = facts.filter((fact) => !isHouseBrand(fact, catalogue));
	// A brand-wide fact ("some of this brand's devices") says nothing new once this device's own maker and model are known.
	if (knownMaker || mapped.some((fact) => GRADE[fact.evidence] !== "candidate")) return;
	const isNamed = named.some((fact) => GRADE[fact.evidence] !== "candidate");
	for (const fact of others) addBrandWide(fact, named.includes(fact), isNamed, identity, catalogue, sink);
}

/** A brand that an authority names as part of the house, and not the maker as what is inside a box with another name. */
function isHouseBrand({ brand, maker, evidence }: Relabel, catalogue: Catalogue): boolean {
	return evidence === "stated_by_authority" && catalogue.vendor(brand)?.partOf === maker;
}

/** One fact that maps no model: who is inside, and not which of the maker's models it is. */
function addBrandWide(
	fact: Relabel,
	names: boolean,
	anotherNames: boolean,
	identity: Identity,
	catalogue: Catalogue,
	{ add, candidate }: RelabelSink,
): void {
	const grade = GRADE[fact.evidence];
	const maker = catalogue.vendor(fact.maker)?.name ?? fact.maker;
	const because = reason(fact, catalogue, "relabel/brand", `${maker} builds ${names ? identity.model : aboutOf(fact)}${periodOf(fact)}`);
	const isOfOthers = !names && fact.brandModel !== undefined && identity.model !== undefined;
	// Where one fact names this model, what is stated of the brand's other models is not about it.
	if (grade === "candidate" || (isOfOthers && anotherNames)) {
		candidate(because);
		return;
	}
	// It is not known that the fact is about this device: a line in words, a period, an example of another model.
	const isPart = !names && fact.evidence !== "maker_owned" && (fact.line !== undefined || fact.brandModel !== undefined || isDated(fact));
	add({ vendor: fact.maker, model: undefined, how: "relabel", confidence: weakest(grade, isPart ? "low" : "medium"), because: [because] });
}

function isDated({ from, to }: Relabel): boolean {
	return from !== undefined || to !== undefined;
}

/** Which of the brand's devices a fact speaks of. */
function aboutOf({ line, brandModel }: Relabel): string {
	if (brandModel !== undefined) return `this brand's ${brandModel}`;
	return line === undefined ? "devices of this brand" : `this brand's ${line}`;
}

function periodOf(fact: Relabel): string {
	if (!isDated(fact)) return "";
	const words = [fact.from === undefined ? "" : ` from ${fact.from}`, fact.to === undefined ? "" : ` until ${fact.to}`].join("");
	return `${words}; when this device was made is not stated`;
}

function reason(fact: Relabel, catalogue: Catalogue, rule: string, outcome: string): Reason {
	const brand = catalogue.vendor(fact.brand)?.name ?? fact.brand;
	return fromCatalogue("relabel", rule, `${outcome} (${brand}; ${fact.evidence.replaceAll("_", " ")})`, `${fact.source}, ${fact.date}`);
}

/** `DS-2CD2312-I family` names the model DS-2CD2312-I. */
function withoutFamilyWord(model: string): string {
	return model.replace(/\s(?:family|series)$/i, "").trimEnd();
}
