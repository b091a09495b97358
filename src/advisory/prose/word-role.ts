/** What a word can be to the left of a version. Told once for each word, since every version near it looks at it. */
import { FILLERS, INSTALL, LABELS, LATEST, OTHERS, UPDATE } from "./trigger-words.ts";

/** `name` may be part of a product's name; `other` ends what belongs to the version. */
export type WordRole = "label" | "latest" | "filler" | "name" | "other";

/** The role of a word; `low` is the word in lower case. */
export function roleOf(text: string, low: string): WordRole {
	if (LABELS.has(low)) return "label";
	if (LATEST.has(low)) return "latest";
	if (FILLERS.has(low)) return "filler";
	return isNameWord(text) && !isVerb(low) ? "name" : "other";
}

/** `Tyco`, `C•CURE`, `9000`: starts with a capital or a digit, or has one inside. */
function isNameWord(text: string): boolean {
	return /^[\p{Lu}\d]/u.test(text) || /\p{Ll}\p{Lu}/u.test(text) || /^[a-z]+\d/.test(text);
}

/** A verb of updating or installing, capital or not, ends the name: `Install 1.06.01`. */
function isVerb(low: string): boolean {
	return UPDATE.test(low) || INSTALL.test(low);
}

/** Other software, or a word with a part that is: `TLS/SSL`. */
export function isOtherSoftware(low: string): boolean {
	return OTHERS.has(low) || (/[^a-z0-9]/.test(low) && low.split(/[^a-z0-9]+/).some((part) => OTHERS.has(part)));
}
