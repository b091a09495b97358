/** What changed between two versions of a document, member by member. Both were written by strangers: no recursion, and a bounded list. */
import { asObject, step, text } from "./csaf/json.ts";

/** One change. Pointers of what was removed lead into the older document, all others into the newer. */
export type DocumentChange =
	| { readonly change: "added"; readonly pointer: string; readonly after: unknown }
	| { readonly change: "removed"; readonly pointer: string; readonly before: unknown }
	| { readonly change: "changed"; readonly pointer: string; readonly before: unknown; readonly after: unknown };

/** All changes, or as many as fit. */
export interface DocumentDifference {
	readonly changes: readonly DocumentChange[];
	/** There are more than are listed. */
	readonly cut: boolean;
}

const MOST_CHANGES = 100_000;

interface Pair {
	readonly before: unknown;
	readonly after: unknown;
	readonly pointer: string;
	/** The same place in the older document, where lists moved. */
	readonly old: string;
}

/** Compares two parsed documents. Entries of lists are paired by what names them (product id, CVE, revision number), not by their place. */
export function differenceOf(before: unknown, after: unknown): DocumentDifference {
	const changes: DocumentChange[] = [];
	const waiting: Pair[] = [{ before, after, pointer: "", old: "" }];
	for (let pair = waiting.pop(); pair !== undefined; pair = waiting.pop()) {
		if (changes.length >= MOST_CHANGES) return { changes, cut: true };
		const { pointer, old } = pair;
		if (pair.before === undefined) changes.push({ change: "added", pointer, after: pair.after });
		else if (pair.after === undefined) changes.push({ change: "removed", pointer: old, before: pair.before });
		else {
			const inner = pairsIn(pair);
			if (inner === undefined) {
				if (pair.before !== pair.after) changes.push({ change: "changed", pointer, before: pair.before, after: pair.after });
			} else for (let i = inner.length - 1; i >= 0; i--) if (inner[i] !== undefined) waiting.push(inner[i] as Pair);
		}
	}
	return { changes, cut: false };
}

/** What to compare inside; `undefined` for texts, numbers and values of different kinds. */
function pairsIn({ before, after, pointer, old }: Pair): readonly Pair[] | undefined {
	if (Array.isArray(before) && Array.isArray(after)) return pairsOfLists(before, after, pointer, old);
	const [a, b] = [asObject(before), asObject(after)];
	if (a === undefined || b === undefined) return undefined;
	const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])];
	return keys.map((key) => ({
		before: Object.hasOwn(a, key) ? a[key] : undefined,
		after: Object.hasOwn(b, key) ? b[key] : undefined,
		pointer: step(pointer, key),
		old: step(old, key),
	}));
}

function pairsOfLists(before: readonly unknown[], after: readonly unknown[], pointer: string, old: string): readonly Pair[] {
	const [left, right] = [named(before), named(after)];
	const pair = (a: number, b: number): Pair => ({ before: before[a], after: after[b], pointer: step(pointer, b), old: step(old, a) });
	if (left === undefined || right === undefined) return Array.from({ length: Math.max(before.length, after.length) }, (_, i) => pair(i, i));
	const gone = [...left]
		.filter(([name]) => !right.has(name))
		.map(([, at]) => ({ before: before[at], after: undefined, pointer, old: step(old, at) }));
	return [...[...right].map(([name, at]) => pair(left.get(name) ?? -1, at)), ...gone];
}

/** Members that name an entry of a list, the surest first. */
const NAMES = ["product_id", "group_id", "cve", "number", "url", "title", "category"] as const;

/** Where the entry of each name stands; `undefined` where an entry has no name, or two have the same. */
function named(list: readonly unknown[]): ReadonlyMap<string, number> | undefined {
	const found = new Map<string, number>();
	for (const [at, entry] of list.entries()) {
		const name = nameOf(entry);
		if (name === undefined || found.has(name)) return undefined;
		found.set(name, at);
	}
	return found;
}

function nameOf(entry: unknown): string | undefined {
	if (typeof entry === "string") return entry;
	const object = asObject(entry);
	// A branch is its category and name; `full_product_name` stands one level below in a joined product.
	const branch = text(object, "name");
	if (branch !== undefined && text(object, "category") !== undefined) return JSON.stringify([text(object, "category"), branch]);
	for (const key of NAMES) {
		const value = text(object, key) ?? text(asObject(object?.["full_product_name"]), key);
		if (value !== undefined) return JSON.stringify([key, value]);
	}
	return undefined;
}
