/** What a version slot says, in words of any language. Versions themselves are the document's. */
import { oneLine } from "../../core/one-line.ts";
import type { Alternative, Bound, Expression } from "../range/expression.ts";

/** The phrases of a language; days come as `YYYY-MM-DD`. */
export interface VersionPhrases {
	readonly all: string;
	readonly or: string;
	condition(text: string): string;
	unread(text: string): string;
	range(low: string, high: string): string;
	from(low: string): string;
	after(low: string): string;
	to(high: string): string;
	before(high: string): string;
	builtFrom(low: string): string;
	builtAfter(low: string): string;
	builtTo(high: string): string;
	builtBefore(high: string): string;
	and(a: string, b: string): string;
	more(n: number): string;
}

/** Alternatives of one expression that are written out. */
const MOST = 8;

/** All expressions, each once, joined by "or". */
export function versionsWords(phrases: VersionPhrases, expressions: readonly Expression[]): string {
	const words = expressions.map((expression) => expressionWords(phrases, expression));
	return [...new Set(words)].join(`, ${phrases.or} `);
}

/** One expression; the first of many alternatives, and how many more there are. */
export function expressionWords(phrases: VersionPhrases, expression: Expression): string {
	switch (expression.kind) {
		case "all":
		case "model":
			return phrases.all;
		case "condition":
			return phrases.condition(oneLine(expression.text, 160));
		case "unparsed":
			return phrases.unread(oneLine(expression.text, 160));
		case "ranges": {
			const { alternatives, condition } = expression;
			const told = alternatives.slice(0, MOST).map((alternative) => alternativeWords(phrases, alternative));
			const left = alternatives.length - told.length;
			const ranges = [...told, ...(left > 0 ? [phrases.more(left)] : [])].join(`, ${phrases.or} `);
			return condition === undefined ? ranges : phrases.and(ranges, phrases.condition(oneLine(condition, 160)));
		}
	}
}

function alternativeWords(phrases: VersionPhrases, alternative: Alternative): string {
	if (alternative.kind === "exact") return oneLine(alternative.text, 80);
	const { lower, upper } = alternative;
	if (lower === undefined && upper === undefined) return phrases.all;
	if (lower?.inclusive === true && upper?.inclusive === true && lower.axis === "version" && upper.axis === "version")
		return phrases.range(oneLine(lower.text, 80), oneLine(upper.text, 80));
	const parts = [
		lower === undefined ? undefined : lowerWords(phrases, lower),
		upper === undefined ? undefined : upperWords(phrases, upper),
	];
	const [a, b] = parts.filter((part) => part !== undefined);
	return b === undefined ? (a ?? "") : phrases.and(a ?? "", b);
}

function lowerWords(phrases: VersionPhrases, { text, inclusive, axis }: Bound): string {
	if (axis === "build_date") return inclusive ? phrases.builtFrom(text) : phrases.builtAfter(text);
	return inclusive ? phrases.from(oneLine(text, 80)) : phrases.after(oneLine(text, 80));
}

function upperWords(phrases: VersionPhrases, { text, inclusive, axis }: Bound): string {
	if (axis === "build_date") return inclusive ? phrases.builtTo(text) : phrases.builtBefore(text);
	return inclusive ? phrases.to(oneLine(text, 80)) : phrases.before(oneLine(text, 80));
}
