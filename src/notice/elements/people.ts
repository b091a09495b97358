/** Who answers for the notice, and whom to ask. */
import type { Matter } from "../matter.ts";
import { sentenceSpan, tokenSpan } from "../notice.ts";
import type { ReadSentence } from "../reading.ts";
import { NAME } from "../text/token.ts";
import { ownSentences, phraseSpan, phrases } from "./clause.ts";
import { actionOf } from "./deeds.ts";
import type { Showing } from "./element.ts";

const LEGAL = /^(?:gmbh|ag|se|kg|eg|inc|ltd|llc|plc|corp|corporation|sa|spa|lda|bv|ab|oy|limited|co|gruppe|group|company)$/;

/** An office that answers for it; only the firm's name in an imprint is less. */
export function findSource(matter: Matter): readonly Showing[] {
	const {
		reading: { sentences, notice },
		classes,
	} = matter;
	const last = sentences.slice(-4);
	const said = sentences.flatMap((sentence, index): readonly Showing[] => {
		const warner = index < 3 && classes[index] === undefined ? warnerIn(sentence) : undefined;
		if (warner !== undefined) return [{ state: "bound", span: tokenSpan(sentence, 0, warner, "source/warns") }];
		const isPlace = sentence.isBoilerplate || last.includes(sentence) || (index < 3 && sentence.words <= 8);
		if (!isPlace || sentence.words > 14 || sentence.origin?.kind === "heading" || classes[index] !== undefined) return [];
		return phrases(sentence, "source").map((found) => ({ state: "bound", span: phraseSpan(sentence, found, "source/office") }));
	});
	const signs = !matter.isMixed && hasAction(matter) && !classes.some((found) => found === "bolstering" || found === "denial");
	const named = sentences.flatMap((sentence): readonly Showing[] => {
		if ((!sentence.isBoilerplate && !last.includes(sentence)) || classes[sentence.index] !== undefined) return [];
		const at = sentence.tokens.findIndex(
			({ text, key, kind }) => kind === "word" && (text.includes(NAME) || (LEGAL.test(key) && /^\p{Lu}|^eG$/u.test(text))),
		);
		if (at >= 0)
			return [{ state: signs && !isFooter(sentence) ? "bound" : "unbound", span: tokenSpan(sentence, at, at + 1, "source/name") }];
		return sentence.isBoilerplate && sentence.tokens.some(({ isCapital, kind }) => isCapital && kind === "word") && sentence.words <= 12
			? [{ state: "unbound", span: sentenceSpan(sentence, "source/signature") }]
			: [];
	});
	const sender = notice.sender === undefined ? [] : [{ state: "unbound" as const, span: sentenceSpan(notice.sender, "source/sender") }];
	return [...said, ...named, ...sender];
}

/** "Tarn Video warns of an attack": whoever warns in the first sentences answers for it. The token that says so. */
function warnerIn({ tokens }: ReadSentence): number | undefined {
	const at = tokens.findIndex(({ key }) => /^(?:warns?|warnt|warnen)$/.test(key));
	return at > 0 && at <= 6 && tokens.slice(0, at).some(({ isCapital, kind }) => isCapital && kind !== "sign") ? at : undefined;
}

/** Whoever asks for a deed and signs with his name answers for it. */
function hasAction(matter: Matter): boolean {
	return ownSentences(matter).some((sentence) => actionOf(sentence) === "bound");
}

function isFooter({ boilerplate }: ReadSentence): boolean {
	return boilerplate;
}

/** A way to ask about this matter; the press office is less. */
export function findContact(matter: Matter): readonly Showing[] {
	const own = new Set(ownSentences(matter));
	const { sentences } = matter.reading;
	return sentences.flatMap((sentence): readonly Showing[] => {
		if (!own.has(sentence) && !sentence.isBoilerplate) return [];
		const weak =
			sentence.groups.has("contactWeak") ||
			sentence.tokens.some(
				({ kind, text }) => kind === "mail" && /^(?:press|presse|media|news|newsletter|marketing|sales|info)@/i.test(text),
			);
		return phrases(sentence, "contact").flatMap((found): readonly Showing[] => {
			const isAddress = found.to - found.from === 1 && /[@\d]/.test(sentence.tokens[found.from]?.text ?? "");
			if (!isAddress && !isAsk(sentence)) return [];
			return [
				{
					state: weak || (sentence.boilerplate && matter.reading.notice.kind !== "feed") ? "unbound" : "bound",
					span: phraseSpan(sentence, found, "contact/said"),
				},
			];
		});
	});
}

/** Words alone count where they name a line of help. */
function isAsk({ tokens }: ReadSentence): boolean {
	return tokens.some(
		({ kind, key }) =>
			kind === "mail" ||
			kind === "phone" ||
			/^(?:hotline|helpline|helpdesk|rufnummer|support|psirt|kundendienst|notruf|ticket|reply|antworten|antworte)$/.test(key),
	);
}
