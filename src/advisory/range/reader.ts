/** Reads a version slot's tokens from left to right: operators, English phrases, lists, conditions. Each token is looked at once or twice. */
import { readBare, readUpperEnd } from "./bare.ts";
import { type Phrase, phraseAt, RANGE_WORDS, startsPhrase } from "./phrase.ts";
import { add, addExact, fail, type Reading, type State, startState, takeCondition, word } from "./state.ts";
import { operatorOf, type Token } from "./token.ts";
import { readVersion } from "./version-reader.ts";
import { ALL_NOUNS, CONDITION_WORDS, LABELS, REMARK } from "./words.ts";

/** Reads a text. Never throws; time is linear in its length. */
export function readTerms(src: string): Reading {
	const state = startState(src);
	while (state.at < state.tokens.length && state.failed === undefined) readNext(state);
	return { terms: state.terms, conditions: state.conditions, changes: state.changes, all: state.all, failed: state.failed };
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
	const text = token.low;
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
	const label = dayLabel(state);
	if (label > 0) {
		state.at += label;
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

/** An aside in brackets where no version is being read: a remark, or something that must hold. */
function readAside(state: State, token: Token): void {
	state.at++;
	const inner = token.text.replace(/^\(/, "").replace(/\)$/, "").trim();
	const last = state.terms[state.terms.length - 1];
	if (last !== undefined && /^(?:and )?(?:incl(?:\.|usive|uding|uded)?)$/i.test(inner))
		state.terms[state.terms.length - 1] = { ...last, inclusive: true };
	else if (last !== undefined && /^(?:excl(?:\.|usive|uding|uded)?)$/i.test(inner))
		state.terms[state.terms.length - 1] = { ...last, inclusive: false };
	else if (isRemark(inner)) state.changes.push({ rule: "remark-taken-off", before: token.text, after: "" });
	else if (inner !== "") state.conditions.push(inner.replaceAll("_", " "));
}

/** An aside that does not narrow what is meant; one with a comparison does, unless it only gives the version a second number. */
function isRemark(inner: string): boolean {
	return REMARK.test(inner) && (/^(?:aka|also known)\b/i.test(inner) || !/[<>\u2264\u2265]/.test(inner));
}

const DAY_LABELS: ReadonlySet<string> = new Set([
	"build",
	"buildtime",
	"builddate",
	"built",
	"released",
	"release",
	"time",
	"date",
	"dated",
	"devices",
]);

/** Number of words in `build time before …`, `released prior to …` that stand before the phrase and only name the axis. */
function dayLabel(state: State): number {
	let count = 0;
	while (count < 3 && DAY_LABELS.has(word(state, count))) count++;
	if (count === 0) return 0;
	return startsPhrase(word(state, count)) || state.tokens[state.at + count]?.kind === "operator" ? count : 0;
}
