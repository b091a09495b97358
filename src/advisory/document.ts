/**
 * An advisory as read: what a CSAF document says, repaired where its own words are damaged, with every repair recorded.
 *
 * The JSON on disk was written by a publisher we do not control. These types are ours; the wire names stay in csaf/.
 */
import type { Problem } from "../core/problem.ts";
import type { Expression, FixClaim, Repair } from "./range/expression.ts";

/** CSAF 2.0 section 3.2.3.9, the statuses that say something about being affected, with first/last_* folded in. */
export type ProductStatus = "known_affected" | "fixed" | "known_not_affected" | "under_investigation";

/** CSAF 2.0 section 3.2.3.12.1. */
export type RemediationCategory = "vendor_fix" | "mitigation" | "workaround" | "no_fix_planned" | "none_available";

/** A name by which a document calls a model or family, before any wildcard is read. */
export interface ModelName {
	readonly text: string;
	/** The slot it was found in. `model_number` is CSAF notation (`?`, `*`), the others are the vendor's. */
	readonly slot: "product_name" | "product_family" | "version" | "full_name" | "model_number";
	readonly pointer: string;
}

/** One product of the product tree; for a relationship, the firmware on the hardware. */
export interface Product {
	readonly productId: string;
	/** JSON pointer of the full_product_name_t. */
	readonly pointer: string;
	/** Vendor branch, repaired; else the publisher that is the vendor itself; empty when neither tells, and the catalogue must. */
	readonly vendor: string;
	/** The product's name without vendor and version, repaired. */
	readonly name: string;
	/** full_product_name_t.name, repaired. */
	readonly fullName: string;
	/** Every name a device may be matched by; any one is enough. */
	readonly models: readonly ModelName[];
	/** What the version slot said. */
	readonly expression: Expression;
	/** The version slot as published; empty when the tree has none. */
	readonly expressionText: string;
	readonly expressionPointer: string;
	/** What else the name or a note says must hold, as written. */
	readonly conditions: readonly string[];
	/**
	 * Set where a further source lists the product and states no version at all: `-` or `*` in a CPE name, `n/a` in a CVE record. Its
	 * expression is `all`, but that is the lack of a statement and no statement that every build is affected: a patched device would be
	 * called affected for ever. `match/` sets such a source aside as soon as one that states versions speaks of the device.
	 */
	readonly undated?: true;
}

/** One remediation with the fixes its prose states. */
export interface Remediation {
	readonly category: RemediationCategory;
	readonly details: string;
	/** Where `details` stands. */
	readonly pointer: string;
	/** Product ids it names, groups resolved; empty = none given. */
	readonly productIds: readonly string[];
	readonly fixes: readonly FixClaim[];
	readonly url: string | undefined;
}

/** One CVSS entry of a document. */
export interface Score {
	/** Edition of CVSS: `3.1`. */
	readonly version: string;
	readonly vector: string;
	/** 0 to 10, computed from the vector; as stated only where the vector cannot be read. */
	readonly baseScore: number;
	/** What the document states, where that is not what its vector gives. */
	readonly statedBaseScore?: number;
	/** Where the CVSS object stands. */
	readonly pointer: string;
	readonly productIds: readonly string[];
	/** Who determined it, where that was not the document's author (CSAF 2.1 section 3.2.4.10.3). */
	readonly origin?: string;
}

/** A severity in one word, for which the document gives no vector (CSAF 2.1 section 3.2.4.10.1); CVSS goes before it. */
export interface SeverityRating {
	/** `critical`, `high`, `medium`, `low`, `none` */
	readonly rating: string;
	readonly pointer: string;
	readonly productIds: readonly string[];
	readonly origin?: string;
}

/** The words that give a product its status. */
export interface StatusPlace {
	readonly pointer: string;
	/** Verbatim; empty where the place says it without words (`defaultStatus` left out, `vulnerable: true`). */
	readonly quote: string;
}

