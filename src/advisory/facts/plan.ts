/** What a document of ours says beyond the facts: its number, its words, and readings that a person decided. */

/** A reading that a person decided for one model text of the facts, with its reason. */
export interface ModelReading {
	/** Another name for the product branch, where the facts hold a description. */
	readonly name?: string;
	/** Labels to state it under, instead of the maker. */
	readonly brands?: readonly string[];
	/** Further model numbers in CSAF notation: other spellings of the same device. */
	readonly also?: readonly string[];
	/** `under_investigation` where the facts name no model that a device could be compared with. */
	readonly status?: "under_investigation";
	readonly why: string;
}

/** One document: which holes it treats and what it says in words. Read from data/catalog/facts/documents.json, written by us. */
export interface AdvisoryPlan {
	/** `SEAWALL-2017-0001`; never used again for another document. */
	readonly id: string;
	/** The holes, in the order in which the document treats them. */
	readonly cves: readonly string[];
	readonly title: string;
	/** The summary; its first sentence says what to do. */
	readonly summary: string;
	/** Notices of the maker that a reader should look at, where no source of the facts is one. */
	readonly notices?: readonly { readonly title: string; readonly url: string }[];
	/**
	 * Only in documents that cannot decide: nothing comparable is known, every product is under_investigation. Says which notice to read
	 * and what to note down about the device.
	 */
	readonly lookUp?: string;
	/** Why the facts do not suffice for a verdict, or why they do although they are thin. */
	readonly reason?: string;
	/** Readings by model text. */
	readonly models?: Readonly<Record<string, ModelReading>>;
	/** Labels under which the same devices are sold, with the status that the sources support. */
	readonly relabels?: {
		readonly brands: readonly string[];
		readonly status: "known_affected" | "under_investigation";
		readonly cves: readonly string[];
	};
	/** Holes of which a source says that no firmware closes them: above the last affected version they stay open, with its words. */
	readonly openAbove?: readonly string[];
	/** Tags for statements whose source says two things: affected value -> tag. */
	readonly tags?: Readonly<Record<string, string>>;
	/**
	 * Builds that a source includes by what is probably a slip: below affected, the build itself under_investigation. The value is the
	 * first day that surely lies behind it, `YYYY-MM-DD`.
	 */
	readonly slips?: Readonly<Record<string, string>>;
	/** Releases of the document, oldest first; the last one is the current version. */
	readonly revisions: readonly { readonly date: string; readonly summary: string }[];
}
