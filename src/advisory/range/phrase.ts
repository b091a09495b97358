/** English phrases before a version that say which side of it is meant. */
import { type State, word } from "./state.ts";

/** A phrase at the place of reading. */
export interface Phrase {
	readonly kind: "upper" | "lower" | "between";
	readonly inclusive: boolean;
	readonly length: number;
}

const PHRASES: readonly (readonly [string, Phrase["kind"], boolean])[] = [
	["prior to and including", "upper", true],
	["up to and including", "upper", true],
	["up to but not including", "upper", false],
	["up until", "upper", true],
	["up to", "upper", true],
	["prior to", "upper", false],
	["earlier than", "upper", false],
	["older than", "upper", false],
	["lower than", "upper", false],
	["less than", "upper", false],
	["before", "upper", false],
	["below", "upper", false],
	["until", "upper", true],
	["through", "upper", true],
	["starting from", "lower", true],
	["starting with", "lower", true],
	["beginning with", "lower", true],
	["later than", "lower", false],
	["newer than", "lower", false],
	["greater than", "lower", false],
	["higher than", "lower", false],
	["from", "lower", true],
	["since", "lower", true],
	["above", "lower", false],
	["after", "lower", false],
	["between", "between", true],
];

interface PhraseWords extends Phrase {
	readonly words: readonly string[];
}

/** By the first word, the longer ones before those they begin with. */
const BY_FIRST: ReadonlyMap<string, readonly PhraseWords[]> = Map.groupBy(
	PHRASES.map(([text, kind, inclusive]): PhraseWords => {
		const words = text.split(" ");
		return { words, kind, inclusive, length: words.length };
	}),
	({ words }) => words[0] ?? "",
);

/** The phrase that starts here; `undefined` when none does. */
export function phraseAt(state: State): Phrase | undefined {
	return BY_FIRST.get(word(state))?.find(({ words }) => words.every((expected, i) => word(state, i) === expected));
}

/** Whether a word is the first of a phrase. */
export function startsPhrase(lower: string): boolean {
	return BY_FIRST.has(lower);
}

/** Words between the two ends of a range. */
export const RANGE_WORDS: ReadonlySet<string> = new Set(["to", "through", "thru", "-", "\u2013", "\u2014", "until"]);
