/** Reads what owners state of findings, from JSON or CSV: rows of named cells, and the scope that each of them must have. */
import type { Problem } from "../core/problem.ts";
import { err, ok, type Result } from "../core/result.ts";
import { collapse } from "../core/text.ts";
import type { Scope } from "./scope.ts";
import { type Row, tableOf } from "./scope-table.ts";

const MOST_ROWS = 100_000;
const MOST_TEXT = 500;

/** Stated fields of a row, by their names. */
export type Fields = ReadonlyMap<string, string>;

/** Names of the fields of a scope, and what people also call them. */
export const SCOPE_FIELDS: readonly (readonly [written: string, field: string])[] = [
	["device", "device"],
	["device_id", "device"],
	["site", "site"],
	["brand", "brand"],
	["model", "model"],
	["cve", "cve"],
	["advisory", "advisory"],
	["remark", "remark"],
	["ticket", "remark"],
];

/**
 * The rows of a file.
 *
 * @param text JSON (an array, or an object with the member `list`) or CSV with a header.
 * @returns The rows, or why the file as a whole cannot be read.
 */
export function readRows(text: string, list: string): Result<readonly Row[], string> {
	const rows = rowsOf(text.replace(/^\ufeff/, ""), list);
	return rows.ok && rows.value.length > MOST_ROWS ? err(`it holds more than ${MOST_ROWS} rows`) : rows;
}

function rowsOf(text: string, list: string): Result<readonly Row[], string> {
	if (text.trim() === "") return err("the file is empty");
	if (!/^\s*[[{]/.test(text)) return tableOf(text);
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch {
		return err("it is no JSON");
	}
	const entries = Array.isArray(value) ? value : isRecord(value) ? value[list] : undefined;
	if (!Array.isArray(entries)) return err(`it has no array \`${list}\``);
	return ok(entries.map((entry, index) => ({ line: index + 1, cells: isRecord(entry) ? Object.entries(entry) : [["", entry] as const] })));
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The stated fields of a row, or what is wrong with them. A name that nobody knows is refused: a narrowing that is misspelt would widen. */
export function readFields({ cells }: Row, names: ReadonlyMap<string, string>): Result<Fields, string> {
	const fields = new Map<string, string>();
	for (const [name, value] of cells) {
		const field = names.get(name.trim().toLowerCase().replaceAll(/[ -]/g, "_"));
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

/** The scope of a row, or what is missing. `everything` takes `*` as the device for every device there is. */
export function readScope(fields: Fields, source: string, line: number, everything = false): Result<Scope, string> {
	const [device, site, brand, model] = ["device", "site", "brand", "model"].map((name) => fields.get(name));
	const [cve, advisory] = [fields.get("cve")?.toUpperCase(), fields.get("advisory")];
	const all = everything && device === "*";
	if (device === undefined && site === undefined && model === undefined) return err("it names no device, site or model");
	if (brand !== undefined && model === undefined) return err("a brand narrows a model, and it names none");
	if (cve === undefined && advisory === undefined) return err("it names no cve and no advisory");
	return ok({ device: all ? undefined : device, site, brand, model, cve, advisory, source, line });
}

/** A problem of a row. */
export function rowProblem(code: Problem["code"], message: string, source: string, line: number, todo: string): Problem {
	return { code, message, at: `${source}:${line}`, todo };
}

/** Whether a text is a day, `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
	const day = new Date(`${text}T00:00:00Z`);
	return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}
