/**
 * The names of a fleet, found by what a document may call them: the other way round from product-index.ts. A new document asks it
 * which of a fleet's names it may concern; it gives too many rather than too few.
 */
import { nameBehindKind } from "../catalog/model/category.ts";
import { readDeviceModel } from "../catalog/model/characters.ts";
import { compact, tidyModel } from "../catalog/model/tidy.ts";
import type { VendorId } from "../catalog/vendor.ts";
import { addTo } from "../core/multi-map.ts";
import { fold } from "../core/text.ts";
import type { CompiledAdvisory, CompiledProduct } from "./compile.ts";
import { mayBeAnywhere } from "./doubt.ts";
import { kinKeys, kinVendors } from "./kin.ts";
import { ownNames } from "./likeness.ts";
import { alike } from "./look-alike.ts";
import { MOST_LED_WORDS, NO_PREFIXES, spellingsOf, startsOf } from "./product-index.ts";
import { withoutBrand } from "./product-name.ts";
import { keysOfModel } from "./shared-name.ts";
import type { Subject } from "./subject.ts";

/** A name of a fleet: a subject without regard to its firmware. */
export interface FleetName {
	readonly subject: Subject;
}

/** Finds names; made once for a fleet. */
export interface NameIndex<Name extends FleetName> {
	/** Every name that a document may speak of. `before`: texts that may stand in front of a model, as for `indexProducts`. */
	concernedBy(entry: CompiledAdvisory, before: Iterable<string>): ReadonlySet<Name>;
	/** All names that may be of a vendor. */
	of(vendor: VendorId): readonly Name[];
}

/** Signs of the keys of the index. */
const GRAM = 3;

/** Indexes names. */
export function indexNames<Name extends FleetName>(names: readonly Name[]): NameIndex<Name> {
	const byVendor = new Map<VendorId, Name[]>();
	const vague = new Map<VendorId, Name[]>();
	const byGram = new Map<string, Name[]>();
	const byKey = new Map<string, Name[]>();
	const byLead = new Map<string, Name[]>();
	const byText = new Map<string, Name[]>();
	const keysOf = new Map<Name, readonly string[]>();
	const byKin = new Map<VendorId, Map<string, Name[]>>();
	for (const name of names) {
		const { identity, likeness, matcher } = name.subject;
		const models = [...new Set(likeness.faces.faces.flatMap(({ model }) => model ?? []))];
		const own = likeness.faces.faces.flatMap((face) => ownNames(face, matcher.catalogue));
		const whole = [identity.brand, identity.model].filter((text) => text !== undefined).join(" ");
		const vendors = new Set(likeness.faces.faces.flatMap((face) => face.vendors));
		const isOpen = mayBeAnywhere(name.subject) || models.some(isVague);
		for (const vendor of vendors) {
			addTo(byVendor, vendor, name);
			if (isOpen) addTo(vague, vendor, name);
		}
		const kin = new Set(models.flatMap(keysOfModel));
		for (const vendor of vendors) {
			const byKey = byKin.get(vendor) ?? new Map<string, Name[]>();
			byKin.set(vendor, byKey);
			for (const key of kin) addTo(byKey, key, name);
		}
		const spellings = [...new Set(models.flatMap(spellingsOf))];
		const keys = [...new Set([...spellings, ...spellingsOf(whole)].map((text) => alike(compact(text))))];
		keysOf.set(name, keys);
		for (const gram of new Set(keys.flatMap(gramsOf))) addTo(byGram, gram, name);
		const bare = withoutBrand(identity.brand, identity.model ?? "");
		for (const text of new Set([...models, identity.model ?? "", whole, bare].map(fold))) addTo(byText, text, name);
		const known = new Set(own.map(compact));
		for (const text of spellings) {
			for (const key of new Set(endsOf(text, own))) addTo(byKey, key, name);
			for (const lead of new Set(leadsOf(text))) if (!known.has(lead)) addTo(byLead, lead, name);
		}
	}

	/** Names that hold the beginning of a listed name, or stop within it. */
	const near = (prefix: string): Name[] => {
		const shorter = Array.from(prefix, (_, at) => byKey.get(prefix.slice(0, at + 1)) ?? []).flat();
		if (prefix.length < GRAM) return [...shorter, ...[...byKey].flatMap(([key, list]) => (key.startsWith(prefix) ? list : []))];
		const lists = gramsOf(prefix).map((gram) => byGram.get(gram) ?? []);
		const fewest = lists.reduce((least, list) => (list.length < least.length ? list : least));
		return [...shorter, ...fewest.filter((name) => keysOf.get(name)?.some((key) => key.includes(prefix)))];
	};
	/** `DS-7204` where `iDS-72xx` is listed (doubt.ts). */
	const twinsOf = (prefix: string): readonly Name[] => (prefix.startsWith("1ds") ? near(prefix.slice(1)) : []);
	/** Names that share words with one of the product's. */
	const kinOf = (product: CompiledProduct): readonly Name[] => {
		const keys = kinKeys(product);
		return [...kinVendors(product)].flatMap((vendor) => {
			const byKey = byKin.get(vendor);
			return byKey === undefined ? [] : [...keys].flatMap((key) => byKey.get(key) ?? []);
		});
	};
	const ofProduct = (product: CompiledProduct): readonly Name[] =>
		product.names.flatMap(({ folded, pattern, isTitle }) => [
			...(byText.get(folded) ?? []),
			...(pattern === undefined || pattern.prefix === "" || isTitle
				? product.owners.flatMap((vendor) => byVendor.get(vendor) ?? [])
				: [...near(alike(pattern.prefix)), ...twinsOf(alike(pattern.prefix))]),
		]);
	return {
		of: (vendor) => byVendor.get(vendor) ?? [],
		concernedBy(entry, before) {
			const found = new Set<Name>();
			const add = (list: readonly Name[]) => {
				for (const name of list) found.add(name);
			};
			for (const vendor of entry.meant) add(vague.get(vendor) ?? []);
			for (const product of entry.products) {
				add(ofProduct(product));
				add(kinOf(product));
			}
			for (const text of before) add(byLead.get(compact(text)) ?? []);
			return found;
		},
	};
}

function gramsOf(key: string): readonly string[] {
	return Array.from({ length: Math.max(0, key.length - GRAM + 1) }, (_, at) => key.slice(at, at + GRAM));
}

/** A model that names a kind, or holds a wildcard of the owner's own. */
function isVague(model: string): boolean {
	return [model, nameBehindKind(tidyModel(model)) ?? model].some((text) => {
		const device = readDeviceModel(text, NO_PREFIXES);
		return device.vague || device.unknownAt.size > 0 || device.key === "";
	});
}

/** The keys of a model from where it may begin by its own label; where only a document puts a name in front, `leadsOf` finds it. */
function endsOf(text: string, own: readonly string[]): readonly string[] {
	return startsOf(text, NOTHING, own).flatMap(({ at }) => {
		const rest = text.slice(at);
		return [rest, nameBehindKind(rest) ?? rest].map((from) => alike(readDeviceModel(from, NO_PREFIXES).key));
	});
}

const NOTHING: ReadonlySet<string> = new Set();

/** What stands before each word but the first, from each word on. */
function leadsOf(text: string): readonly string[] {
	const words = [...text.matchAll(/[\p{L}\p{N}+]+/gu)].slice(0, MOST_LED_WORDS).map((word) => compact(word[0]));
	return words.flatMap((_, from) => words.slice(from, -1).map((_last, to) => words.slice(from, from + to + 1).join("")));
}
