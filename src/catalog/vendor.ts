/** Who builds devices and whose label they carry. Read from data/catalog, written by us from facts with a source and a date. */

/** Legal values are the ids of data/catalog/vendors.json; a name outside it becomes `text:<folded name>`. */
export type VendorId = string;

/** How a vendor writes model names, so that its wildcards are read as it means them. */
export interface ModelConvention {
	/** Commercial prefixes that devices report or leave out, longest first: `DHI-`, `DH-`. */
	readonly prefixes: readonly string[];
	/** What an upper-case X inside a model (not a trailing run) stands for: a letter of the name itself, one character, or several. */
	readonly innerX: "literal" | "one" | "several";
	/** What a trailing run of upper-case X stands for. */
	readonly trailingX: "literal" | "any";
	/** Whether lower-case x stands for exactly one character. */
	readonly lowerX: "literal" | "one";
}

/** A maker, a brand, or both. */
export interface Vendor {
	readonly id: VendorId;
	readonly name: string;
	/** `maker` builds devices, `brand` is a name on a label. */
	readonly roles: readonly ("maker" | "brand")[];
	/** Other spellings, legal names, mojibake included; compared folded. */
	readonly aliases: readonly string[];
	/** The vendor that owns it and speaks for it in advisories (Exacq for Johnson Controls). */
	readonly partOf: VendorId | undefined;
	/** Firmware scheme ids in the order to try. */
	readonly schemes: readonly string[];
	readonly convention: ModelConvention;
	/** True when families.json holds the beginnings of its models: a text outside them all is no model name, or too short to tell. */
	readonly modelsTold: boolean;
	readonly source: string;
	readonly date: string;
}

/** How a relabel is known; the order is strength. `image_match` alone never alarms (docs/adr/0006-maker-brand-relabel.md). */
export type Evidence =
	| "maker_owned"
	| "stated_by_authority"
	| "firmware_unpacked"
	| "author_tested"
	| "directory_tested"
	| "stated"
	| "stated_weak"
	| "image_match_listed"
	| "image_match";

/** One dated fact: devices of a brand (a line or a model of it) are built by a maker. Facts are plural and may contradict. */
export interface Relabel {
	readonly brand: VendorId;
	readonly maker: VendorId;
	/** Which of the brand's devices, in words; `undefined` = not stated. */
	readonly line: string | undefined;
	/** The brand's model (vendor notation), where the fact is about one. */
	readonly brandModel: string | undefined;
	/** The maker's model of the same device, where known. */
	readonly makerModel: string | undefined;
	readonly evidence: Evidence;
	/** `YYYY` or `YYYY-MM-DD`; `undefined` = not stated. */
	readonly from: string | undefined;
	readonly to: string | undefined;
	readonly source: string;
	readonly date: string;
	readonly note: string;
}

/** A family of model names that tells who built the device, whatever the label: `DS-2CD…` is Hikvision's. */
export interface ModelFamily {
	readonly maker: VendorId;
	/** Vendor notation. */
	readonly pattern: string;
	readonly kind: "camera" | "recorder" | "encoder" | "access" | "other";
	/** True when the pattern names its maker by itself, whatever brand stands beside it. */
	readonly distinctive: boolean;
	readonly matches: readonly string[];
	readonly mustNotMatch: readonly string[];
	/** How far the source carries: what a maker or an authority wrote, what others collected, what is known by hearsay. */
	readonly confidence: "high" | "medium" | "low";
	readonly source: string;
	readonly date: string;
}

/** A further source that lists a model under a CVE where the advisory may not: sources laid side by side. */
export interface FurtherListing {
	readonly cve: string;
	readonly maker: VendorId;
	/** The model as that source writes it, upper-cased, `(Z)` for an optional letter. */
	readonly model: string;
	/** `NVD`, `CVE record`. */
	readonly by: string;
	readonly source: string;
	readonly date: string;
}

/** A hole that is known to be attacked. */
export interface AttackedHole {
	readonly cve: string;
	/** `YYYY-MM-DD`, CISA KEV; `undefined` when the evidence is another. */
	readonly kevAdded: string | undefined;
	readonly evidence: string;
	readonly source: string;
	readonly date: string;
}
