/** Model names and the wildcards vendors write in them: the interface; the grammar stands beside it. */

/** `?` where a device's name is too short or too vague to tell (`DS-2CD` against `DS-2CD2xx2F-I`). */
export type ModelMatch = "match" | "no" | "?";

/** A model name of a document, compiled. */
export interface ModelPattern {
	/** The vendor's text. */
	readonly text: string;
	/** In words, for the proof: `x stands for one character; further letters are variants`. */
	readonly meaning: string;
	/** No wildcard and no series: one model. */
	readonly literal: boolean;
	/** Normalised characters before the first wildcard: an index key; may be empty. */
	readonly prefix: string;
	/** Tests a device's model as the device or its owner wrote it. */
	test(model: string): { readonly match: ModelMatch; readonly rule: string; readonly why: string };
}
