/**
 * What went wrong, where, and what to do: the one shape of every message that a user reads about bad input.
 *
 * `code` is `<folder>/<kebab-code>` and stands in docs/errors.md. `at` is a file and line, a JSON pointer or a field name.
 */
export interface Problem {
	readonly code: `${string}/${string}`;
	/** What is wrong, as a sentence without a full stop. */
	readonly message: string;
	/** `file:line`, `file#/pointer`, or a field; empty when the whole call is meant. */
	readonly at: string;
	/** What to do, as a sentence with a full stop. */
	readonly todo: string;
}

/** The one line of contract: `error: <folder>/<code>: <what is wrong> (<place>). <what to do>`. */
export function toLine(problem: Problem): string {
	const place = problem.at === "" ? "" : ` (${visible(problem.at, 200)})`;
	return `error: ${problem.code}: ${visible(problem.message, 400)}${place}. ${visible(problem.todo, 300)}`;
}

/** Text of a stranger made fit for one line of a terminal: no control characters, no bidirectional overrides, bounded. */
export function visible(text: string, most = 200): string {
	const clean = text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, "\u00b7");
	return clean.length <= most ? clean : `${clean.slice(0, most - 1)}\u2026`;
}
