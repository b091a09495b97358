/** What the pages that write advisories work with. */
import type { DraftStore } from "../advisory/author/ports.ts";
import type { Catalogue } from "../catalog/catalogue.ts";

/** The parts. */
export interface Authoring {
	readonly drafts: DraftStore;
	/** Makers, series and who relabels whom. */
	readonly catalogue: Catalogue;
}
