/** Real `vers:<scheme>/…` strings (package-url VERS), read as a union of intervals; and the false ones of CISA. */
import { err, ok, type Result } from "../../core/result.ts";
import { dayAt } from "./day.ts";
import type { Expression } from "./expression.ts";
import { combine, type Limit, type Term } from "./term.ts";
import { decoded } from "./version-reader.ts";

/** A text that begins like a vers string. `constraints` starts at `at`. */
export interface VersParts {
	readonly scheme: string;
	readonly constraints: string;
	readonly at: number;
}

/** Cuts `vers:scheme/constraints`; `undefined` when the text does not begin so. */
export function splitVers(text: string): VersParts | undefined {
	const match = /^\s{0,20}vers:([a-z0-9.+-]{1,40})\//i.exec(text);
	if (match === null) return undefined;
	return { scheme: (match[1] ?? "").toLowerCase(), constraints: text.slice(match[0].length), at: match[0].length };
}

/** Where and why a vers string is not one. */
export interface VersError {
	readonly at: number;
	readonly expected: string;
}

/**
 * Reads the constraints of a real scheme. VERS sorts them, so a lower comparator takes the next upper one.
 *
 * A version written `build 230821` or `build 2023-08-21` is a build day of our own `vers:hikvision` (docs/adr).
 */
export function readVers(parts: VersParts): Result<Expression, VersError> {
	if (parts.constraints.trim() === "*") return ok({ kind: "all" });
	const terms: Term[] = [];
	let at = parts.at;
	for (const piece of parts.constraints.split("|")) {
		const start = at + (piece.length - piece.trimStart().length);
		const operator = /^(?:>=|<=|!=|>|<|=)?/.exec(piece.trim())?.[0] ?? "";
		const encoded = piece.trim().slice(operator.length);
		const from = start + operator.length;
		at += piece.length + 1;
		if (operator === "!=") return err({ at: start, expected: "a comparator other than !=, which cannot be put into a range" });
		if (encoded.trim() === "" || encoded === "*") return err({ at: from, expected: "a version" });
		const limit = limitOf(decoded(encoded).trim(), from);
		if (limit === undefined) return err({ at: from, expected: "a calendar day after `build`" });
		const kind = operator.startsWith("<") ? "upper" : operator.startsWith(">") ? "lower" : "exact";
		terms.push({ kind, limit, inclusive: operator === "" || operator.endsWith("="), joint: "pipe" });
	}
	return ok({ kind: "ranges", alternatives: combine(terms) });
}

function limitOf(version: string, at: number): Limit | undefined {
	if (!/^build[\s_]/i.test(version)) return { text: version, at, axis: "version" };
	const day = dayAt(version, 0);
	return day === undefined || day.end !== version.length ? undefined : { text: day.day, at, axis: "build_date" };
}