/** One vulnerability of the document. */
export interface Vulnerability {
	readonly cve: string | undefined;
	readonly title: string | undefined;
	readonly pointer: string;
	/** Status per product id; where lists contradict each other the worst counts and a repair is recorded. */
	readonly status: ReadonlyMap<string, ProductStatus>;
	/**
	 * Whether `status` is all that the document says of it. False where `product_status` is missing or names nothing, a list of it could
	 * not be read or has a name that no CSAF knows, or an id is no product's: then "not in the lists" is no statement.
	 */
	readonly statusComplete: boolean;
	/**
	 * Where a status stands and in which words, by product id; for one that is not here at `product_status`, under the product's own id.
	 * Other forms than CSAF have no such member, and a group's id stands for its products.
	 */
	readonly statusPlaces?: ReadonlyMap<string, StatusPlace>;
	readonly remediations: readonly Remediation[];
	readonly scores: readonly Score[];
	readonly ratings?: readonly SeverityRating[];
	/** Why products are not affected, in CSAF's words (`vulnerable_code_not_present`, …), by product id; only where the document says so. */
	readonly flags?: ReadonlyMap<string, StatusPlace>;
	readonly notes: readonly Note[];
}

/** A note, or any prose of the document that may widen a verdict. */
export interface Note {
	readonly category: string;
	readonly title: string;
	readonly text: string;
	/** Where `text` stands. */
	readonly pointer: string;
}

/** A version slot that could not be read. */
export interface Unparsed {
	readonly pointer: string;
	readonly text: string;
	readonly at: number;
	readonly expected: string;
}

/** One entry of `document.tracking.revision_history`. */
export interface Revision {
	readonly number: string;
	readonly date: string;
	readonly summary: string;
}

/** What the head of a CSAF document says besides; texts as published, empty where it says nothing. */
export interface DocumentHead {
	/** `csaf_security_advisory`, `csaf_vex`, … */
	readonly category: string;
	readonly csafVersion: string;
	/** `draft`, `interim`, `final` */
	readonly status: string;
	readonly namespace: string;
	readonly language: string;
	/** `document.aggregate_severity.text` */
	readonly aggregateSeverity: string;
	/** How its version is counted (CSAF 2.1 section 3.1.13); `undefined` where it is neither. */
	readonly versioning: "integer" | "semantic" | undefined;
	readonly revisions: readonly Revision[];
}

/** A whole advisory. */
export interface Advisory {
	/** document.tracking.id */
	readonly id: string;
	/** document.tracking.version */
	readonly revision: string;
	readonly title: string;
	readonly publisher: string;
	/** document.publisher.category: `vendor`, `coordinator`, `other`, … */
	readonly publisherCategory: string;
	/** RFC 3339 instants as published. */
	readonly initialReleaseDate: string;
	readonly currentReleaseDate: string;
	/** TLP label inside: `CLEAR` for CSAF 2.0's WHITE. */
	readonly tlp: string | undefined;
	/** Where the file was read from, for proofs; never fetched. */
	readonly source: string;
	readonly products: readonly Product[];
	readonly vulnerabilities: readonly Vulnerability[];
	readonly notes: readonly Note[];
	readonly references: readonly { readonly summary: string; readonly url: string }[];
	readonly repairs: readonly Repair[];
	readonly unparsed: readonly Unparsed[];
	/**
	 * Set for what is no advisory but a record of a hole: a CVE record, an NVD entry. A further source beside the maker's or a
	 * coordinator's advisories: it can raise a doubt, never call a device safe that one of them calls affected.
	 */
	readonly further?: "cve" | "nvd";
	/** CSAF documents alone. */
	readonly head?: DocumentHead;
	/** What a reader of the document has to be told: an extension that says something important and is not known here. */
	readonly warnings?: readonly Problem[];
	/** Set where the publisher took the document back: CSAF 2.1 sections 4.7 and 4.8, a CVE record that is rejected. It states nothing more. */
	readonly withdrawn?: true;
}
