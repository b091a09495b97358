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

/** What a question asks for; the column of that name is to be filled in. */
export type QuestionFact = "brand" | "model" | "firmware";

const QUESTIONS: Readonly<Record<QuestionFact, string>> = {
	brand: "Which brand is on the label? Fill in the column brand.",
	model: "Which model is it, as its label or its web page says? Fill in the column model.",
	firmware: "Which firmware does it run, with its build? Fill in the column firmware.",
};

/** The headings; all but `question` are read again by the importer. */
const COLUMNS = ["id", "site", "name", "brand", "model", "firmware", "serial", "mac", "address", "question"] as const;

/**
 * The list to fill in and import again: one row a device, line by line.
 *
 * @param fact - What is asked; a fact that is no column of the list (`maker`, `condition`) asks for itself in words.
 */
export function questionsCsv(devices: Iterable<Device>, fact: string, bom = true): Generator<string> {
	return writeCsv(questionRows(devices, fact), bom);
}

function* questionRows(devices: Iterable<Device>, fact: string): Generator<readonly (string | undefined)[]> {
	yield COLUMNS;
	const question = Object.hasOwn(QUESTIONS, fact) ? QUESTIONS[fact as QuestionFact] : `Please find out: ${fact}.`;
	for (const device of devices) {
		const { id, site, name, brand, model, firmware, serial, mac, addresses } = device;
		yield [id, site, name, brand, model, firmware, serial, mac, addresses.join(LIST), question];
	}
}
