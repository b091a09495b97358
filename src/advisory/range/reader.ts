/** Reads a version slot's tokens from left to right: operators, English phrases, lists, conditions. Each token is looked at once or twice. */
import type { Change } from "../csaf/repair-log.ts";
import { dayAt } from "./day.ts";
import type { Joint, Limit, Term } from "./term.ts";
import { operatorOf, type Token, tokenize } from "./token.ts";
import { canBeVersion, hasDigit, isDotted, isVersionWord } from "./version-text.ts";
import { rangeBelow, wildcardRange } from "./wildcard.ts";
import { ALL_NOUNS, CONDITION_WORDS, LABELS, LATER_WORDS, PRIOR_WORDS, PROSE_WORDS, REMARK } from "./words.ts";

/** What a reading found; `failed` is the place that no rule covers. */
export interface Reading {
	readonly terms: readonly Term[];
	readonly conditions: readonly string[];
	readonly changes: readonly Change[];
	/** `All versions`, `*` stood in it. */
	readonly all: boolean;
	readonly failed: { readonly at: number; readonly expected: string } | undefined;
}

interface State {
	readonly src: string;
	readonly tokens: readonly Token[];
	/** For each token the index of the next word with a digit before any separator; `tokens.length` when there is none. */
	readonly nextDigit: readonly number[];
	readonly terms: Term[];
	readonly conditions: string[];
	readonly changes: Change[];
	at: number;
	joint: Joint;
	all: boolean;
	/** The next `and` closes a `between`. */
	between: boolean;
	failed: Reading["failed"];
}

/** Reads a text. Never throws; time is linear in its length. */
export function readTerms(src: string): Reading {
	const tokens = tokenize(src);
	const state: State = {
		src,
		tokens,
		nextDigit: digitsAhead(tokens),
		terms: [],
		conditions: [],
		changes: [],
		at: 0,
		joint: "start",
		all: false,
		between: false,
		failed: undefined,
	};
	while (state.at < tokens.length && state.failed === undefined) readNext(state);
	return { terms: state.terms, conditions: state.conditions, changes: state.changes, all: state.all, failed: state.failed };
}

function digitsAhead(tokens: readonly Token[]): number[] {
	const ahead = new Array<number>(tokens.length + 1).fill(tokens.length);
	for (let i = tokens.length - 1; i >= 0; i--) {
		const token = tokens[i];
		if (token === undefined) continue;
		if (token.kind !== "word") ahead[i] = tokens.length;
		else ahead[i] = hasDigit(token.text) ? i : (ahead[i + 1] ?? tokens.length);
	}
	return ahead;
}

function word(state: State, offset = 0): string {
	const token = state.tokens[state.at + offset];
	return token?.kind === "word" ? token.text.toLowerCase() : "";
}

function fail(state: State, expected: string): void {
	state.failed = { at: state.tokens[state.at]?.at ?? state.src.length, expected };
}

/** One separator, phrase or term. */
function readNext(state: State): void {
	const token = state.tokens[state.at];
	if (token === undefined) return;
	switch (token.kind) {
		case "pipe":
		case "comma":
		case "slash":
			state.joint = token.kind;
			state.at++;
			return;
		case "operator":
			readOperator(state, operatorOf(token));
			return;
		case "bracket":
			readAside(state, token);
			return;
		case "word":
			readWord(state, token);
	}
}

function readOperator(state: State, operator: string): void {
	state.at++;
	if (operator === "!" || operator === "!=") {
		state.at--;
		fail(state, "a comparator that this reader knows; != cannot be put into a range");
		return;
	}
	const found = readVersion(state, true);
	if (found === undefined) {
		fail(state, `a version after ${operator}`);
		return;
	}
	if (operator === "=") addExact(state, found);
	else add(state, operator.startsWith("<") ? "upper" : "lower", found, operator.endsWith("="));
}

function readWord(state: State, token: Token): void {
	const text = token.text.toLowerCase();
	if (text === "and" || text === "&" || text === "or") {
		state.joint = text === "or" ? "or" : "and";
		state.at++;
		if (state.between && text === "and") {
			state.between = false;
			const found = readVersion(state, true);
			if (found === undefined) fail(state, "the upper version of between … and …");
			else add(state, "upper", found, true, "none");
		}
		return;
	}
	if (text === "*" || text === "all" || text === "any" || text === "every") {
		state.all = true;
		state.at++;
		while (ALL_NOUNS.has(word(state)) || word(state) === "of" || word(state) === "the") state.at++;
		return;
	}
	const phrase = phraseAt(state);
	if (phrase !== undefined) {
		readPhrase(state, phrase);
		return;
	}
	if (LABELS.has(text) && state.at + 1 < state.tokens.length) {
		state.at++;
		return;
	}
	if (CONDITION_WORDS.has(text)) {
		takeCondition(state);
		return;
	}
	readBare(state);
}

interface Phrase {
	readonly kind: "upper" | "lower" | "between";
	readonly inclusive: boolean;
	readonly length: number;
}

