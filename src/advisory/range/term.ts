/** What the reader of a version slot finds one after the other, and how it is put together to a union of intervals. */
import type { Alternative, Bound } from "./expression.ts";

/** A version or day with its place. */
export interface Limit {
	readonly text: string;
	readonly at: number;
	readonly axis: Bound["axis"];
	/** An end of what a wildcard covers, not written. */
	readonly synthetic?: true;
}

/** How a term is joined to the one before it. */
export type Joint = "start" | "none" | "pipe" | "comma" | "and" | "or" | "slash" | "underscore";

/** One end of a range, or one version. */
export interface Term {
	readonly kind: "lower" | "upper" | "exact";
	readonly limit: Limit;
	readonly inclusive: boolean;
	readonly joint: Joint;
}

/** The bound that a term states. */
function boundOf(term: Term): Bound {
	const { text, axis, at, synthetic } = term.limit;
	return { text, inclusive: term.inclusive, axis, at, ...(synthetic === undefined ? {} : { synthetic }) };
}

/**
 * Joins terms: a lower end takes the upper end right after it (AND, whatever stands between); all else is a union (OR).
 *
 * An upper end followed by a lower one is one interval only where the text joins them (`< 3.0 and >= 2.0`), not behind `|`.
 */
export function combine(terms: readonly Term[]): Alternative[] {
	const alternatives: Alternative[] = [];
	let lower: Bound | undefined;
	let openUpper = false;
	const flush = (): void => {
		if (lower !== undefined) alternatives.push({ kind: "interval", lower });
		lower = undefined;
	};
	for (const term of terms) {
		const bound = boundOf(term);
		const last = alternatives[alternatives.length - 1];
		if (term.kind === "exact") {
			flush();
			alternatives.push(exact(bound));
		} else if (term.kind === "lower") {
			flush();
			if (openUpper && last?.kind === "interval" && (term.joint === "and" || term.joint === "none")) {
				alternatives[alternatives.length - 1] = { ...last, lower: bound };
			} else lower = bound;
		} else if (lower !== undefined && term.joint !== "or") {
			alternatives.push({ kind: "interval", lower, upper: bound });
			lower = undefined;
		} else {
			flush();
			alternatives.push({ kind: "interval", upper: bound });
		}
		openUpper =
			term.kind === "upper" && alternatives[alternatives.length - 1]?.kind === "interval" && lower === undefined && !hasLower(alternatives);
	}
	flush();
	return alternatives;
}

function hasLower(alternatives: readonly Alternative[]): boolean {
	const last = alternatives[alternatives.length - 1];
	return last?.kind === "interval" && last.lower !== undefined;
}

/** One day alone is an interval of one day: exact alternatives have no axis. */
function exact(bound: Bound): Alternative {
	const whole = { ...bound, inclusive: true };
	return bound.axis === "build_date" ? { kind: "interval", lower: whole, upper: whole } : { kind: "exact", text: bound.text, at: bound.at };
}
