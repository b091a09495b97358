/** Prose cut into sentences and words with their offsets, so that what is found can be quoted verbatim. */

import { isOtherSoftware, roleOf, type WordRole } from "./word-role.ts";

/** One word without the punctuation around it. */
export interface Word {
	readonly text: string;
	/** Lower case. */
	readonly low: string;
	readonly role: WordRole;
	/** It names software beside the device: `Windows`, `TLS/SSL`. */
	readonly otherSoftware: boolean;
	/** Offsets in the whole prose, punctuation left out. */
	readonly at: number;
	readonly end: number;
	/** Punctuation right before and behind: `(`, `,`, `.`, `:` … */
	readonly before: string;
	readonly after: string;
}

/** A sentence as its words. */
export type Sentence = readonly Word[];

/** Words before a full stop that do not end a sentence. */
const ABBREVIATIONS: ReadonlySet<string> = new Set("inc co ltd corp llc ver vs e.g i.e no approx st mr dr rev incl".split(" "));

/** Cuts prose into sentences of at most 200 words; one pass. */
export function sentencesOf(prose: string): Sentence[] {
	const sentences: Sentence[] = [];
	let words: Word[] = [];
	let last = 0;
	const flush = (): void => {
		if (words.length > 0) sentences.push(words);
		words = [];
	};
	for (const match of prose.matchAll(/\S+/g)) {
		const previous = words[words.length - 1];
		if (previous !== undefined) {
			const lineBreak = prose.slice(last, match.index).includes("\n");
			if (lineBreak || words.length >= 200 || endsSentence(previous, match[0])) flush();
		}
		words.push(wordOf(match[0], match.index));
		last = match.index + match[0].length;
	}
	flush();
	return sentences;
}

function wordOf(raw: string, at: number): Word {
	const before = /^["'([{\u201c\u2018\u2022]*/.exec(raw)?.[0] ?? "";
	const rest = raw.slice(before.length);
	// A closing bracket that belongs to the word stays: `15.2(6)`.
	let length = rest.length;
	const open = rest.indexOf("(");
	while (length > 0 && isClosing(rest, length, open)) length--;
	const text = rest.slice(0, length);
	const low = text.toLowerCase();
	const start = at + before.length;
	const [role, otherSoftware] = [roleOf(text, low), isOtherSoftware(low)];
	return { text, low, role, otherSoftware, at: start, end: start + length, before, after: rest.slice(length) };
}

/** `open` is where the first opening bracket stands, -1 without one. */
function isClosing(text: string, length: number, open: number): boolean {
	const char = text[length - 1] ?? "";
	if (char === ")") return open < 0 || open >= length - 1;
	return /["'\]},.;:!?\u201d\u2019*]/.test(char);
}

function endsSentence(word: Word, next: string): boolean {
	if (!/[.!?;]/.test(word.after) && word.text !== "") return false;
	if (ABBREVIATIONS.has(word.low) || /^[A-Z]$/.test(word.text)) return false;
	// `6.8.9. CU01`: a stop inside a version.
	if (/\d$/.test(word.text) && /^[A-Z]{2,3}\d/.test(next)) return false;
	return /^["'(\u201c]?[A-Z\d]/.test(next) || word.after.includes(";");
}
