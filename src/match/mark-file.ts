/** Reads marks from JSON or CSV: every one with a state, who says so and when, or it does not apply and is named. */
import type { Problem } from "../core/problem.ts";
import { err, ok, type Result } from "../core/result.ts";
import type { Mark, MarkState } from "./mark.ts";
import { type Fields, isDay, readFields, readRows, readScope, rowProblem, SCOPE_FIELDS } from "./scope-file.ts";

const FIELDS: ReadonlyMap<string, string> = new Map([
	["state", "state"],
	["status", "state"],
	["by", "by"],
	["owner", "by"],
	["on", "on"],
	["date", "on"],
	...SCOPE_FIELDS,
]);

/** The three states, and how CSAF calls them. */
const STATES: ReadonlyMap<string, MarkState> = new Map<string, MarkState>([
	["not_remediated", "not_remediated"],
	["in_progress", "in_progress"],
	["remediation_in_progress", "in_progress"],
	["done", "done"],
	["remediation_done", "done"],
]);

/**
 * Reads a file. Devices may be `*`: all of them.
 *
 * @param text Written by the user, as JSON (an array, or an object with `marks`) or as CSV with a header.
 * @param asOf The day that the assessment speaks about: a mark of a later day is none yet.
 * @returns The marks that hold and a problem for each that does not; `match/bad-marks` where the file as a whole cannot be read.
 */
export function readMarks(
	text: string,
	source: string,
	asOf: string,
): Result<{ readonly marks: readonly Mark[]; readonly problems: readonly Problem[] }, Problem> {
	const rows = readRows(text, "marks");
	if (!rows.ok) {
		const message = `the marks cannot be read: ${rows.error}`;
		return err({ code: "match/bad-marks", message, at: source, todo: "Give JSON or CSV as docs/vex.md shows it." });
	}
	const marks: Mark[] = [];
	const problems: Problem[] = [];
	for (const row of rows.value) {
		const fields = readFields(row, FIELDS);
		const read = fields.ok ? markOf(fields.value, source, row.line, asOf) : fields;
		const todo = "Mend it: state, by, on, then a device, site or model, and a cve or advisory.";
		if (read.ok) marks.push(read.value);
		else problems.push(rowProblem("match/bad-mark", `a mark does not apply: ${read.error}`, source, row.line, todo));
	}
	return ok({ marks, problems });
}

function markOf(fields: Fields, source: string, line: number, asOf: string): Result<Mark, string> {
	const [written, by, on] = [fields.get("state"), fields.get("by"), fields.get("on")];
	const state = STATES.get((written ?? "").toLowerCase().replaceAll(/[ -]+/g, "_"));
	if (written === undefined) return err("it states no state");
	if (state === undefined) return err(`"${written.slice(0, 40)}" is none of ${[...STATES.keys()].join(", ")}`);
	if (by === undefined) return err("it does not say who says so");
	if (on === undefined) return err("it does not say when");
	if (!isDay(on)) return err(`on "${on}" is no day (YYYY-MM-DD)`);
	if (on > asOf) return err(`it is of ${on}, after ${asOf}`);
	const scope = readScope(fields, source, line, true);
	return scope.ok ? ok({ state, by, on, ...scope.value }) : scope;
}
