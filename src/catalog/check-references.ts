/** What one catalogue entry says about another: ids known, names unambiguous, owners without a circle, patterns that compile. */
import type { CatalogueFacts } from "./catalogue-data.ts";
import type { Faults } from "./data-check.ts";
import { compileModelPattern, type ModelReadingOptions } from "./model/compile.ts";
import type { ModelPattern } from "./model/pattern.ts";
import { checkSignals, runSignalExamples } from "./signal/check-signals.ts";
import type { ModelConvention, ModelFamily, Vendor } from "./vendor.ts";
import { nameKey } from "./vendor-names.ts";

/** Adds the faults to `facts.faults`. */
export function checkReferences(facts: CatalogueFacts, schemes: { has(id: string): boolean }): void {
	const { faults } = facts;
	const vendors = new Map(facts.vendors.map((vendor) => [vendor.id, vendor]));
	checkNames(facts.vendors, faults);
	facts.vendors.forEach((vendor, index) => {
		const at = `vendors.json#/vendors/${index}`;
		for (const scheme of vendor.schemes) {
			if (!schemes.has(scheme))
				faults.add(
					"catalog/unknown-scheme",
					`${at}/schemes`,
					`there is no firmware scheme "${scheme}"`,
					"Use an id of src/catalog/firmware/schemes.ts.",
				);
		}
		if (vendor.partOf !== undefined) checkOwner(vendor, vendors, at, faults);
	});
	const known = (id: string, at: string) => {
		if (!vendors.has(id))
			faults.add("catalog/unknown-vendor", at, `there is no vendor "${id}"`, "Add it to vendors.json, or correct the id.");
	};
	facts.relabels.forEach((relabel, index) => {
		const at = `relabels.json#/relabels/${index}`;
		known(relabel.brand, `${at}/brand`);
		known(relabel.maker, `${at}/maker`);
		if (relabel.brandModel !== undefined) compiles(relabel.brandModel, vendors.get(relabel.brand), "vendor", `${at}/brandModel`, faults);
		if (relabel.makerModel !== undefined) compiles(relabel.makerModel, vendors.get(relabel.maker), "vendor", `${at}/makerModel`, faults);
	});
	checkSignals(facts.signals, known, faults);
	facts.listings.forEach((listing, index) => {
		known(listing.maker, `listings.json#/listings/${index}/maker`);
		compiles(listing.model, vendors.get(listing.maker), "vendor", `listings.json#/listings/${index}/model`, faults);
	});
	facts.families.forEach((family, index) => {
		known(family.maker, `families.json#/families/${index}/maker`);
		compiles(family.pattern, vendors.get(family.maker), "catalogue", `families.json#/families/${index}/pattern`, faults);
	});
}

/** Runs every family's own examples; each that fails is a fault. */
export function runExamples(facts: CatalogueFacts): void {
	const vendors = new Map(facts.vendors.map((vendor) => [vendor.id, vendor]));
	runSignalExamples(facts.signals, (at, message) => fails(facts.faults, at, message));
	facts.families.forEach((family, index) => {
		const pattern = compileFamily(family, vendors.get(family.maker)?.convention);
		const at = `families.json#/families/${index}`;
		family.matches.forEach((model, example) => {
			if (pattern?.test(model).match !== "match")
				fails(facts.faults, `${at}/matches/${example}`, `${family.pattern} does not take ${model}`);
		});
		family.mustNotMatch.forEach((model, example) => {
			if (pattern?.test(model).match !== "no")
				fails(facts.faults, `${at}/mustNotMatch/${example}`, `${family.pattern} does not refuse ${model}`);
		});
		if (family.matches.length === 0 || family.mustNotMatch.length === 0) fails(facts.faults, at, `${family.pattern} has no examples`);
	});
}

/** The pattern of a family; `undefined` where it does not compile. */
export function compileFamily(family: ModelFamily, convention: ModelConvention | undefined): ModelPattern | undefined {
	if (convention === undefined) return undefined;
	const compiled = compileModelPattern(family.pattern, { notation: "catalogue", convention, siblings: [] });
	return compiled.ok ? compiled.value : undefined;
}

function fails(faults: Faults, at: string, message: string): void {
	faults.add("catalog/self-test-failed", at, message, "Correct the pattern or the example.");
}

function compiles(model: string, vendor: Vendor | undefined, notation: ModelReadingOptions["notation"], at: string, faults: Faults): void {
	if (vendor === undefined) return;
	const compiled = compileModelPattern(model, { notation, convention: vendor.convention, siblings: [] });
	if (!compiled.ok) faults.add("catalog/bad-pattern", at, `"${model}" cannot be read: ${compiled.error.code}`, "Write one model name.");
}

/** No id twice, and no name that two vendors claim. */
function checkNames(vendors: readonly Vendor[], faults: Faults): void {
	const ids = new Set<string>();
	const names = new Map<string, string>();
	vendors.forEach((vendor, index) => {
		const at = `vendors.json#/vendors/${index}`;
		if (ids.has(vendor.id)) faults.add("catalog/duplicate-id", `${at}/id`, `"${vendor.id}" stands twice`, "Join the two entries.");
		ids.add(vendor.id);
		for (const name of [vendor.id, vendor.name, ...vendor.aliases]) {
			const owner = names.get(nameKey(name));
			if (owner !== undefined && owner !== vendor.id) {
				faults.add("catalog/ambiguous-name", at, `"${name}" names ${owner} and ${vendor.id}`, "Take the name from one of them.");
			}
			names.set(nameKey(name), vendor.id);
		}
	});
}

function checkOwner(vendor: Vendor, vendors: ReadonlyMap<string, Vendor>, at: string, faults: Faults): void {
	const seen = new Set([vendor.id]);
	let owner = vendor.partOf;
	while (owner !== undefined && vendors.has(owner) && !seen.has(owner)) {
		seen.add(owner);
		owner = vendors.get(owner)?.partOf;
	}
	if (owner === undefined) return;
	if (seen.has(owner)) faults.add("catalog/part-of-circle", `${at}/partOf`, `${vendor.id} is part of itself`, "Break the circle.");
	else faults.add("catalog/unknown-vendor", `${at}/partOf`, `there is no vendor "${owner}"`, "Add it to vendors.json, or correct the id.");
}
