/** Editions of the catalogue that a data directory has taken, and which of them is in force. */
import { type Bundle, compareEditions, type EditionHead } from "./bundle.ts";

/** An edition that was taken from a bundle. */
export interface InstalledEdition extends EditionHead {
	/** Name of its folder below `catalogue/`. */
	readonly folder: string;
	/** Of the bundle, lower-case hex. */
	readonly sha256: string;
	/** Fingerprint of the key that signed it. */
	readonly signedBy: string;
	/** RFC 3339. */
	readonly signedAt: string;
	readonly installedAt: string;
	/** File or address it was taken from. */
	readonly from: string;
	/** The edition that shipped with the program then: a newer one that ships later goes before this one. */
	readonly shippedThen: EditionHead;
	/** SHA-256 of its documents, lower-case hex. */
	readonly documents: readonly string[];
}

/** A key that bundles may be signed with. */
export interface TrustedKey {
	/** Upper-case hex. */
	readonly fingerprint: string;
	readonly armoured: string;
	/** RFC 3339, and the file that it was read from. */
	readonly trustedAt: string;
	readonly from: string;
}

/** One step, as recorded; it is written together with what it did. */
export interface CatalogueStep {
	/** RFC 3339. */
	readonly at: string;
	readonly did: "update" | "rollback" | "trust";
	/** Version, or fingerprint. */
	readonly what: string;
	readonly before: string;
	readonly from: string;
}

/** All of it. */
export interface CatalogueState {
	/** In the order in which they were taken; the last is in force, unless a newer one ships. */
	readonly editions: readonly InstalledEdition[];
	readonly keys: readonly TrustedKey[];
	/** Documents that came with editions which were rolled back, by their hash: they count no more. */
	readonly withdrawn: readonly string[];
	readonly steps: readonly CatalogueStep[];
}

/** Nothing was ever taken. */
export const NO_EDITIONS: CatalogueState = { editions: [], keys: [], withdrawn: [], steps: [] };

/** The edition in force; `undefined`: the one that ships, because nothing was taken or what was taken is older than what ships by now. */
export function editionInForce({ editions }: CatalogueState, shipped: EditionHead): InstalledEdition | undefined {
	const last = editions.at(-1);
	if (last === undefined) return undefined;
	return compareEditions(shipped, last) > 0 && compareEditions(shipped, last.shippedThen) !== 0 ? undefined : last;
}

/** Where a bundle came from, and who signed it. */
export type TakenBundle = Pick<InstalledEdition, "sha256" | "signedBy" | "signedAt" | "from">;

/** Editions of a data directory, held for changes; nobody else changes them until it is closed. */
export interface InstalledCatalogues {
	state(): CatalogueState;
	/** Puts an edition in force. */
	put(bundle: Bundle, taken: TakenBundle, now: number): Promise<InstalledEdition>;
	/** Puts the edition before in force, at last the one that ships; gives what was taken out of force, `undefined`: there was none. */
	rollback(now: number): Promise<InstalledEdition | undefined>;
	/** Keeps keys as trusted, each once. */
	trust(keys: readonly Pick<TrustedKey, "fingerprint" | "armoured">[], from: string, now: number): Promise<void>;
	close(): void;
}
