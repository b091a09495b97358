/** The places of a sentence that may name the product a fix is for. */
import type { Sentence } from "./sentence.ts";
import type { Behind, Left } from "./surroundings.ts";
import { COMPANIONS, UPDATE } from "./trigger-words.ts";
import type { Mention } from "./version-mention.ts";

/** The words before the first colon or comma. */
export interface HeadPhrase {
	readonly text: string;
	readonly words: number;
	/** Index behind it. */
	readonly end: number;
	readonly colon: boolean;
}

/** What stands before the first colon (or, in a short line, before the comma): the product a line is about. */
export function headOf(sentence: Sentence, limit: number): HeadPhrase | undefined {
	for (let i = 0; i < Math.min(limit, 18); i++) {
		const word = sentence[i];
		if (word === undefined) return undefined;
		const colon = word.after.includes(":");
		if (
			colon ||
			(word.after.includes(",") &&
				i < 8 &&
				!sentence.slice(0, i + 1).some((one) => /^(?:users?|customers?|recommends?|released|has|have|is|for)$/.test(one.low)))
		) {
			return {
				text: sentence
					.slice(0, i + 1)
					.map((one) => `${one.before.replace(/["'\u201c]/g, "")}${one.text}`)
					.join(" "),
				words: i + 1,
				end: i + 1,
				colon,
			};
		}
	}
	return undefined;
}

/** Words behind the first of a head that make it advice and no name. */
const ADVICE = /^(?:recommends?|advises|encourages|update|upgrade|updating|upgrading)$/;

/** The places that may name the product, best first. */
export function productPhrases(sentence: Sentence, mention: Mention, left: Left, behind: Behind): string[] {
	const phrases: string[] = [];
	const join = (from: number, to: number): string =>
		sentence
			.slice(Math.max(0, from), to)
			.map((word) => word.text)
			.join(" ");
	if (left.word === "to") {
		for (let i = left.at - 1; i >= Math.max(0, left.at - 40); i--) {
			if (!UPDATE.test(sentence[i]?.low ?? "")) continue;
			phrases.push(join(i + 1, left.at).replace(/\b(?:to|from) .*$/, ""));
			break;
		}
	}
	// `released plugin version 3.0.7`; a capital would make it part of the name.
	if (COMPANIONS.has(sentence[left.at]?.text ?? "") && sentence[left.at]?.after === "") phrases.push(left.word);
	phrases.push(
		left.name
			.map(({ text }) => text)
			.reverse()
			.join(" "),
	);
	const head = headOf(sentence, mention.from);
	if (head !== undefined && !sentence.slice(1, head.end).some((word) => ADVICE.test(word.low)))
		phrases.push(head.text.replace(/^(?:for|upgrade|update)\s+/i, ""));
	const next = sentence[behind.next];
	if (next?.low === "for" || next?.low === "of") {
		let to = behind.next + 1;
		while (
			to < sentence.length &&
			to < behind.next + 9 &&
			!sentence[to]?.before.includes("(") &&
			!/^(?:which|that|to|and|by|is|are|via)$/.test(sentence[to]?.low ?? "") &&
			!/[,.;]/.test(sentence[to - 1]?.after ?? "")
		)
			to++;
		phrases.push(join(behind.next + 1, to));
	}
	const users = sentence.findIndex((word, i) => i < mention.from && /^(?:users|customers|owners)$/.test(word.low));
	const advises = sentence.findIndex((word) => /^(?:recommends|advises|encourages|urges|recommending)$/.test(word.low));
	if (users > 0 && advises < users) phrases.push(join(advises + 1, users));
	const of = sentence[users + 1]?.low;
	if (users >= 0 && (of === "of" || of === "with"))
		phrases.push(join(users + 2, Math.min(users + 9, left.at)).replace(/\b(?:should|to|are|update|upgrade|must|can)\b.*$/, ""));
	return phrases.filter((phrase) => phrase.trim() !== "");
}
