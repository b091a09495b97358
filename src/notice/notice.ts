/** A captured notice as a reader meets it: its sentences in order, each with the bytes of the file that it stands for. */
import type { Block } from "./read/block.ts";
import type { SourceText } from "./read/source-text.ts";
import type { Language } from "./text/language.ts";
import type { Sentence } from "./text/sentence.ts";

/** The form of a captured file. */
export type NoticeKind = "html" | "eml" | "feed" | "text";

/** What was read. */
export interface Notice {
	readonly kind: NoticeKind;
	readonly language: Language;
	/** The subject of a mail. */
	readonly subject: readonly Sentence[];
	/** Who sent a mail. */
	readonly sender: Sentence | undefined;
	readonly blocks: readonly Block[];
	/** Of the blocks, in the order of reading. */
	readonly sentences: readonly Sentence[];
	/** What was left out, as a sentence each. */
	readonly notes: readonly string[];
}

/** Bytes of the file that show something: `[start, end)`, with the text they stand for and the rule that found it. */
export interface Span {
	readonly start: number;
	readonly end: number;
	/** At most 200 characters of the source. */
	readonly quote: string;
	readonly rule: string;
}

/** The bytes of characters `from` to `to` of a text. */
export function spanOf(
	{ content, source }: { readonly content: Sentence["content"]; readonly source: SourceText },
	from: number,
	to: number,
	rule: string,
): Span {
	const start = content.from[from] ?? 0;
	const end = Math.max(start, content.to[to - 1] ?? start);
	const quote = source.text.slice(start, Math.min(end, start + 200));
	return { start: source.byteAt[start] ?? 0, end: source.byteAt[end] ?? 0, quote, rule };
}

/** All of a sentence. */
export function sentenceSpan(sentence: Sentence, rule: string): Span {
	return spanOf(sentence, sentence.from, sentence.to, rule);
}

/** Some tokens of a sentence. */
export function tokenSpan(sentence: Sentence, from: number, to: number, rule: string): Span {
	const [first, last] = [sentence.tokens[from], sentence.tokens[Math.max(from, to - 1)] ?? sentence.tokens.at(-1)];
	return spanOf(sentence, first?.from ?? sentence.from, last?.to ?? sentence.to, rule);
}