const PHRASES: readonly (readonly [string, Phrase["kind"], boolean])[] = [
	["prior to and including", "upper", true],
	["up to and including", "upper", true],
	["up to but not including", "upper", false],
	["up until", "upper", true],
	["up to", "upper", true],
	["prior to", "upper", false],
	["earlier than", "upper", false],
	["older than", "upper", false],
	["lower than", "upper", false],
	["less than", "upper", false],
	["before", "upper", false],
	["below", "upper", false],
	["until", "upper", true],
	["through", "upper", true],
	["starting from", "lower", true],
	["starting with", "lower", true],
	["beginning with", "lower", true],
	["later than", "lower", false],
	["newer than", "lower", false],
	["greater than", "lower", false],
	["higher than", "lower", false],
	["from", "lower", true],
	["since", "lower", true],
	["above", "lower", false],
	["after", "lower", false],
	["between", "between", true],
];
const PHRASE_WORDS = PHRASES.map(([text, kind, inclusive]) => ({ words: text.split(" "), kind, inclusive }));

function phraseAt(state: State): Phrase | undefined {
	const found = PHRASE_WORDS.find(({ words }) => words.every((expected, i) => word(state, i) === expected));
	return found === undefined ? undefined : { kind: found.kind, inclusive: found.inclusive, length: found.words.length };
}

