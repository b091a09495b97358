/**
 * What sources say about one hole, as data/catalog/facts holds it: values with their source, no advisory text.
 *
 * Written by us; the schema is explained in data/catalog/facts/README.md.
 */

/** How a source writes a model: `x=one char` and `X-run` have wildcards, `series` and `prefix*` are families. */
export type Notation = "literal" | "x=one char" | "X-run" | "series" | "prefix*";

/** A model or family as the source writes it. */
export interface FactProduct {
	readonly model: string;
	readonly notation: Notation;
	/** `software` runs on a computer and has versions, not firmware. */
	readonly kind: "camera" | "recorder" | "encoder" | "intercom" | "access" | "software";
	/** Firmware platform (`IPC_G3`), where the statement is about one and not about a model. */
	readonly line?: string | null;
	/** Further characters may follow: `-IU/SL`, `-I(U)`. */
	readonly suffix_open?: boolean;
	/** Characters that devices carry in front or leave out: `i` in `(i)DS-2DE…`. */
	readonly optional_prefix?: string;
	/** Labels the name belongs to; other makers use the same letters. */
	readonly brand_guard?: readonly string[];
	/** What a device is likely to report, where the source writes an internal name. */
	readonly device_name?: string;
	/** The models that a slash notation stands for. */
	readonly expands_to?: readonly string[];
}

/** Which versions are affected. For `<=`, `and` is the stated lower end; for `range`, the upper. */
export interface Affected {
	readonly op: "<" | "<=" | "=" | "range" | "all";
	readonly value?: string;
	readonly and?: string;
	/** `month`: the value is `YYYY-MM` and means its first day. */
	readonly granularity?: string;
	/** For `range`: `both`, `both, as read`, `lower only`. */
	readonly inclusive?: string;
	/** Versions that the source takes out: not affected below the value. */
	readonly unless?: { readonly version: { readonly op: string; readonly value: string } };
	/** Says that the upper end is the last one known, not a limit. */
	readonly boundary?: string;
	/** The source leaves open whether the bound holds for these products. */
	readonly uncertain?: boolean;
	readonly as_of?: string;
}

/** One statement of one or more sources on one or more products. */
export interface Statement {
	readonly products: readonly FactProduct[];
	readonly axis: "version" | "build_date" | "firmware" | "all" | "end_of_life";
	readonly affected: Affected;
	readonly fixed: string | null;
	/** `YYYY-MM-DD`. */
	readonly fixed_build_date: string | null;
	readonly remedy: "vendor_fix" | "mitigation" | "none_available" | "no_fix_planned";
	readonly note: string;
	/** Ids in `sources`. */
	readonly source: readonly string[];
}

/** One sign of attacks; `attributed: false` = on these devices, but which hole was used is not established. */
export interface AttackEvidence {
	readonly fact: string;
	readonly date: string | null;
	readonly source: string;
	readonly attributed?: boolean;
}

/** A score as a source gives it; nothing is computed here. */
export interface FactScore {
	readonly version: string;
	readonly vector: string;
	readonly score: number;
	readonly source: string;
	/** The party that scored, where the record holds another's score. */
	readonly scored_by?: string;
}

/** Everything established about one hole. */
export interface Facts {
	readonly cve: string;
	readonly title: string;
	readonly maker: string;
	readonly published: string;
	readonly attacked: { readonly kev_added: string | null; readonly evidence: readonly AttackEvidence[] };
	readonly cwe: readonly string[];
	readonly cvss: readonly FactScore[];
	readonly impact: string;
	readonly statements: readonly Statement[];
	readonly relabels: readonly { readonly brand: string; readonly model: string | null; readonly source: string }[];
	readonly mitigations: readonly string[];
	readonly sources: readonly { readonly id: string; readonly url: string; readonly title: string; readonly kind: string }[];
	readonly gaps: readonly string[];
	readonly conflicts: readonly string[];
}
