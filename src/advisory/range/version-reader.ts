/** Reads one version out of a slot's tokens: its words, its day, a short alias in brackets. */
import { dayAt } from "./day.ts";
import { RANGE_WORDS, startsPhrase } from "./phrase.ts";
import { type State, word } from "./state.ts";
import type { Limit } from "./term.ts";
import type { Token } from "./token.ts";
import { canBeVersion, hasDigit, isDotted, isVersionWord } from "./version-text.ts";
import { CONDITION_WORDS, LABELS, PROSE_WORDS } from "./words.ts";

/**
 * Reads one version: its words, its days, a short alias in brackets. `open` = an operator or phrase stands before it, so that
 * words that are no part of versions elsewhere may be (`PI AF Client 2018 SP3`).
 */
export function readVersion(state: State, open: boolean): Limit | undefined {
	const { tokens, src } = state;
	while (LABELS.has(word(state)) && (state.nextDigit[state.at] ?? tokens.length) < tokens.length && !isDayAhead(state)) state.at++;
	const first = tokens[state.at];
	if (first === undefined || first.kind !== "word") return undefined;
	const day = dayAt(src, first.at);
	if (day !== undefined) {
		while (state.at < tokens.length && (tokens[state.at]?.at ?? 0) < day.end) state.at++;
		return { text: day.day, at: first.at, axis: "build_date" };
	}
	let last: Token | undefined;
	let others = 0;
	let digits = false;
	let i = state.at;
	for (; i < tokens.length; i++) {
		const token = tokens[i];
		if (token === undefined) break;
		if (token.kind === "bracket") {
			if (!digits || !isAlias(token.text)) break;
			last = token;
			continue;
		}
		if (token.kind !== "word" || startsNewVersion(tokens[i - 1], token, i > state.at)) break;
		const lower = token.low;
		if (hasDigit(token.text)) digits = true;
		else if (isConnective(lower)) break;
		else if (!continues(state, i, open, ++others, digits)) break;
		last = token;
	}
	if (last === undefined || !digits) return undefined;
	const at = state.at;
	const limit = trimmed(src, first.at, last.end);
	if (!canBeVersion(limit.text)) return undefined;
	state.at = i;
	if (i === at) return undefined;
	return limit;
}

function isDayAhead(state: State): boolean {
	const token = state.tokens[state.at];
	return token !== undefined && dayAt(state.src, token.at) !== undefined;
}

function isConnective(lower: string): boolean {
	return (
		lower === "and" ||
		lower === "or" ||
		lower === "&" ||
		RANGE_WORDS.has(lower) ||
		lower === "*" ||
		CONDITION_WORDS.has(lower) ||
		PROSE_WORDS.has(lower)
	);
}

/** Whether a word without a digit is part of the version being read. */
function continues(state: State, i: number, open: boolean, others: number, digits: boolean): boolean {
	const token = state.tokens[i];
	const ahead = (state.nextDigit[i] ?? state.tokens.length) - i;
	if (token === undefined) return false;
	if (startsPhrase(token.low)) return false;
	if (isVersionWord(token.text)) return ahead <= 3 || digits;
	const lower = token.low;
	if (lower === "model" || lower === "models" || lower === "versions") return false;
	// `IPCAM_V4.06.88.251229`: a longer word is glued to its version by an underscore.
	if (!open && !digits)
		return (
			ahead === 1 && (/^[A-Z]{1,4}$/.test(token.text) || (/^[A-Z]{1,12}$/.test(token.text) && state.tokens[i + 1]?.gap === "underscore"))
		);
	return others <= 5 && ahead <= 4;
}

/** `1.3.2 1.4.0` and `v36.011_v35.013`: two whole versions side by side. */
function startsNewVersion(before: Token | undefined, token: Token, inside: boolean): boolean {
	if (!inside || before === undefined || before.kind !== "word" || !isDotted(before.text) || !isDotted(token.text)) return false;
	return token.gap === "blank" || (token.gap === "underscore" && /^v/i.test(token.text));
}

/** `(2.1.670)`, `(12)`, `(revision 79330)`: another name of the same version, kept in its text. */
function isAlias(bracket: string): boolean {
	return bracket.length <= 32 && /^\((?:(?:rev(?:ision)?|build|v|version)\.?\s?)?\d[\w.-]*\)$/i.test(bracket);
}

/** The slice without `Ver.`, a final stop, and percent signs of a vers string. */
function trimmed(src: string, from: number, to: number): Limit {
	const raw = src.slice(from, to);
	const label = /^(?:version|vers?)[.:]?\s?(?=\d)/i.exec(raw)?.[0].length ?? 0;
	const text = raw.slice(label).replace(/[.:]$/, "");
	return { text: /%[0-9a-f]{2}/i.test(text) ? decoded(text) : text, at: from + label, axis: "version" };
}

/** Percent-decoding that leaves what is none. */
export function decoded(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}
