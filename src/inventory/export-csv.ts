/** CSV that every spreadsheet opens and none runs: RFC 4180, with formula cells made harmless. */
import type { Device } from "./device.ts";

/** Separates the parts of a list inside a cell. */
const LIST = " ";

/**
 * One cell. Text that a spreadsheet would run (`=`, `+`, `-`, `@`, tab or return at its start) gets a leading apostrophe, which
 * our own importer takes away again; text that begins with such an apostrophe already gets one more.
 */
export function toCsvCell(text: string | undefined): string {
	if (text === undefined || text === "") return "";
	const safe = /^'*[=+\-@\t\r]/.test(text) ? `'${text}` : text;
	return /[",;\t\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Lines with CRLF, one at a time, so that a large table needs no memory. @param bom - For Excel, which reads UTF-8 only with it. */
export function* writeCsv(rows: Iterable<readonly (string | undefined)[]>, bom = false): Generator<string> {
	let first = bom;
	for (const row of rows) {
		yield `${first ? "\ufeff" : ""}${row.map(toCsvCell).join(",")}\r\n`;
		first = false;
	}
}

/** A device as the list shows it; what the caller does not hold stays blank. */
export type AskedDevice = Pick<Device, "id" | "site" | "name" | "brand" | "model" | "firmware"> &
	Partial<Pick<Device, "serial" | "mac" | "addresses">>;

/** Columns of every list; all but `question` are read again by the importer. */
const COLUMNS = ["id", "site", "name", "brand", "model", "firmware", "serial", "mac", "address"] as const;

/** What is asked for, and the columns to fill in where the list has none of that name. */
const QUESTIONS: ReadonlyMap<string, { readonly text: string; readonly columns: readonly string[] }> = new Map([
	["brand", { text: "Which brand is on the label? Fill in the column brand.", columns: [] }],
	["model", { text: "Which model is it, as its label or its web page says? Fill in the column model.", columns: [] }],
	["firmware", { text: "Which firmware does it run, with its build? Fill in the column firmware.", columns: [] }],
	["maker", { text: "Who built it? Fill in the column maker.", columns: ["maker"] }],
	[
		"oem_model",
		{
			text: "Who built it, and as which model? Fill in the columns oem_manufacturer and oem_model.",
			columns: ["oem_manufacturer", "oem_model"],
		},
	],
]);

/**
 * The list to fill in and import again: one row a device, line by line.
 *
 * @param fact - What is asked; a fact that is no column of the list (`condition`) asks for itself in words.
 */
export function questionsCsv(devices: Iterable<AskedDevice>, fact: string, bom = true): Generator<string> {
	return writeCsv(questionRows(devices, fact), bom);
}

/** A question and a device that it is about. */
export interface AskedOf {
	readonly device: AskedDevice;
	/** As `questionsCsv`. */
	readonly fact: string;
	/** The question in words, where the fact has no column to fill in. */
	readonly words: string;
}

/** Every question at once: one row a device and question, in the order given, with all columns that any of them asks for. */
export function allQuestionsCsv(asked: Iterable<AskedOf>, bom = true): Generator<string> {
	return writeCsv(allRows(asked), bom);
}

function* allRows(asked: Iterable<AskedOf>): Generator<readonly (string | undefined)[]> {
	const added = [...new Set([...QUESTIONS.values()].flatMap(({ columns }) => columns))];
	yield [...COLUMNS, ...added, "question"];
	for (const { device, fact, words } of asked) {
		const { id, site, name, brand, model, firmware, serial, mac, addresses } = device;
		const text = QUESTIONS.get(fact)?.text ?? words;
		yield [id, site, name, brand, model, firmware, serial, mac, addresses?.join(LIST), ...added.map(() => ""), text];
	}
}

function* questionRows(devices: Iterable<AskedDevice>, fact: string): Generator<readonly (string | undefined)[]> {
	const { text, columns } = QUESTIONS.get(fact) ?? { text: `Please find out: ${fact}.`, columns: [] };
	yield [...COLUMNS, ...columns, "question"];
	for (const device of devices) {
		const { id, site, name, brand, model, firmware, serial, mac, addresses } = device;
		yield [id, site, name, brand, model, firmware, serial, mac, addresses?.join(LIST), ...columns.map(() => ""), text];
	}
}
