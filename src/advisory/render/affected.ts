/** What a document states about products, joined so that a reader finds one line to act on. Texts are the document's own. */
import type { Advisory, Product, RemediationCategory, Vulnerability } from "../document.ts";
import { fixesFor } from "../fixes-for.ts";
import type { Expression } from "../range/expression.ts";

/** What is to be done about products of a line. `ask`: the newest firmware, for no version is named. */
export type Remedy = "upgrade" | "replace" | "mitigate" | "ask";

/** Products of one maker of which a document says the same. */
export interface AffectedLine {
	readonly vendor: string;
	/** Each once. */
	readonly names: readonly string[];
	/** Further names of the same products: model numbers. */
	readonly models: readonly string[];
	/** The tag of the source that says so, where our own documents lay several side by side. */
	readonly part: string;
	readonly affected: readonly Expression[];
	/** Firmware of which the document itself says that it is not decided. */
	readonly open: readonly Expression[];
	/** From which firmware on it is fixed, by the document's words. */
	readonly targets: readonly string[];
	/** Firmware stated as fixed. */
	readonly fixed: readonly Expression[];
	readonly remedy: Remedy;
}

/** The lines of one hole; those with something affected first. What is only stated as fixed or not affected is counted. */
export interface AffectedLines {
	readonly lines: readonly AffectedLine[];
	/** Products that are only stated as not affected or fixed. */
	readonly others: number;
}

interface Gathered {
	readonly vendor: string;
	readonly name: string;
	readonly part: string;
	readonly models: Set<string>;
	readonly affected: Map<string, Expression>;
	readonly open: Map<string, Expression>;
	readonly fixed: Map<string, Expression>;
	readonly targets: Set<string>;
	readonly categories: Set<RemediationCategory>;
}

/** Joins what a document states under one hole. */
export function affectedLines({ products }: Pick<Advisory, "products">, hole: Vulnerability): AffectedLines {
	const gathered = new Map<string, Gathered>();
	const byProduct = categoriesOf(hole);
	for (const product of products) {
		const status = hole.status.get(product.productId);
		if (status === undefined) continue;
		const one = gather(gathered, product);
		for (const { text, slot } of product.models) if (slot !== "full_name" && text !== one.name) one.models.add(text);
		const { expression } = product;
		const key = JSON.stringify(expression);
		if (status === "fixed") one.fixed.set(key, expression);
		if (status !== "known_affected" && status !== "under_investigation") continue;
		(status === "known_affected" ? one.affected : one.open).set(key, expression);
		if (status === "known_affected") for (const { text } of fixesFor(hole, product, products)) one.targets.add(text);
		for (const category of [...(byProduct.get(product.productId) ?? []), ...(byProduct.get("") ?? [])]) one.categories.add(category);
	}
	const told = [...gathered.values()].filter(({ affected, open }) => affected.size + open.size > 0);
	const joined = Map.groupBy(told, (one) =>
		JSON.stringify([
			one.vendor,
			one.part,
			...[one.affected, one.open, one.fixed].map((map) => [...map.keys()]),
			[...one.targets],
			remedyOf(one),
		]),
	);
	const lines = [...joined.values()].flatMap((members) => (members[0] === undefined ? [] : [toLine(members[0], members)]));
	return {
		lines: lines.sort((a, b) => Number(a.affected.length === 0) - Number(b.affected.length === 0)),
		others: gathered.size - told.length,
	};
}

function gather(gathered: Map<string, Gathered>, { vendor, name, fullName }: Product): Gathered {
	const part = /\[source: ([a-z0-9-]{1,40})\]\s*$/.exec(fullName)?.[1] ?? "";
	const key = JSON.stringify([vendor, name, part]);
	const held = gathered.get(key);
	if (held !== undefined) return held;
	const maps = { affected: new Map(), open: new Map(), fixed: new Map() };
	const made = {
		vendor,
		name,
		part,
		models: new Set<string>(),
		targets: new Set<string>(),
		categories: new Set<RemediationCategory>(),
		...maps,
	};
	gathered.set(key, made);
	return made;
}

/** Categories of remediations by product id; under the empty id those that name no product. */
function categoriesOf({ remediations }: Vulnerability): ReadonlyMap<string, ReadonlySet<RemediationCategory>> {
	const found = new Map<string, Set<RemediationCategory>>();
	for (const { category, productIds } of remediations) {
		for (const id of productIds.length === 0 ? [""] : productIds) {
			const held = found.get(id);
			if (held === undefined) found.set(id, new Set([category]));
			else held.add(category);
		}
	}
	return found;
}

function remedyOf({ targets, fixed, categories }: Pick<Gathered, "targets" | "fixed" | "categories">): Remedy {
	if (targets.size > 0) return "upgrade";
	if (categories.has("no_fix_planned") || categories.has("none_available")) return "replace";
	if (categories.has("vendor_fix") || fixed.size > 0) return "ask";
	return categories.size > 0 ? "mitigate" : "ask";
}

function toLine(first: Gathered, members: readonly Gathered[]): AffectedLine {
	return {
		vendor: first.vendor,
		part: first.part,
		names: [...new Set(members.map(({ name }) => name))],
		models: [...new Set(members.flatMap(({ models }) => [...models]))],
		affected: [...first.affected.values()],
		open: [...first.open.values()],
		fixed: [...first.fixed.values()],
		targets: [...first.targets],
		remedy: remedyOf(first),
	};
}

/** What a whole document asks for: the words that stand first. `some`: a fix for some of the products only. */
export interface Lead {
	readonly kind: "upgrade" | "some" | "replace" | "mitigate" | "ask" | "withdrawn" | "unknown";
	/** Holes that the named firmware does not close, where it closes another. */
	readonly staysOpen: readonly string[];
}

/** Decides by the lines of all holes: a product that one of them names a fix for is to be updated, whatever another leaves open. */
export function leadOf(holes: readonly { readonly name: string; readonly lines: readonly AffectedLine[] }[], withdrawn: boolean): Lead {
	if (withdrawn) return { kind: "withdrawn", staysOpen: [] };
	const byProduct = new Map<string, Remedy>();
	const staysOpen: string[] = [];
	for (const { name, lines } of holes) {
		const affected = lines.filter((line) => line.affected.length > 0);
		if (affected.some(({ remedy }) => remedy === "replace") && !affected.some(({ remedy }) => remedy === "upgrade")) staysOpen.push(name);
		for (const { vendor, names, remedy } of affected) {
			for (const product of names) {
				const key = JSON.stringify([vendor, product]);
				const held = byProduct.get(key);
				if (held === undefined || WEIGHT[remedy] < WEIGHT[held]) byProduct.set(key, remedy);
			}
		}
	}
	const remedies = new Set(byProduct.values());
	if (remedies.size === 0) return { kind: holes.some(({ lines }) => lines.length > 0) ? "ask" : "unknown", staysOpen: [] };
	if (remedies.has("upgrade")) return { kind: remedies.size === 1 ? "upgrade" : "some", staysOpen };
	return { kind: REMEDIES.find((remedy) => remedies.has(remedy)) ?? "unknown", staysOpen: [] };
}

/** Of several for one product the first counts. */
const WEIGHT: Readonly<Record<Remedy, number>> = { upgrade: 0, ask: 1, mitigate: 2, replace: 3 };

/** Of several for different products the first is said. */
const REMEDIES: readonly Remedy[] = ["replace", "ask", "mitigate"];