function readPhrase(state: State, phrase: Phrase): void {
	const start = state.at;
	state.at += phrase.length;
	let inclusive = phrase.inclusive;
	if (state.tokens[state.at]?.kind === "bracket" && /^\((?:and )?incl/i.test(state.tokens[state.at]?.text ?? "")) {
		inclusive = true;
		state.at++;
	}
	const found = readVersion(state, true);
	if (found === undefined) {
		state.at = start;
		if (state.terms.length > 0 || state.all) takeCondition(state);
		else fail(state, "a version after these words");
		return;
	}
	add(state, phrase.kind === "upper" ? "upper" : "lower", found, inclusive);
	if (phrase.kind === "between") state.between = true;
	else if (phrase.kind === "lower" && RANGE_WORDS.has(word(state)) && state.nextDigit[state.at + 1] !== state.tokens.length)
		readUpperEnd(state);
}

const RANGE_WORDS: ReadonlySet<string> = new Set(["to", "through", "thru", "-", "\u2013", "\u2014", "until"]);

function readUpperEnd(state: State): void {
	state.at++;
	const found = readVersion(state, true);
	if (found === undefined) fail(state, "the upper version of the range");
	else add(state, "upper", found, true, "none");
}

/** A version with nothing before it: what follows says which side is meant; nothing = exactly this one. */
function readBare(state: State): void {
	const start = state.at;
	const years = yearRange(state);
	if (years) return;
	const found = readVersion(state, false);
	if (found === undefined) {
		state.at = start;
		if (componentBefore(state)) return;
		if (state.terms.length > 0 || state.all) takeCondition(state);
		else fail(state, "a version, an operator or `All versions`");
		return;
	}
	while (LABELS.has(word(state)) && phraseAtOffset(state, 1)) state.at++;
	const next = word(state);
	const joined = next === "and" || next === "or" || next === "&";
	const skip = joined && ["all", "its", "any", "a", "their"].includes(word(state, 1)) ? 1 : 0;
	const side = joined ? word(state, 1 + skip) : "";
	if (joined && PRIOR_WORDS.has(side)) {
		finishSide(state, 2 + skip);
		add(state, "upper", found, true);
	} else if (joined && LATER_WORDS.has(side)) {
		finishSide(state, 2 + skip);
		add(state, "lower", found, true);
	} else if (RANGE_WORDS.has(next) && state.nextDigit[state.at + 1] !== state.tokens.length) {
		add(state, "lower", found, true);
		readUpperEnd(state);
	} else if (state.tokens[state.at]?.kind === "operator") {
		if (isDotted(found.text)) add(state, "lower", found, true, "none");
		else state.conditions.push(found.text);
	} else if (next === "*") {
		state.at++;
		addFamily(state, found);
	} else if (phraseAt(state)?.kind === "upper") {
		add(state, "lower", found, true);
		state.joint = "none";
	} else addExact(state, found);
}

function phraseAtOffset(state: State, offset: number): boolean {
	const next = word(state, offset);
	return PHRASE_WORDS.some(({ words }) => words[0] === next);
}

/** Steps over `and prior versions`. */
function finishSide(state: State, count: number): void {
	state.at += count;
	while (ALL_NOUNS.has(word(state)) || ["all", "of", "them"].includes(word(state))) state.at++;
}

/** `BIOS < V22`: a short name before an operator says which part's version is meant. */
function componentBefore(state: State): boolean {
	for (let ahead = 1; ahead <= 4; ahead++) {
		const token = state.tokens[state.at + ahead];
		if (token?.kind === "operator") {
			state.conditions.push(state.src.slice(state.tokens[state.at]?.at ?? 0, state.tokens[state.at + ahead - 1]?.end));
			state.at += ahead;
			return true;
		}
		if (token?.kind !== "word") return false;
	}
	return false;
}

/** `2014-2016`: years of make. `1.2.0-1.2.9`: a range written with a dash, where both ends have the same form. */
function yearRange(state: State): boolean {
	const token = state.tokens[state.at];
	if (token === undefined) return false;
	const match =
		/^((?:19|20)\d\d)[-\u2013]((?:19|20)\d\d)$/.exec(token.text) ??
		/^(\d{1,6}(?:\.\d{1,6}){1,4})[-\u2013](\d{1,6}(?:\.\d{1,6}){1,4})$/.exec(token.text);
	const [, from = "", to = ""] = match ?? [];
	if (from === "" || from.split(".").length !== to.split(".").length) return false;
	state.at++;
	add(state, "lower", { text: from, at: token.at, axis: "version" }, true);
	add(state, "upper", { text: to, at: token.at + from.length + 1, axis: "version" }, true, "none");
	return true;
}

/** An aside in brackets where no version is being read: a remark, or something that must hold. */
function readAside(state: State, token: Token): void {
	state.at++;
	const inner = token.text.replace(/^\(/, "").replace(/\)$/, "").trim();
	const last = state.terms[state.terms.length - 1];
	if (last !== undefined && /^(?:and )?(?:incl(?:\.|usive|uding|uded)?)$/i.test(inner))
		state.terms[state.terms.length - 1] = { ...last, inclusive: true };
	else if (last !== undefined && /^(?:excl(?:\.|usive|uding|uded)?)$/i.test(inner))
		state.terms[state.terms.length - 1] = { ...last, inclusive: false };
	else if (REMARK.test(inner)) state.changes.push({ rule: "remark-taken-off", before: token.text, after: "" });
	else if (inner !== "") state.conditions.push(inner.replaceAll("_", " "));
}

/** All up to the next `|` is something that must hold. */
function takeCondition(state: State): void {
	const from = state.tokens[state.at];
	let end = from?.end ?? 0;
	while (state.at < state.tokens.length && state.tokens[state.at]?.kind !== "pipe") {
		end = state.tokens[state.at]?.end ?? end;
		state.at++;
	}
	state.conditions.push(state.src.slice(from?.at ?? 0, end).replaceAll("_", " "));
}

/**
 * Reads one version: its words, its days, a short alias in brackets. `open` = an operator or phrase stands before it, so that
 * words that are no part of versions elsewhere may be (`PI AF Client 2018 SP3`).
 */
function readVersion(state: State, open: boolean): Limit | undefined {
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
		const lower = token.text.toLowerCase();
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
	if (isVersionWord(token.text)) return ahead <= 3 || digits;
	const lower = token.text.toLowerCase();
	if (lower === "model" || lower === "models" || lower === "versions" || PHRASE_WORDS.some(({ words }) => words[0] === lower)) return false;
	if (!open && !digits) return ahead === 1 && /^[A-Z]{1,4}$/.test(token.text);
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

function add(state: State, kind: "lower" | "upper", limit: Limit, inclusive: boolean, joint = takeJoint(state)): void {
	const wild = limit.axis === "version" ? wildcardRange(limit.text) : undefined;
	// `< 4.x` stays as written: whether 4.1 is meant cannot be known, and a bound that no scheme reads keeps it open.
	if (wild === undefined || (kind === "upper" && !inclusive) || (kind === "lower" && !inclusive)) {
		state.terms.push({ kind, limit, inclusive, joint });
	} else {
		const text = kind === "lower" ? wild.from : wild.below;
		state.changes.push({ rule: "wildcard-bound", before: limit.text, after: `${kind === "lower" ? ">=" : "<"} ${text}` });
		state.terms.push({ kind, limit: { ...limit, text }, inclusive: kind === "lower", joint });
	}
	state.joint = "none";
}

/** One version; behind `/` or `_v…` it shares the operator of the one before. */
function addExact(state: State, limit: Limit): void {
	const last = state.terms[state.terms.length - 1];
	const underscore = state.joint === "none" && state.src[limit.at - 1] === "_";
	if (last !== undefined && last.kind !== "exact" && (state.joint === "slash" || underscore)) {
		add(state, last.kind, limit, last.inclusive, "slash");
		return;
	}
	const wild = limit.axis === "version" ? wildcardRange(limit.text) : undefined;
	if (wild !== undefined) addWild(state, limit, wild);
	else {
		state.terms.push({ kind: "exact", limit, inclusive: true, joint: takeJoint(state) });
		state.joint = "none";
	}
}

/** `1.2 *`: every version that begins so. */
function addFamily(state: State, limit: Limit): void {
	const wild = rangeBelow(limit.text);
	if (wild === undefined) addExact(state, limit);
	else addWild(state, limit, wild);
}

function addWild(state: State, limit: Limit, wild: { readonly from: string; readonly below: string }): void {
	state.changes.push({ rule: "wildcard-bound", before: limit.text, after: `>= ${wild.from} < ${wild.below}` });
	state.terms.push({ kind: "lower", limit: { ...limit, text: wild.from }, inclusive: true, joint: takeJoint(state) });
	state.terms.push({ kind: "upper", limit: { ...limit, text: wild.below }, inclusive: false, joint: "none" });
	state.joint = "none";
}

function takeJoint(state: State): Joint {
	return state.joint;
}
