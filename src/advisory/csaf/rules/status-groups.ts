/** Product statuses and the groups they form (6.1.6 of 2.0, 3.2.4.12 of 2.1). */
import { asObject, member } from "../json.ts";
import { type CsafView, type Located, productsOf } from "./csaf-view.ts";

/** A group of statuses that exclude one another. */
export type StatusGroup = "Affected" | "Not affected" | "Fixed" | "Under investigation" | "Unknown" | "Recommended";

const GROUPS: Readonly<Record<string, StatusGroup>> = {
	first_affected: "Affected",
	known_affected: "Affected",
	last_affected: "Affected",
	known_not_affected: "Not affected",
	first_fixed: "Fixed",
	fixed: "Fixed",
	under_investigation: "Under investigation",
	unknown: "Unknown",
	recommended: "Recommended",
};

/** The group of a status; `unknown` exists in 2.1 only. */
export function groupOf(status: string, { version }: CsafView): StatusGroup | undefined {
	if (status === "unknown" && version === "2.0") return undefined;
	return Object.hasOwn(GROUPS, status) ? GROUPS[status] : undefined;
}

/** One mention of a product in a status. */
export interface StatusEntry {
	readonly product: string;
	readonly status: string;
	readonly group: StatusGroup;
	readonly pointer: () => string;
}

const held = new WeakMap<Located, readonly StatusEntry[]>();

/** Every mention of products in the statuses of a vulnerability, those of `wanted` when given. */
export function statusEntries(view: CsafView, vulnerability: Located, wanted?: readonly StatusGroup[]): readonly StatusEntry[] {
	let entries = held.get(vulnerability);
	if (entries === undefined) {
		entries = readEntries(view, vulnerability);
		held.set(vulnerability, entries);
	}
	return wanted === undefined ? entries : entries.filter(({ group }) => wanted.includes(group));
}

function readEntries(view: CsafView, { node, place }: Located): readonly StatusEntry[] {
	const status = asObject(member(node, "product_status"));
	if (status === undefined) return [];
	const entries: StatusEntry[] = [];
	for (const key of Object.keys(status)) {
		const group = groupOf(key, view);
		const list = status[key];
		if (group === undefined || !Array.isArray(list)) continue;
		for (let at = 0; at < list.length; at++) {
			const product: unknown = (list as unknown[])[at];
			if (typeof product !== "string") continue;
			entries.push({ product, status: key, group, pointer: () => place.pointer("product_status", key, at) });
		}
	}
	return entries;
}

/** The products that any of the items speaks of, directly or through groups. */
export function coveredBy(view: CsafView, items: readonly Located[]): ReadonlySet<string> {
	const covered = new Set<string>();
	for (const { node } of items) for (const id of productsOf(view, node)) covered.add(id);
	return covered;
}
