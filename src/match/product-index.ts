/**
 * Which products a model name may mean, found by the beginnings of their names instead of by holding it against all of them.
 *
 * The index only leaves out what cannot fit; what it gives is then held against the name itself (hit.ts). A product can fit a name only
 * if the signs before its first wildcard stand in it (also misread: 0 for O), or if the name stops before they do.
 */
import { isCategoryName, nameBehindKind } from "../catalog/model/category.ts";
import { readDeviceModel } from "../catalog/model/characters.ts";
import type { ModelPattern } from "../catalog/model/pattern.ts";
import { compact, tidyModel } from "../catalog/model/tidy.ts";
import type { ModelConvention, VendorId } from "../catalog/vendor.ts";
import { addTo } from "../core/multi-map.ts";
import { alike } from "./look-alike.ts";

/** What the index looks at of a product. */
interface Named {
	readonly names: readonly { readonly pattern: ModelPattern | undefined; readonly isTitle: boolean }[];
	readonly owners: readonly VendorId[];
}

/** What a name may mean. */
export interface Near<Product> {
	/** `undefined` where the name is too vague to leave any out. */
	readonly products: ReadonlySet<Product> | undefined;
	/** Whether any name that a document or the catalogue knows may stand in front of the model. */
	readonly isLed: boolean;
}

/** Products by the signs that a model of them must have. */
export interface ProductIndex<Product> {
	/**
	 * What a model name may mean, whoever sells it.
	 *
	 * @param before Further names that may stand in front of the model: those of its own label.
	 */
	near(model: string, before: readonly string[]): Near<Product>;
	/** Products with a name of which the first signs, `least` of them or more (three at the fewest), stand somewhere in a text. */
	within(text: string, least: number): ReadonlySet<Product>;
	/** Products that every model of a vendor must be held against: descriptions, titles of series, names that begin with a wildcard. */
	readonly unnamed: ReadonlyMap<VendorId, readonly Product[]>;
	isUnnamed(product: Product): boolean;
}

/** Shorter beginnings are looked for where a name begins only. */
const ANYWHERE = 3;
/** A convention that takes nothing off a model: prefixes are among the names in front. */
export const NO_PREFIXES: ModelConvention = { prefixes: [], innerX: "literal", trailingX: "any", lowerX: "one" };

/**
 * Indexes products.
 *
 * @param names Texts that may stand in front of a model: vendors' names, commercial prefixes, product lines in titles.
 */
