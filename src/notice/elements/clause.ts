/** Parts of sentences, and which phrases stand near a token: what binds one thing to another. */
import type { Found } from "../lexicon/phrase.ts";
import type { Matter } from "../matter.ts";
import { type Span, tokenSpan } from "../notice.ts";
import type { ReadSentence } from "../reading.ts";

/** Sentences that are about the matter and say something. */
export function ownSentences({ reading, own }: Matter): readonly ReadSentence[] {
	return reading.sentences.filter(({ index, origin }) => own.has(index) && origin?.kind !== "head-row");
}

/** Phrases of one group. */
export function phrases({ facts }: ReadSentence, group: string): readonly Found[] {
	return facts.filter((found) => found.group === group);
}

/** The longest phrase of a group as a span. */
export function phraseSpan(sentence: ReadSentence, found: Found, rule: string): Span {
	return tokenSpan(sentence, found.from, found.to, rule);
}

/** First and last token of the clause that holds a token: between semicolons, bars and full stops inside a sentence. */
export function clauseAt({ tokens }: ReadSentence, at: number): readonly [from: number, to: number] {
	const isEnd = (index: number) => /^[;│!?]$/.test(tokens[index]?.text ?? "");
	let [from, to] = [at, at];
	while (from > 0 && !isEnd(from - 1)) from--;
	while (to < tokens.length && !isEnd(to)) to++;
	return [from, to];
}

/** Whether a clause says that its products are not concerned. */
export function isDenied(sentence: ReadSentence, at: number): boolean {
	const [from, to] = clauseAt(sentence, at);
	return phrases(sentence, "notAffected").some((found) => found.from >= from && found.from < to);
}

const OTHER = /^(?:in|im|from|since|anno|year|jahr)$/;

/** Another year or another matter: "In 2024 there was a similar matter …". */
export function isOtherMatter({ tokens }: ReadSentence): boolean {
	const keys = tokens.map(({ key }) => key);
	const isPast =
		keys.some((key, at) => OTHER.test(key) && /^20\d\d$/.test(keys[at + 1] ?? "")) &&
		keys.some((key) => /^(?:was|had|were|war|waren|hatte|hatten|wurde)$/.test(key));
	const isElse =
		keys.some((key) => /^(?:similar|unrelated|other|separate|earlier|aehnliche?[rsn]?|andere[rsn]?|frueher|separater?)$/.test(key)) &&
		keys.some((key) => /^(?:matter|issue|case|vulnerability|thema|fall|sache|luecke)$/.test(key));
	return isPast && isElse;
}
