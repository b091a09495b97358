/** Sentences of a block. */
import type { Block } from "../read/block.ts";
import type { SourceText } from "../read/source-text.ts";
import type { MappedText } from "./mapped-text.ts";
import { isWord, type Token, tokenise } from "./token.ts";

/** One sentence, or a row of a table. */
export interface Sentence {
	/** Number of its block; the subject of a mail is none and has -1. */
	readonly block: number;
	readonly origin: Block | undefined;
	readonly content: MappedText;
	readonly source: SourceText;
	/** Where it stands in the content of its block. */
	readonly from: number;
	readonly to: number;
	readonly tokens: readonly Token[];
	/** How many of them are words. */
	readonly words: number;
	/** Imprint, signature, navigation: no text that somebody came to read. */
	readonly boilerplate: boolean;
}

const NO_END =
	/^(?:z|b|d|h|u|a|o|e|g|i|bzw|ca|nr|no|dr|prof|inc|ltd|co|corp|mr|mrs|ms|st|str|vs|vgl|ggf|evtl|inkl|zzgl|abb|tel|approx|fig|sec|vol|rev|ver|ed|jr|sr|gmbh|usw|etc|max|min|abs|art|bspw|sog|lt|dept)$/i;

/** Divides the text of a block. A row of a table is one sentence, whatever stands in it. */
export function sentencesOf(content: MappedText, source: SourceText, origin: Block | undefined, block: number): readonly Sentence[] {
	const tokens = tokenise(content.text);
	const sentences: Sentence[] = [];
	const isRow = origin?.kind === "row" || origin?.kind === "head-row";
	let open: Token[] = [];
	const close = () => {
		const [first] = open;
		const last = open.at(-1);
		const words = open.filter(isWord).length;
		if (first !== undefined && last !== undefined && words > 0) {
			const from = withQuote(content.text, first.from);
			const to = withClosing(content.text, last.to);
			sentences.push({ block, origin, content, source, from, to, tokens: open, words, boilerplate: origin?.boilerplate ?? false });
		}
		open = [];
	};
	for (const [index, token] of tokens.entries()) {
		open.push(token);
		if (!isRow && token.kind === "sign" && endsHere(tokens, index, content.text)) close();
	}
	close();
	return sentences;
}

function endsHere(tokens: readonly Token[], at: number, text: string): boolean {
	const [sign, next, before] = [tokens[at], tokens[at + 1], tokens[at - 1]];
	if (sign === undefined || !".!?…".includes(sign.text)) return false;
	if (next === undefined) return true;
	if (next.kind === "sign" && ".!?…".includes(next.text)) return false;
	if (next.from === sign.to) return false;
	if (sign.text !== ".") return next.isCapital || /["„“”»«'(]/.test(text.slice(sign.to, next.from));
	if (before !== undefined && before.to === sign.from && before.kind === "word") {
		if (before.text.length === 1 && /\p{L}/u.test(before.text)) return false;
		if (
			NO_END.test(before.text) &&
			!(next.isCapital && /^(?:inc|ltd|co|corp|gmbh|usw|etc)$/i.test(before.text) && next.kind === "word" && STARTERS.test(next.text))
		)
			return false;
	}
	if (
		before?.kind === "number" &&
		before.text.length <= 2 &&
		before.to === sign.from &&
		next.kind === "word" &&
		/^\p{Lu}/u.test(next.text) &&
		at === 1
	)
		return false;
	return next.isCapital || next.kind !== "word" || /^[\p{Ll}]/u.test(next.text) === false;
}

const STARTERS = /^(?:the|this|these|we|you|all|for|in|it|if|please|die|der|das|wir|sie|bitte|alle|für|im|es|wenn)$/i;

/** An opening quotation mark belongs to the sentence. */
function withQuote(text: string, from: number): number {
	return from > 0 && /["„“»«'‚]/.test(text[from - 1] ?? "") ? from - 1 : from;
}

function withClosing(text: string, to: number): number {
	let end = to;
	while (end < text.length && /["“”»«'’)]/.test(text[end] ?? "") && end - to < 3) end++;
	return end;
}
