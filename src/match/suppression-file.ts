/** Reads suppressions from JSON or CSV: every one with owner, reason and an end, or it does not apply and is named. */
import type { Problem } from "../core/problem.ts";
import { err, ok, type Result } from "../core/result.ts";
import { type Fields, isDay, readFields, readRows, readScope, rowProblem, SCOPE_FIELDS } from "./scope-file.ts";
import type { Row } from "./scope-table.ts";
import type { Suppression } from "./suppression.ts";

/** The longest that a statement may hold: a year, and a leap year's day. */
const MOST_DAYS = 366;

const FIELDS: ReadonlyMap<string, string> = new Map([
	["owner", "owner"],
	["reason", "reason"],
	["expires", "expires"],
	["expiry", "expires"],
	...SCOPE_FIELDS,
]);

/** What a file holds. */
export interface SuppressionFile {
	/** Those that hold on the day asked about. */
	readonly suppressions: readonly Suppression[];
	/** One for each that does not: incomplete, expired, or for too long. */
	readonly problems: readonly Problem[];
}

/**
 * Reads a file.
 *
 * @param text Written by the user, as JSON (an array, or an object with `suppressions`) or as CSV with a header.
 * @param source The file's name, for messages.
 * @param asOf The day that the assessment speaks about, `YYYY-MM-DD`.
 * @returns The suppressions that hold, or `match/bad-suppressions` where the file as a whole cannot be read.
 */
export function readSuppressions(text: string, source: string, asOf: string): Result<SuppressionFile, Problem> {
	const rows = readRows(text, "suppressions");
	if (!rows.ok) {
		return err({
			code: "match/bad-suppressions",
			message: `the suppressions cannot be read: ${rows.error}`,
			at: source,
			todo: "Give JSON or CSV as docs/vex.md shows it.",
		});
	}
	const suppressions: Suppression[] = [];
	const problems: Problem[] = [];
	for (const row of rows.value) {
		const read = readRow(row, source, asOf);
		if (read.ok) suppressions.push(read.value);
		else problems.push(read.error);
	}
	return ok({ suppressions, problems });
}

function readRow(row: Row, source: string, asOf: string): Result<Suppression, Problem> {
	const fields = readFields(row, FIELDS);
	const read = fields.ok ? suppressionOf(fields.value, source, row.line) : fields;
	if (read.ok) return inTime(read.value, asOf);
	const todo = "Mend it: owner, reason, expires, then a device, site or model, and a cve or advisory.";
	return err(rowProblem("match/bad-suppression", `a suppression does not apply: ${read.error}`, source, row.line, todo));
}

/** A suppression with all that it needs, or what is missing. */
function suppressionOf(fields: Fields, source: string, line: number): Result<Suppression, string> {
	const [owner, reason, expires] = [fields.get("owner"), fields.get("reason"), fields.get("expires")];
	if (owner === undefined) return err("it states no owner");
	if (reason === undefined) return err("it states no reason");
	if (expires === undefined) return err("it states no expiry");
	if (!isDay(expires)) return err(`expires "${expires}" is no day (YYYY-MM-DD)`);
	const scope = readScope(fields, source, line);
	return scope.ok ? ok({ owner, reason, expires, ...scope.value }) : scope;
}

/** Expired ones and those without a near end do not hold. The last day counts. */
function inTime(suppression: Suppression, asOf: string): Result<Suppression, Problem> {
	const { owner, expires, source, line } = suppression;
	const days = (Date.parse(`${expires}T00:00:00Z`) - Date.parse(`${asOf}T00:00:00Z`)) / 86_400_000;
	if (days < 0) {
		const message = `a suppression of ${owner} expired on ${expires} and does not apply`;
		const todo = "Decide again: close the hole, or renew it with a reason.";
		return err(rowProblem("match/suppression-expired", message, source, line, todo));
	}
	if (days > MOST_DAYS) {
		const message = `a suppression holds until ${expires}, more than ${MOST_DAYS} days after ${asOf}, and does not apply`;
		return err(rowProblem("match/suppression-too-long", message, source, line, "Choose an earlier day."));
	}
	return ok(suppression);
}
