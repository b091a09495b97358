/** Parts of sentences, and which phrases stand near a token: what binds one thing to another. */
import type { Found } from "../lexicon/phrase.ts";
import type { Matter } from "../matter.ts";
import { type Span, tokenSpan } from "../notice.ts";
import type { ReadSentence } from "../reading.ts";

/** Sentences that are about the matter and say something. */
export function ownSentences(matter: Matter): readonly ReadSentence[] {
	const held = ownOf.get(matter);
	if (held !== undefined) return held;
	const found = matter.reading.sentences.filter(({ index, origin }) => matter.own.has(index) && origin?.kind !== "head-row");
	ownOf.set(matter, found);
	return found;
}

/** Every element asks for them. */
const ownOf = new WeakMap<Matter, readonly ReadSentence[]>();

/** Phrases of one group. */
export function phrases({ facts, groups }: ReadSentence, group: string): readonly Found[] {
	return groups.has(group) ? facts.filter((found) => found.group === group) : NONE;
}

const NONE: readonly Found[] = [];

/** The longest phrase of a group as a span. */
export function phraseSpan(sentence: ReadSentence, found: Found, rule: string): Span {
	return tokenSpan(sentence, found.from, found.to, rule);
}

/** First and last token of the clause that holds a token: between semicolons, bars and full stops inside a sentence. */
export function clauseAt({ tokens }: ReadSentence, at: number): readonly [from: number, to: number] {
	const isEnd = (index: number) => CLAUSE_ENDS.has(tokens[index]?.text ?? "");
	let [from, to] = [at, at];
	while (from > 0 && !isEnd(from - 1)) from--;
	while (to < tokens.length && !isEnd(to)) to++;
	return [from, to];
}

const CLAUSE_ENDS = new Set([";", "│", "!", "?"]);

/** Whether a clause says that its products are not concerned. */
export function isDenied(sentence: ReadSentence, at: number): boolean {
	const [from, to] = clauseAt(sentence, at);
	return phrases(sentence, "notAffected").some((found) => found.from >= from && found.from < to);
}

const YEAR = /^20\d\d$/;
const OTHER = /^(?:in|im|from|since|anno|year|jahr)$/;

/** Another year or another matter: "In 2024 there was a similar matter …". */
export function isOtherMatter({ tokens }: ReadSentence): boolean {
	// A year is rarer than any word that may stand before it.
	if (!tokens.some(({ key }, at) => YEAR.test(key) && OTHER.test(tokens[at - 1]?.key ?? ""))) return false;
	const keys = tokens.map(({ key }) => key);
	const isPast = keys.some((key) => /^(?:was|had|were|war|waren|hatte|hatten|wurde)$/.test(key));
	const isElse =
		keys.some((key) => /^(?:similar|unrelated|other|separate|earlier|aehnliche?[rsn]?|andere[rsn]?|frueher|separater?)$/.test(key)) &&
		keys.some((key) => /^(?:matter|issue|case|vulnerability|thema|fall|sache|luecke)$/.test(key));
	return isPast && isElse;
}
