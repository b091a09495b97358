/**
 * Phrases of a lexicon, and where a sentence holds them.
 *
 * A phrase is words with blanks between: `small|tiny number of ~ devices`. `|` parts alternatives, `*` stands for any letters at an end of
 * a word, `~` for up to three words of any kind and `~6` for up to six, `?` after a word makes it optional, `^` and `$` are the ends of the
 * sentence. `<version>`, `<model>`, `<cve>`, `<date>`, `<url>`, `<mail>`, `<phone>`, `<file>` and `<number>` stand for tokens of that form,
 * `<product>` for a model or a name.
 */
import { fold } from "../../core/text.ts";
import { NAME, type Token, type TokenKind } from "../text/token.ts";

/** Where a phrase stands, by numbers of tokens. */
export interface Found {
	readonly group: string;
	readonly from: number;
	/** The first token after it. */
	readonly to: number;
}

/** A lexicon: phrases by what they show. */
export type Phrases = Readonly<Record<string, readonly string[]>>;

interface Element {
	readonly test: (token: Token) => boolean;
	readonly isOptional: boolean;
	/** Most tokens of any kind in its place; 0 for a word. */
	readonly gap: number;
}

interface Phrase {
	readonly group: string;
	readonly elements: readonly Element[];
	readonly atStart: boolean;
	readonly atEnd: boolean;
}

/** Finds all phrases of a lexicon in a sentence. */
export type Finder = (tokens: readonly Token[]) => readonly Found[];

/** Makes a finder. Time is the number of tokens times the few phrases that begin with each. */
export function compilePhrases(phrases: Phrases): Finder {
	const all = Object.entries(phrases).flatMap(([group, lines]) => lines.map((line) => compile(group, line)));
	const beginnings = new Map<TokenKind, Map<string, readonly Phrase[]>>();
	const beginningWith = (token: Token): readonly Phrase[] => {
		let ofKind = beginnings.get(token.kind);
		if (ofKind === undefined) {
			ofKind = new Map();
			beginnings.set(token.kind, ofKind);
		}
		const held = ofKind.get(token.key);
		if (held !== undefined) return held;
		const found = all.filter(({ elements }) => mayBegin(elements, token));
		if (ofKind.size < 20_000) ofKind.set(token.key, found);
		return found;
	};
	return (tokens) => {
		const found: Found[] = [];
		let isBeginning = true;
		for (let at = 0; at < tokens.length; at++) {
			const token = tokens[at];
			if (token === undefined) break;
			for (const phrase of beginningWith(token)) {
				if (phrase.atStart && !isBeginning) continue;
				const to = matchFrom(phrase, tokens, at, 0);
				if (to !== undefined) found.push({ group: phrase.group, from: at, to });
			}
			if (token.kind !== "sign") isBeginning = false;
		}
		return found;
	};
}

/** What stands first may be missing: then the phrase begins with what comes after it. */
function mayBegin(elements: readonly Element[], token: Token): boolean {
	for (const { test, isOptional } of elements) {
		if (test(token)) return true;
		if (!isOptional) return false;
	}
	return false;
}

function matchFrom(phrase: Phrase, tokens: readonly Token[], at: number, step: number): number | undefined {
	const element = phrase.elements[step];
	if (element === undefined) return phrase.atEnd && tokens.slice(at).some(({ kind }) => kind !== "sign") ? undefined : at;
	if (element.gap > 0) {
		for (let skip = 0; skip <= element.gap; skip++) {
			const to = matchFrom(phrase, tokens, at + skip, step + 1);
			if (to !== undefined) return to;
			const passed = tokens[at + skip];
			if (passed === undefined || ENDS.has(passed.text)) return undefined;
		}
		return undefined;
	}
	const token = tokens[at];
	if (token !== undefined && element.test(token)) {
		const to = matchFrom(phrase, tokens, at + 1, step + 1);
		if (to !== undefined) return to;
	}
	return element.isOptional ? matchFrom(phrase, tokens, at, step + 1) : undefined;
}

const ENDS = new Set([".", "!", "?", ";", "│"]);

function compile(group: string, line: string): Phrase {
	const words = line.split(" ");
	const atStart = words[0] === "^";
	const atEnd = words.at(-1) === "$";
	const elements = words.slice(atStart ? 1 : 0, atEnd ? -1 : undefined).map(compileElement);
	return { group, elements, atStart, atEnd };
}

function compileElement(text: string): Element {
	if (text.startsWith("~")) return { test: () => true, isOptional: true, gap: text === "~" ? 3 : Number(text.slice(1)) };
	const isOptional = text.length > 1 && text.endsWith("?");
	const words = (isOptional ? text.slice(0, -1) : text).split("|");
	// Most alternatives are plain words: one look into a set instead of a test each.
	const plain = new Set(words.filter(isPlain).map(fold));
	const tests = words.filter((word) => !isPlain(word)).map(compileWord);
	return { test: (token) => plain.has(token.key) || tests.some((test) => test(token)), isOptional, gap: 0 };
}

function isPlain(word: string): boolean {
	return !word.includes("*") && !/^<[a-z]+>$/.test(word);
}

function compileWord(text: string): (token: Token) => boolean {
	if (text === "<product>") return ({ kind, text: word }) => kind === "model" || word.includes(NAME);
	if (text === "<name>") return ({ text: word }) => word.includes(NAME);
	if (/^<[a-z]+>$/.test(text)) {
		const kind = text.slice(1, -1);
		return (token) => token.kind === kind;
	}
	const core = fold(text.replaceAll("*", ""));
	if (text.startsWith("*") && text.endsWith("*")) return ({ key }) => key.includes(core);
	if (text.startsWith("*")) return ({ key }) => key.endsWith(core);
	return ({ key }) => key.startsWith(core);
}
