/** Real `vers:<type>/…` strings (package-url VERS), read as a union of intervals; and the false ones of CISA. */

import { arrange } from "../../catalog/vers/arrange.ts";
import type { Comparator, VersConstraint } from "../../catalog/vers/vers.ts";
import { versTypes } from "../../catalog/vers/vers-types.ts";
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

/** Most constraints that are read. */
const MOST_CONSTRAINTS = 2048;

/**
 * Reads the constraints of a real type.
 *
 * Blanks around constraints are forgiven, which the specification does not. The order of a range is not taken on trust: it is sorted
 * where its versions have an order, and one that contradicts itself (`>=2|<1` of versions that cannot be sorted) is no range, since its
 * emptiness would call every device safe. Nor is a range of a type that a maker's scheme would order otherwise than the type does:
 * those of package ecosystems, and `lexicographic`, where `1.10` is before `1.9`.
 *
 * A version written `build 230821` or `build 2023-08-21` is a build day of our own types (docs/vers.md).
 */
export function readVers(parts: VersParts): Result<Expression, VersError> {
	if (parts.constraints.trim() === "*" && parts.scheme !== "none") return ok({ kind: "all" });
	const type = versTypes.get(parts.scheme);
	if (type?.answersContainment !== true || type.id === "lexicographic") {
		return err({ at: 0, expected: "a vers type that firmware is ordered by" });
	}
	const read = readConstraints(parts);
	if (!read.ok) return read;
	const { constraints, fault } = arrange({ raw: "", type: type.id, constraints: read.value });
	if (fault !== undefined) return err({ at: parts.at, expected: `constraints that agree: ${fault}` });
	const terms: Term[] = [];
	for (const { comparator, version, at } of constraints) {
		const limit = limitOf(version, at);
		if (limit === undefined) return err({ at, expected: "a calendar day after `build`" });
		const kind = comparator.startsWith("<") ? "upper" : comparator.startsWith(">") ? "lower" : "exact";
		terms.push({ kind, limit, inclusive: comparator.endsWith("="), joint: "pipe" });
	}
	return ok({ kind: "ranges", alternatives: combine(terms) });
}

/** The constraints in the order of the text, `at` being where the version begins. */
function readConstraints(parts: VersParts): Result<readonly VersConstraint[], VersError> {
	const constraints: VersConstraint[] = [];
	let at = parts.at;
	for (const piece of parts.constraints.split("|", MOST_CONSTRAINTS + 1)) {
		const start = at + (piece.length - piece.trimStart().length);
		const written = piece.trim();
		const operator = COMPARATORS.find((candidate) => written.startsWith(candidate));
		const encoded = written.slice(operator?.length ?? 0);
		const from = start + (operator?.length ?? 0);
		at += piece.length + 1;
		if (operator === "!=") return err({ at: start, expected: "a comparator other than !=, which cannot be put into a range" });
		if (encoded.trim() === "" || encoded === "*") return err({ at: from, expected: "a version" });
		constraints.push({ comparator: operator ?? "=", version: decoded(encoded).trim(), written, at: from });
	}
	if (constraints.length > MOST_CONSTRAINTS) return err({ at: parts.at, expected: `at most ${MOST_CONSTRAINTS} constraints` });
	return ok(constraints);
}

const COMPARATORS: readonly Comparator[] = [">=", "<=", "!=", "<", ">", "="];

function limitOf(version: string, at: number): Limit | undefined {
	if (!/^build[\s_]/i.test(version)) return { text: version, at, axis: "version" };
	const day = dayAt(version, 0);
	return day === undefined || day.end !== version.length ? undefined : { text: day.day, at, axis: "build_date" };
}
