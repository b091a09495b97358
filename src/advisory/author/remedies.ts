/** Remediations of a hole: one for each sentence, with all products it is for. */
import type { Leaf } from "./leaves.ts";

/** A remediation as it stands in the document. */
export interface DraftRemediation {
	readonly category: string;
	readonly details: string;
	readonly product_ids: readonly string[];
	readonly url?: string;
}

/** Gathers them; where the author wrote no words they are made from the fix. */
export function remediationsOf(leaves: readonly Leaf[]): readonly DraftRemediation[] {
	const groups = new Map<string, { readonly leaf: Leaf; readonly leaves: Leaf[] }>();
	for (const leaf of leaves) {
		if (leaf.status !== "known_affected" && leaf.status !== "under_investigation") continue;
		const { remedy, details, url, fix } = leaf.statement;
		const key = JSON.stringify([remedy, details, url, details === "" ? fix : ""]);
		const held = groups.get(key);
		if (held === undefined) groups.set(key, { leaf, leaves: [leaf] });
		else held.leaves.push(leaf);
	}
	return [...groups.values()].map(({ leaf, leaves: all }) => {
		const { remedy, details, url } = leaf.statement;
		return {
			category: remedy,
			details: details === "" ? wordsOf(leaf, all) : details,
			product_ids: [...new Set(all.map(({ id }) => id))],
			...(url === "" ? {} : { url }),
		};
	});
}

function wordsOf({ statement: { remedy, fix } }: Leaf, all: readonly Leaf[]): string {
	const names = [...new Set(all.map(({ product }) => `${product.vendor} ${product.name}`))];
	const who = names.length === 1 ? (names[0] ?? "") : "these devices";
	switch (remedy) {
		case "vendor_fix":
			return fix === "" ? `Install the newest firmware that the maker offers for ${who}.` : `Update ${who} to ${fix} or later.`;
		case "mitigation":
		case "workaround":
			return `Keep ${who} off the internet: no port forwarding, UPnP off, remote access through a VPN only.`;
		case "none_available":
			return `No fix is known for ${who}: replace, or isolate in a network segment that the internet cannot reach.`;
		case "no_fix_planned":
			return `Replace ${who}: no fix will come. Until then isolate in a network segment that the internet cannot reach.`;
	}
}
