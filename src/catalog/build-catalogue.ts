/** Builds the catalogue from data/catalog: checks the facts, then indexes them. Pure: who reads the files hands their content in. */
import type { Problem } from "../core/problem.ts";
import { err, ok, type Result } from "../core/result.ts";
import type { Catalogue } from "./catalogue.ts";
import { type CatalogueData, type CatalogueFacts, EVIDENCE, readCatalogueData } from "./catalogue-data.ts";
import { checkReferences, runExamples } from "./check-references.ts";
import { FamilyFinder } from "./family-finder.ts";
import type { FirmwareScheme } from "./firmware/scheme.ts";
import { firmwareSchemes } from "./firmware/schemes.ts";
import { SignalFinder } from "./signal/signal-finder.ts";
import type { Relabel, Vendor, VendorId } from "./vendor.ts";
import { VendorNames } from "./vendor-names.ts";

/**
 * The catalogue, or every fault found in the data, each with file and JSON pointer.
 *
 * @param data - The seven files of data/catalog, parsed.
 */
export function buildCatalogue(data: CatalogueData): Result<Catalogue, readonly Problem[]> {
	const facts = readCatalogueData(data);
	checkReferences(facts, firmwareSchemes);
	return facts.faults.found.length > 0 ? err(facts.faults.found) : ok(index(facts));
}

/** Everything `buildCatalogue` checks, and the examples that stand beside the patterns. Empty = sound. */
export function selfTest(data: CatalogueData): readonly Problem[] {
	const facts = readCatalogueData(data);
	checkReferences(facts, firmwareSchemes);
	runExamples(facts);
	return facts.faults.found;
}

function index(facts: CatalogueFacts): Catalogue {
	const vendors = new Map(facts.vendors.map((vendor) => [vendor.id, vendor]));
	const names = new VendorNames(facts.vendors, facts.date);
	const families = new FamilyFinder(facts.families, vendors);
	const strongest = [...facts.relabels].sort(byStrength);
	const relabels = Map.groupBy(strongest, (relabel) => relabel.brand);
	const listings = Map.groupBy(facts.listings, (listing) => listing.cve);
	const attacked = new Map(facts.attacked.map((hole) => [hole.cve, hole]));
	const schemes = new Map(facts.vendors.map((vendor) => [vendor.id, schemesFor(vendor)]));
	const owners = new Map(facts.vendors.map((vendor) => [vendor.id, ownersOf(vendor, vendors)]));
	const unknown = schemesFor(undefined);
	const signals = new Map(facts.signals.map((signal) => [signal.id, signal]));
	const finder = new SignalFinder(facts.signals);
	return {
		version: facts.version,
		date: facts.date,
		vendor: (id) => vendors.get(id),
		findVendors: (text) => names.find(text),
		withParents: (id) => owners.get(id) ?? [id],
		relabelsOf: (brand) => relabels.get(brand) ?? [],
		schemesOf: (id) => schemes.get(id) ?? unknown,
		familyOf: (model, maker) => families.find(model, maker),
		listings: (cve) => listings.get(cve) ?? [],
		attacked: (cve) => attacked.get(cve),
		signals: facts.signals,
		vendors: facts.vendors,
		families: facts.families,
		relabels: strongest,
		signalsOf: (clues) => finder.find(clues),
		signal: (id) => signals.get(id),
	};
}

function byStrength(a: Relabel, b: Relabel): number {
	return EVIDENCE.indexOf(a.evidence) - EVIDENCE.indexOf(b.evidence);
}

/** The vendor's own schemes, then `generic`, which reads any dotted number and orders only what is beyond doubt. */
function schemesFor(vendor: Vendor | undefined): readonly FirmwareScheme[] {
	const ids = new Set([...(vendor?.schemes ?? []).filter((id) => id !== "generic"), "generic"]);
	return [...ids].map((id) => firmwareSchemes.get(id)).filter((scheme) => scheme !== undefined);
}

function ownersOf(vendor: Vendor, vendors: ReadonlyMap<VendorId, Vendor>): readonly VendorId[] {
	const chain = [vendor.id];
	for (let owner = vendor.partOf; owner !== undefined; owner = vendors.get(owner)?.partOf) chain.push(owner);
	return chain;
}