export function indexProducts<Product extends Named>(products: readonly Product[], names: Iterable<string>): ProductIndex<Product> {
	const byPrefix = new Map<string, Product[]>();
	const bare = new Set<Product>();
	const unnamed = new Map<VendorId, Product[]>();
	for (const product of products) {
		for (const { pattern, isTitle } of product.names) {
			if (pattern === undefined || pattern.prefix === "" || isTitle) bare.add(product);
			if (pattern !== undefined && pattern.prefix !== "") addTo(byPrefix, alike(pattern.prefix), product);
		}
	}
	for (const product of bare) for (const vendor of product.owners) addTo(unnamed, vendor, product);
	const lengthsFrom = new Map<string, number[]>();
	for (const key of byPrefix.keys()) addLength(lengthsFrom, key.slice(0, ANYWHERE), key.length);
	const sorted = [...byPrefix.keys()].sort();
	const leading = new Set([...names].map(compact).filter((key) => key !== ""));

	const addAll = (key: string, into: Set<Product>) => {
		for (const product of byPrefix.get(key) ?? []) into.add(product);
	};
	const addWithin = (key: string, least: number, starts: ReadonlySet<number> | undefined, into: Set<Product>) => {
		for (let at = 0; at <= key.length - ANYWHERE; at++) {
			for (const length of lengthsFrom.get(key.slice(at, at + ANYWHERE)) ?? [])
				if (length >= least && at + length <= key.length) addAll(key.slice(at, at + length), into);
		}
		for (const at of starts ?? [])
			for (let length = 1; length < ANYWHERE && at + length <= key.length; length++) addAll(key.slice(at, at + length), into);
	};
	/** Names that go on where the text stops. */
	const addLonger = (key: string, into: Set<Product>) => {
		for (let at = firstFrom(sorted, key); at < sorted.length && sorted[at]?.startsWith(key) === true; at++)
			for (const product of byPrefix.get(sorted[at] ?? "") ?? []) into.add(product);
	};
	return {
		unnamed,
		isUnnamed: (product) => bare.has(product),
		within(text, least) {
			const found = new Set<Product>();
			for (const spelling of spellingsOf(text)) addWithin(alike(compact(spelling)), least, undefined, found);
			return found;
		},
		near(model, before) {
			const found = new Set<Product>();
			let isVague = false;
			let isLed = false;
			for (const text of spellingsOf(model)) {
				const key = compact(text);
				const places = new Set<number>();
				for (const { at, behindName } of startsOf(text, leading, before)) {
					isLed ||= behindName;
					for (const from of [text.slice(at), nameBehindKind(text.slice(at))]) {
						if (from === undefined) continue;
						const device = readDeviceModel(from, NO_PREFIXES);
						isVague ||= device.vague || device.unknownAt.size > 0 || device.key === "";
						if (device.key !== "") addLonger(alike(device.key), found);
						places.add(key.length - compact(from).length);
					}
				}
				addWithin(alike(key), ANYWHERE, places, found);
			}
			return { products: isVague ? undefined : found, isLed };
		},
	};
}

/** A model with and without the words that its pattern leaves out in the middle: `MELSEC-F series FX3S`. */
export function spellingsOf(model: string): readonly string[] {
	const tidy = tidyModel(model);
	const plain = tidy.replace(/[\s_-](?:series|family)\b/gi, " ").trim();
	return plain === tidy ? [tidy] : [tidy, plain];
}

function addLength(lengths: Map<string, number[]>, start: string, length: number): void {
	const held = lengths.get(start);
	if (held === undefined) lengths.set(start, [length]);
	else if (!held.includes(length)) held.push(length);
}

/** Index of the first text that is not before `key`. */
function firstFrom(sorted: readonly string[], key: string): number {
	let low = 0;
	let high = sorted.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((sorted[middle] ?? "") < key) low = middle + 1;
		else high = middle;
	}
	return low;
}

/** Where a model may begin. */
export interface Start {
	/** Offset in the text. */
	readonly at: number;
	/** A name stands before it, and not only words for a kind of device. */
	readonly behindName: boolean;
}

/** Words of a text that are looked at for names in front of a model, and most words of such a name. */
export const MOST_LED_WORDS = 12;

/** Where the model itself may begin: at the front, and behind names and kind words that stand there. */
export function startsOf(tidy: string, leading: ReadonlySet<string>, before: readonly string[]): readonly Start[] {
	const own = new Set(before.map(compact));
	const words = [...tidy.matchAll(/[\p{L}\p{N}+]+/gu)]
		.slice(0, MOST_LED_WORDS)
		.map((found) => ({ at: found.index, key: compact(found[0]) }));
	const starts = new Map<number, Start>([[0, { at: 0, behindName: false }]]);
	for (const [from] of words.entries()) {
		const start = starts.get(from);
		if (start === undefined) continue;
		let name = "";
		for (let to = from; to < words.length - 1; to++) {
			const word = words[to]?.key ?? "";
			name += word;
			const isName = leading.has(name) || own.has(name);
			if (!isName && !(to === from && isCategoryName(word))) continue;
			const next = { at: words[to + 1]?.at ?? 0, behindName: start.behindName || isName };
			if (starts.get(to + 1)?.behindName !== true) starts.set(to + 1, next);
		}
	}
	return [...starts.values()];
}
