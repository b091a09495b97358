/** Reads suppressions from JSON or CSV: every one with owner, reason and an end, or it does not apply and is named. */
import type { Problem } from "../core/problem.ts";
import { err, ok, type Result } from "../core/result.ts";
import { collapse } from "../core/text.ts";
import type { Suppression } from "./suppression.ts";
import { type Row, tableOf } from "./suppression-table.ts";

/** The longest that a statement may hold: a year, and a leap year's day. */
const MOST_DAYS = 366;
const MOST_ROWS = 100_000;
const MOST_TEXT = 500;

/** Names of the fields, and what people also call them. Anything else is refused: a narrowing that is misspelt would widen. */
const FIELDS: ReadonlyMap<string, keyof Suppression | "remark"> = new Map<string, keyof Suppression | "remark">([
	["owner", "owner"],
	["reason", "reason"],
	["expires", "expires"],
	["expiry", "expires"],
	["device", "device"],
	["device_id", "device"],
	["site", "site"],
	["brand", "brand"],
	["model", "model"],
	["cve", "cve"],
	["advisory", "advisory"],
	["remark", "remark"],
	["ticket", "remark"],
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
	const rows = rowsOf(text.replace(/^\ufeff/, ""), source);
	if (!rows.ok) return rows;
	if (rows.value.length > MOST_ROWS) return badFile(source, `it holds more than ${MOST_ROWS} suppressions`);
	const suppressions: Suppression[] = [];
	const problems: Problem[] = [];
	for (const row of rows.value) {
		const read = readRow(row, source, asOf);
		if (read.ok) suppressions.push(read.value);
		else problems.push(read.error);
	}
	return ok({ suppressions, problems });
}

function badFile(source: string, why: string): Result<never, Problem> {
	return err({
		code: "match/bad-suppressions",
		message: `the suppressions cannot be read: ${why}`,
		at: source,
		todo: "Give JSON or CSV as docs/vex.md shows it.",
	});
}

function rowsOf(text: string, source: string): Result<readonly Row[], Problem> {
	if (text.trim() === "") return badFile(source, "the file is empty");
	if (!/^\s*[[{]/.test(text)) {
		const table = tableOf(text);
		return table.ok ? table : badFile(source, table.error);
	}
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch {
		return badFile(source, "it is no JSON");
	}
	const list = Array.isArray(value) ? value : isRecord(value) ? value["suppressions"] : undefined;
	if (!Array.isArray(list)) return badFile(source, "it has no array `suppressions`");
	return ok(list.map((entry, index) => ({ line: index + 1, cells: isRecord(entry) ? Object.entries(entry) : [["", entry] as const] })));
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

function readRow(row: Row, source: string, asOf: string): Result<Suppression, Problem> {
	const fields = fieldsOf(row);
	const read = fields.ok ? suppressionOf(fields.value, source, row.line) : fields;
	if (read.ok) return inTime(read.value, asOf);
	return err({
		code: "match/bad-suppression",
		message: `a suppression does not apply: ${read.error}`,
		at: `${source}:${row.line}`,
		todo: "Mend it: owner, reason, expires, then a device, site or model, and a cve or advisory.",
	});
}

/** The stated fields of a row, or what is wrong with them. */
function fieldsOf({ cells }: Row): Result<ReadonlyMap<string, string>, string> {
	const fields = new Map<string, string>();
	for (const [name, value] of cells) {
		const field = FIELDS.get(name.trim().toLowerCase().replaceAll(/[ -]/g, "_"));
		if (field === undefined) return err(name === "" ? "a value has no field" : `there is no field "${name.slice(0, 60)}"`);
		if (value === null || value === undefined || field === "remark") continue;
		if (typeof value !== "string") return err(`${field} is no text`);
		const stated = collapse(value);
		if (stated.length > MOST_TEXT) return err(`${field} is longer than ${MOST_TEXT} characters`);
		if (stated === "") continue;
		if (fields.has(field)) return err(`${field} is stated twice`);
		fields.set(field, stated);
	}
	return ok(fields);
}

/** A suppression with all that it needs, or what is missing. */
function suppressionOf(fields: ReadonlyMap<string, string>, source: string, line: number): Result<Suppression, string> {
	const [owner, reason, expires] = [fields.get("owner"), fields.get("reason"), fields.get("expires")];
	if (owner === undefined) return err("it states no owner");
	if (reason === undefined) return err("it states no reason");
	if (expires === undefined) return err("it states no expiry");
	if (!isDay(expires)) return err(`expires "${expires}" is no day (YYYY-MM-DD)`);
	const [device, site, brand, model] = ["device", "site", "brand", "model"].map((name) => fields.get(name));
	const [cve, advisory] = [fields.get("cve")?.toUpperCase(), fields.get("advisory")];
	if (device === undefined && site === undefined && model === undefined) return err("it names no device, site or model");
	if (brand !== undefined && model === undefined) return err("a brand narrows a model, and it names none");
	if (cve === undefined && advisory === undefined) return err("it names no cve and no advisory");
	return ok({ owner, reason, expires, device, site, brand, model, cve, advisory, source, line });
}

/** Expired ones and those without a near end do not hold. The last day counts. */
function inTime(suppression: Suppression, asOf: string): Result<Suppression, Problem> {
	const at = `${suppression.source}:${suppression.line}`;
	const days = (Date.parse(`${suppression.expires}T00:00:00Z`) - Date.parse(`${asOf}T00:00:00Z`)) / 86_400_000;
	if (days < 0) {
		const message = `a suppression of ${suppression.owner} expired on ${suppression.expires} and does not apply`;
		return err({ code: "match/suppression-expired", message, at, todo: "Decide again: close the hole, or renew it with a reason." });
	}
	if (days > MOST_DAYS) {
		const message = `a suppression holds until ${suppression.expires}, more than ${MOST_DAYS} days after ${asOf}, and does not apply`;
		return err({ code: "match/suppression-too-long", message, at, todo: "Choose an earlier day." });
	}
	return ok(suppression);
}

function isDay(text: string): boolean {
	const day = new Date(`${text}T00:00:00Z`);
	return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}
