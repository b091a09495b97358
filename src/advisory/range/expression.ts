/**
 * What a version slot of an advisory says, typed. The text is a publisher's: 16 % of CISA's are invalid `vers` strings, a fifth of
 * those on surveillance hold a model name. Nothing is dropped: what cannot be read is `unparsed`, with the place.
 */

/** One end of a range. Versions stay text here: which scheme reads them depends on the maker, which `match/` knows. */
export interface Bound {
	/** The version or day as written, without operator and outer blanks. A `build_date` bound is `YYYY-MM-DD`. */
	readonly text: string;
	/** `<=` and `>=` are inclusive, `<` and `>` are not. */
	readonly inclusive: boolean;
	readonly axis: "version" | "build_date";
	/** Offset of `text` in the expression, in UTF-16 units. */
	readonly at: number;
	/** The document does not name this version: it is an end of what a wildcard covers (`5.4.x`: from `5.4` to below `5.5`), so it is never a stated fix. */
	readonly synthetic?: true;
}

/** One member of a union: an interval (both ends optional, joined by AND) or one exact version. */
export type Alternative =
	| { readonly kind: "interval"; readonly lower?: Bound; readonly upper?: Bound }
	| { readonly kind: "exact"; readonly text: string; readonly at: number };

/** The typed content of a version slot. */
export type Expression =
	| { readonly kind: "all" }
	/** A union (OR). `condition` is what else must hold (an operating system, a feature), as written. */
	| { readonly kind: "ranges"; readonly alternatives: readonly Alternative[]; readonly condition?: string }
	/** The slot names a model or product, not a version: all versions of it are meant. */
	| { readonly kind: "model"; readonly text: string }
	/** Only a condition that an inventory does not state; every version under it is meant. */
	| { readonly kind: "condition"; readonly text: string }
	/** Not readable: offset of the first character that does not fit, and what was expected there. */
	| { readonly kind: "unparsed"; readonly text: string; readonly at: number; readonly expected: string };

/** A change made while reading, recorded and shown. `pointer` is a JSON pointer into the document as published. */
export interface Repair {
	/** Kebab-case rule id, such as `mojibake`, `trailing-comma`, `model-in-version-slot`, `invalid-vers`. */
	readonly rule: string;
	readonly pointer: string;
	readonly before: string;
	readonly after: string;
}

/** A fix version that the prose of a remediation states. */
export interface FixClaim {
	/** The version (or `YYYY-MM-DD` for axis build_date) from which on the hole is closed. */
	readonly text: string;
	readonly axis: "version" | "build_date";
	/** The product or series that the sentence names; `undefined` when it names none and so means all its products. */
	readonly product: string | undefined;
	/** The words that say so, verbatim, at most 300 characters. */
	readonly quote: string;
	/** JSON pointer of the text. */
	readonly pointer: string;
}
