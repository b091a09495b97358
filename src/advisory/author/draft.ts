/** An advisory while it is written: what a person states, from which the document is made. All texts are an author's. */

/** How far a document may be handed on (TLP 2.0); `CLEAR` is CSAF 2.0's WHITE. */
export const TLP_LABELS = ["CLEAR", "GREEN", "AMBER", "RED"] as const;
export type TlpLabel = (typeof TLP_LABELS)[number];

/** A product as an owner would name it. Its key links it with what is stated of it, and holds in this draft alone. */
export interface DraftProduct {
	readonly key: string;
	/** Maker or brand, as it stands on the label. */
	readonly vendor: string;
	/** Model or series. */
	readonly name: string;
	/** Model numbers in CSAF's notation (`?`, `*`), section 3.1.3.3.3. */
	readonly models: readonly string[];
	/** `vers` type of its firmware. */
	readonly scheme: string;
}

/** What is said of a product under a hole. */
export const STATUSES = ["known_affected", "known_not_affected", "under_investigation"] as const;
/** What is to be done about it, CSAF 2.0 section 3.2.3.12.1. */
export const REMEDIES = ["vendor_fix", "mitigation", "workaround", "none_available", "no_fix_planned"] as const;

/** One statement: a product, a range of its firmware, and the remedy. Empty ends are open. */
export interface DraftStatement {
	readonly product: string;
	readonly status: (typeof STATUSES)[number];
	/** First version of the range; empty: from the beginning. */
	readonly from: string;
	/** Its last version, or the first that is not in it; empty: no end. */
	readonly to: string;
	readonly toIncluded: boolean;
	/** First version that is fixed; empty: none is known. */
	readonly fix: string;
	readonly remedy: (typeof REMEDIES)[number];
	/** The remedy in words; empty: they are made from the rest. */
	readonly details: string;
	/** Where the fix can be had; empty: not stated. */
	readonly url: string;
}

/** One hole. */
export interface DraftHole {
	/** `CVE-2026-0001`; empty where there is none yet. */
	readonly cve: string;
	readonly title: string;
	readonly description: string;
	/** `CWE-287`; empty: not stated. */
	readonly cwe: string;
	/** Vector of CVSS 3.x; empty: not stated. */
	readonly cvss3: string;
	/** Vector of CVSS 4.0; empty: not stated. */
	readonly cvss4: string;
	/** What an attacker can do. */
	readonly impact: string;
	/** What is known of attacks; empty: nothing. */
	readonly exploited: string;
	readonly statements: readonly DraftStatement[];
}

/** A release that happened. */
export interface DraftRelease {
	/** RFC 3339 */
	readonly date: string;
	readonly summary: string;
}

/** Who is thanked. */
export interface DraftThanks {
	readonly names: readonly string[];
	readonly organization: string;
	readonly summary: string;
}

/** A draft. */
export interface Draft {
	readonly trackingId: string;
	readonly title: string;
	/** BCP 47 */
	readonly language: string;
	readonly publisher: { readonly name: string; readonly namespace: string; readonly category: string };
	readonly tlp: TlpLabel;
	/** RFC 3339: from this instant on the label is `CLEAR`; empty: no embargo. */
	readonly embargoUntil: string;
	/** Begins with the sentence that says what to do. */
	readonly summary: string;
	readonly products: readonly DraftProduct[];
	readonly holes: readonly DraftHole[];
	readonly notes: readonly { readonly title: string; readonly text: string }[];
	readonly references: readonly { readonly summary: string; readonly url: string }[];
	readonly acknowledgements: readonly DraftThanks[];
	/** Earlier releases, oldest first. */
	readonly releases: readonly DraftRelease[];
	/** What the next release changes. */
	readonly change: string;
	/** Where texts came from that nobody has looked over yet: field (JSON pointer into the draft), how sure, and where it was found. */
	readonly marks: readonly DraftMark[];
}

/** How a field of an imported draft was found. */
export interface DraftMark {
	/** JSON pointer into the draft. */
	readonly field: string;
	readonly confidence: "high" | "medium" | "low";
	/** Place in what was imported: `line 12`, `cell D7`, an XML path. */
	readonly found: string;
}

/** A draft that states nothing yet. */
export function emptyDraft(trackingId: string): Draft {
	return {
		trackingId,
		title: "",
		language: "en",
		publisher: { name: "", namespace: "", category: "vendor" },
		tlp: "AMBER",
		embargoUntil: "",
		summary: "",
		products: [],
		holes: [],
		notes: [],
		references: [],
		acknowledgements: [],
		releases: [],
		change: "",
		marks: [],
	};
}
