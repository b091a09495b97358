/**
 * Fixes that stand alone: one text says that users should update to the versions, and those that follow are a name and a version each
 * (`Niagara 4.9.0.198`, CISA ICSA-20-224-03). Without the announcement such a line may as well be a heading for affected versions.
 */
import type { FixClaim } from "../range/expression.ts";
import { distinctiveWords } from "./product-hint.ts";
import { sentencesOf } from "./sentence.ts";
import { mentionAt } from "./version-mention.ts";

/** Longest line that is a name and a version. */
const LONGEST = 200;

const ANNOUNCES =
	/\b(?:updat|upgrad)(?:e|es|ing)\b[^.;]{0,80}\bto (?:the|these|one of the)(?: following)?(?: fixed| new| latest)? (?:versions?|releases?)(?: below| listed below)?\s?[:.]?\s?$/i;

/** Whether a text ends by announcing fixed versions that stand in the next ones. */
export function announcesFixes(details: string): boolean {
	return ANNOUNCES.test(details.slice(-300));
}

/** The fix in an announced line that is nothing but the name of a listed product and a version. */
export function standAlone(details: string, pointer: string, known: ReadonlySet<string>): readonly FixClaim[] {
	if (details.length > LONGEST) return [];
	const sentences = sentencesOf(details);
	const [sentence] = sentences;
	if (sentence === undefined || sentences.length > 1) return [];
	const at = sentence.findIndex((_, i) => mentionAt(sentence, i)?.to === sentence.length - 1);
	const mention = at < 1 ? undefined : mentionAt(sentence, at);
	if (mention === undefined || mention.strength !== "strong" || mention.from !== at) return [];
	const product = sentence
		.slice(0, at)
		.map((word) => word.text)
		.join(" ");
	const words = distinctiveWords(product);
	if (words.length === 0 || !words.every((word) => known.has(word))) return [];
	const text = details.slice(sentence[at]?.at ?? 0, sentence[mention.to]?.end ?? 0);
	return [{ text, axis: "version", product, quote: details.trim(), pointer }];
}
