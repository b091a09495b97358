/** The state of one reading of a version slot, and how what is found is added to it. */
import type { Change } from "../csaf/repair-log.ts";
import type { Joint, Limit, Term } from "./term.ts";
import { type Token, tokenize } from "./token.ts";
import { hasDigit } from "./version-text.ts";
import { rangeBelow, wildcardRange } from "./wildcard.ts";

/** What a reading found; `failed` is the place that no rule covers. */
export interface Reading {
	readonly terms: readonly Term[];
	readonly conditions: readonly string[];
	readonly changes: readonly Change[];
	/** `All versions`, `*` stood in it. */
	readonly all: boolean;
	readonly failed: { readonly at: number; readonly expected: string } | undefined;
}

/** What the functions of one reading share. */
export interface State {
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

/** A reading at its beginning. */
export function startState(src: string): State {
	const tokens = tokenize(src);
	return {
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

/** The word at the place of reading (or `offset` further), in lower case; empty when it is no word. */
export function word(state: State, offset = 0): string {
	return state.tokens[state.at + offset]?.low ?? "";
}

/** Stops the reading here. */
export function fail(state: State, expected: string): void {
	state.failed = { at: state.tokens[state.at]?.at ?? state.src.length, expected };
}

/** Adds one end of a range; a wildcard at its end is resolved where that loses nothing. */
export function add(state: State, kind: "lower" | "upper", limit: Limit, inclusive: boolean, joint = state.joint): void {
	const wild = limit.axis === "version" ? wildcardRange(limit.text) : undefined;
	// `< 4.x` stays as written: whether 4.1 is meant cannot be known, and a bound that no scheme reads keeps it open.
	if (wild === undefined || (kind === "upper" && !inclusive) || (kind === "lower" && !inclusive)) {
		state.terms.push({ kind, limit, inclusive, joint });
	} else {
		const end: Limit = { ...limit, text: kind === "lower" ? wild.from : wild.below, synthetic: true };
		state.changes.push({ rule: "wildcard-bound", before: limit.text, after: `${kind === "lower" ? ">=" : "<"} ${end.text}` });
		state.terms.push({ kind, limit: end, inclusive: kind === "lower", joint });
	}
	state.joint = "none";
}

/** One version; behind `/` or `_v…` it shares the operator of the one before. */
export function addExact(state: State, limit: Limit): void {
	const last = state.terms[state.terms.length - 1];
	const underscore = state.joint === "none" && state.src[limit.at - 1] === "_";
	if (last !== undefined && last.kind !== "exact" && (state.joint === "slash" || underscore)) {
		add(state, last.kind, limit, last.inclusive, "slash");
		return;
	}
	const wild = limit.axis === "version" ? wildcardRange(limit.text) : undefined;
	if (wild !== undefined) addWild(state, limit, wild);
	else {
		state.terms.push({ kind: "exact", limit, inclusive: true, joint: state.joint });
		state.joint = "none";
	}
}

/** `1.2 *`: every version that begins so. */
export function addFamily(state: State, limit: Limit): void {
	const wild = rangeBelow(limit.text);
	if (wild === undefined) addExact(state, limit);
	else addWild(state, limit, wild);
}

function addWild(state: State, limit: Limit, wild: { readonly from: string; readonly below: string }): void {
	state.changes.push({ rule: "wildcard-bound", before: limit.text, after: `>= ${wild.from} < ${wild.below}` });
	state.terms.push({ kind: "lower", limit: { ...limit, text: wild.from, synthetic: true }, inclusive: true, joint: state.joint });
	state.terms.push({ kind: "upper", limit: { ...limit, text: wild.below, synthetic: true }, inclusive: false, joint: "none" });
	state.joint = "none";
}

/** All up to the next `|` is something that must hold. */
export function takeCondition(state: State): void {
	const from = state.tokens[state.at];
	let end = from?.end ?? 0;
	while (state.at < state.tokens.length && state.tokens[state.at]?.kind !== "pipe") {
		end = state.tokens[state.at]?.end ?? end;
		state.at++;
	}
	state.conditions.push(state.src.slice(from?.at ?? 0, end).replaceAll("_", " "));
}
