/** Reads a version with nothing before it: what follows says which side is meant. */
import { phraseAt, RANGE_WORDS, startsPhrase } from "./phrase.ts";
import { add, addExact, addFamily, fail, type State, takeCondition, word } from "./state.ts";
import { readVersion } from "./version-reader.ts";
import { isDotted } from "./version-text.ts";
import { ALL_NOUNS, LABELS, LATER_WORDS, PRIOR_WORDS } from "./words.ts";

/** A version with nothing before it: what follows says which side is meant; nothing = exactly this one. */
export function readBare(state: State): void {
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
	while (LABELS.has(word(state)) && startsPhrase(word(state, 1))) state.at++;
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

/** Steps over `to` and reads the upper end, which is included. */
export function readUpperEnd(state: State): void {
	state.at++;
	const found = readVersion(state, true);
	if (found === undefined) fail(state, "the upper version of the range");
	else add(state, "upper", found, true, "none");
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
