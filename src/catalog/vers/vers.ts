/**
 * Version ranges as `vers` strings, `vers:<type>/<constraint>|<constraint>`, by the specification of package-url/vers-spec
 * (docs/specification/standard/specification.md and docs/specification/how-to-parse.md).
 */

/** How a constraint bounds its version. `*` stands alone and means every version. */
export type Comparator = "*" | "=" | "!=" | "<" | "<=" | ">" | ">=";

/** One constraint of a range. */
export interface VersConstraint {
	readonly comparator: Comparator;
	/** The version, percent-decoded once; empty for `*`. Written by a publisher: not trusted. */
	readonly version: string;
	/** The constraint as it stands in the text, comparator included. */
	readonly written: string;
	/** Offset of `written` in the text, in UTF-16 units. */
	readonly at: number;
}

/** A text read as a range. That it could be read does not make it canonical: `validateVers` says what is not. */
export interface Vers {
	/** The text as it came. */
	readonly raw: string;
	/** The versioning scheme in lower case, such as `intdot` or `hikvision`; known or not. */
	readonly type: string;
	/** In the order of the text, at least one. */
	readonly constraints: readonly VersConstraint[];
}

/** Why a text is no range, with the offset of the first character that does not fit. */
export interface VersError {
	readonly code:
		| "vers/too-long"
		| "vers/too-many-constraints"
		| "vers/bad-character"
		| "vers/no-scheme"
		| "vers/bad-type"
		| "vers/empty-constraint"
		| "vers/no-version"
		| "vers/unencoded-sign"
		| "vers/star-not-alone"
		| "vers/bad-encoding";
	readonly at: number;
	/** What should stand there: `a version behind the comparator`. */
	readonly expected: string;
}

/** What keeps a range that could be read from being canonical and valid. */
export interface VersProblem {
	readonly code:
		| "vers/not-lower-case"
		| "vers/equals-sign"
		| "vers/needless-encoding"
		| "vers/not-canonical-version"
		| "vers/unknown-type"
		| "vers/star-only"
		| "vers/unreadable-version"
		| "vers/not-sorted"
		| "vers/duplicate-version"
		| "vers/redundant-constraint";
	/** A warning leaves the range valid. */
	readonly severity: "error" | "warning";
	/** Offset in the text, in UTF-16 units. */
	readonly at: number;
	readonly why: string;
}
