/** A catalogue that can be replaced while it is in use: whoever holds it asks the newest one. */
import type { Catalogue } from "./catalogue.ts";

/** The catalogue, and how to replace it. */
export interface LiveCatalogue {
	readonly catalogue: Catalogue;
	replace(next: Catalogue): void;
}

/** Makes it. What was answered before stays as it was answered. */
export function createLiveCatalogue(first: Catalogue): LiveCatalogue {
	let now = first;
	return {
		catalogue: {
			get version() {
				return now.version;
			},
			get date() {
				return now.date;
			},
			get signals() {
				return now.signals;
			},
			get vendors() {
				return now.vendors;
			},
			get families() {
				return now.families;
			},
			get relabels() {
				return now.relabels;
			},
			vendor: (id) => now.vendor(id),
			findVendors: (text) => now.findVendors(text),
			withParents: (id) => now.withParents(id),
			relabelsOf: (brand) => now.relabelsOf(brand),
			schemesOf: (id) => now.schemesOf(id),
			familyOf: (model, maker) => now.familyOf(model, maker),
			listings: (cve) => now.listings(cve),
			attacked: (cve) => now.attacked(cve),
			signalsOf: (clues) => now.signalsOf(clues),
			signal: (id) => now.signal(id),
		},
		replace(next) {
			now = next;
		},
	};
}
