/** What the program knows about makers, brands, models and firmware, as one value that is passed around. */
import type { FirmwareScheme } from "./firmware/scheme.ts";
import type { Clues, Signal } from "./signal/signal.ts";
import type { AttackedHole, FurtherListing, ModelFamily, Relabel, Vendor, VendorId } from "./vendor.ts";

/** Built once from data/catalog by `buildCatalogue`; immutable. */
export interface Catalogue {
	/** Version of the data, as in data/catalog/catalog.json. */
	readonly version: string;
	/** `YYYY-MM-DD` of the newest fact in it. */
	readonly date: string;
	vendor(id: VendorId): Vendor | undefined;
	/**
	 * Every vendor that a text names: `Exacq Technologies, Johnson Controls Inc.` gives two, `GeutebrÃ¼ck` one.
	 * A text that names none gives one vendor with id `text:<folded>`, generic schemes and the literal convention; blank text gives none.
	 */
	findVendors(text: string): readonly Vendor[];
	/** The vendor and all that it is part of: what an advisory may call it. */
	withParents(id: VendorId): readonly VendorId[];
	/** Facts about what is inside devices of this brand, strongest evidence first. */
	relabelsOf(brand: VendorId): readonly Relabel[];
	/** Schemes to try for a vendor's devices, in order; `generic` is always last. */
	schemesOf(id: VendorId): readonly FirmwareScheme[];
	/** The family that a model name belongs to; with a maker, only that maker's. */
	familyOf(model: string, maker?: VendorId): ModelFamily | undefined;
	listings(cve: string): readonly FurtherListing[];
	attacked(cve: string): AttackedHole | undefined;
	/** What points to who built a device, whatever its label says. */
	readonly signals: readonly Signal[];
	readonly vendors: readonly Vendor[];
	readonly families: readonly ModelFamily[];
	/** Every fact about who builds whose devices, strongest evidence first for each brand. */
	readonly relabels: readonly Relabel[];
	/** The signals that a device shows, as a short key (signal/signal-finder.ts); `undefined` = none. */
	signalsOf(clues: Clues): string | undefined;
	signal(id: string): Signal | undefined;
}
