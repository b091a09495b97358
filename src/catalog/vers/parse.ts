/**
 * Reads the text of a `vers` string (how-to-parse.md, "Parsing and validating VERS notation").
 *
 * What has one meaning is read, canonical or not: `VERS:` and `=1.0` are, with a problem from `validateVers`. What has none is an error
 * with its place. Tools that must refuse everything that is not canonical use `parseCanonical`.
 */
import { err, ok, type Result } from "../../core/result.ts";
import { decodeVersion } from "./percent.ts";
import { validateVers } from "./validate.ts";
import type { Comparator, Vers, VersConstraint, VersError, VersProblem } from "./vers.ts";

/** Longest text read, in UTF-16 units. */
const MOST_TEXT = 65_536;

/** Most constraints read: sorting that many stays within milliseconds. */
const MOST_CONSTRAINTS = 2048;

/**
 * Reads one range. Never throws; linear in the length of the text.
 *
 * @param text - Written by a publisher, not trusted.
 */
export function parseVers(text: string): Result<Vers, VersError> {
	if (text.length > MOST_TEXT) return err({ code: "vers/too-long", at: MOST_TEXT, expected: `at most ${MOST_TEXT} characters` });
	const foreign = text.search(/[^!-~]/);
	if (foreign >= 0) {
		return err({ code: "vers/bad-character", at: foreign, expected: "printable ASCII without blanks, the rest percent-encoded" });
	}
	if (!/^vers:/i.test(text)) return err({ code: "vers/no-scheme", at: 0, expected: "vers:" });
	const type = /^[a-z][a-z0-9.-]*(?=\/)/i.exec(text.slice(5))?.[0];
	if (type === undefined)
		return err({ code: "vers/bad-type", at: 5, expected: "a type of letters, digits, dots and dashes, then a slash" });
	const constraints = readConstraints(text, 5 + type.length + 1);
	return constraints.ok ? ok({ raw: text, type: type.toLowerCase(), constraints: constraints.value }) : constraints;
}

/** Reads a range that must be canonical and valid: the first thing that is not makes it fail. Warnings do not. */
export function parseCanonical(text: string): Result<Vers, VersError | VersProblem> {
	const parsed = parseVers(text);
	if (!parsed.ok) return parsed;
	const problem = validateVers(parsed.value).find(({ severity }) => severity === "error");
	return problem === undefined ? parsed : err(problem);
}

function readConstraints(text: string, from: number): Result<readonly VersConstraint[], VersError> {
	if (text.slice(from) === "*") return ok([{ comparator: "*", version: "", written: "*", at: from }]);
	const pieces = text.slice(from).split("|");
	if (pieces.length > MOST_CONSTRAINTS) {
		return err({ code: "vers/too-many-constraints", at: from, expected: `at most ${MOST_CONSTRAINTS} constraints` });
	}
	const constraints: VersConstraint[] = [];
	let at = from;
	for (const piece of pieces) {
		const constraint = readConstraint(piece, at);
		if (!constraint.ok) return constraint;
		constraints.push(constraint.value);
		at += piece.length + 1;
	}
	return ok(constraints);
}

const COMPARATORS: readonly Comparator[] = [">=", "<=", "!=", "<", ">", "="];

function readConstraint(written: string, at: number): Result<VersConstraint, VersError> {
	if (written === "")
		return err({ code: "vers/empty-constraint", at, expected: "a constraint; none is before, behind or between two bars" });
	if (written.startsWith("*"))
		return err({ code: "vers/star-not-alone", at, expected: "* alone, without a version or another constraint" });
	const sign = COMPARATORS.find((candidate) => written.startsWith(candidate)) ?? "";
	const encoded = written.slice(sign.length);
	const from = at + sign.length;
	if (encoded === "") return err({ code: "vers/no-version", at: from, expected: "a version behind the comparator" });
	const unencoded = encoded.search(/[<>=!*]/);
	if (unencoded >= 0) {
		return err({ code: "vers/unencoded-sign", at: from + unencoded, expected: "the signs < > = ! * percent-encoded inside a version" });
	}
	const version = decodeVersion(encoded, from);
	return version.ok ? ok({ comparator: sign === "" ? "=" : sign, version: version.value, written, at }) : version;
}
