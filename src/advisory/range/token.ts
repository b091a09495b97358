/** Cuts the text of a version slot into tokens with their offsets. One pass; nothing is thrown away. */

/** One token. `at` and `end` are UTF-16 offsets in the slot's text. */
export interface Token {
	readonly kind: "operator" | "pipe" | "comma" | "slash" | "bracket" | "word";
	readonly text: string;
	/** Lower case; empty for what is no word. Made once, for each word is compared with dozens. */
	readonly low: string;
	readonly at: number;
	readonly end: number;
	/** What stands before it: an underscore counts as a blank (`<V4.1_Update_2`), and is remembered. */
	readonly gap: "none" | "blank" | "underscore";
}

const OPERATORS: ReadonlyMap<string, string> = new Map([
	["<", "<"],
	["<=", "<="],
	["=<", "<="],
	["\u2264", "<="],
	[">", ">"],
	[">=", ">="],
	["=>", ">="],
	["\u2265", ">="],
	["=", "="],
	["==", "="],
	["!=", "!="],
]);

/** The meaning of an operator token: `=<` is `<=`. */
export function operatorOf(token: Token): string {
	return OPERATORS.get(token.text) ?? token.text;
}

/** Cuts a text. A bracket that touches a word (`15.2(6)E0a`) belongs to it; one after a blank is a token with all inside. */
export function tokenize(text: string): Token[] {
	const tokens: Token[] = [];
	let at = 0;
	let gap: Token["gap"] = "none";
	const push = (kind: Token["kind"], end: number): void => {
		const own = text.slice(at, end);
		tokens.push({ kind, text: own, low: kind === "word" ? own.toLowerCase() : "", at, end, gap });
		at = end;
		gap = "none";
	};
	while (at < text.length) {
		const char = text[at] ?? "";
		if (/[\s\u00a0\u200b\u2060\ufeff]/.test(char)) {
			gap = "blank";
			at++;
		} else if (char === "_") {
			if (gap !== "blank") gap = "underscore";
			at++;
		} else if (isOperatorChar(char)) push("operator", operatorEnd(text, at));
		else if (char === "|") push("pipe", text[at + 1] === "|" ? at + 2 : at + 1);
		else if (char === "," || char === ";") push("comma", at + 1);
		else if (char === "/" && gap !== "none" && /[\s_]/.test(text[at + 1] ?? " ")) push("slash", at + 1);
		else if (char === "(") push("bracket", bracketEnd(text, at));
		else push("word", wordEnd(text, at));
	}
	return tokens;
}

function isOperatorChar(char: string): boolean {
	return char === "<" || char === ">" || char === "=" || char === "!" || char === "\u2264" || char === "\u2265";
}

function operatorEnd(text: string, at: number): number {
	return OPERATORS.has(text.slice(at, at + 2)) ? at + 2 : at + 1;
}

/** Behind the bracket that closes the one at `at`; the end of the text where none does. */
function bracketEnd(text: string, at: number): number {
	let depth = 0;
	for (let end = at; end < text.length; end++) {
		if (text[end] === "(") depth++;
		else if (text[end] === ")" && --depth === 0) return end + 1;
	}
	return text.length;
}

function wordEnd(text: string, at: number): number {
	let end = at;
	while (end < text.length) {
		const char = text[end] ?? "";
		if (char === "(" && end > at) {
			// Nothing but a short aside without blanks is part of a word; otherwise the bracket is a token of its own.
			const close = text.indexOf(")", end);
			if (close < 0 || close - end > 20 || /[\s(|]/.test(text.slice(end + 1, close))) return end;
			end = close + 1;
			continue;
		}
		if (/[\s\u00a0\u200b\u2060\ufeff_|,;]/.test(char) || (isOperatorChar(char) && char !== "!")) return end;
		end++;
	}
	return end;
}
