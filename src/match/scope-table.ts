/** CSV of what owners state to rows of named cells (RFC 4180; comma, semicolon or tab, whichever the header has most). */
import { err, ok, type Result } from "../core/result.ts";

/** One entry of a file, whatever its form; values are unknown until looked at. */
export interface Row {
	readonly line: number;
	readonly cells: readonly (readonly [name: string, value: unknown])[];
}

/** Reads a table with a header. Gives the rows, or why there are none. */
export function tableOf(text: string): Result<readonly Row[], string> {
	const header = text.slice(0, Math.max(0, text.search(/[\r\n]|$/)));
	const [delimiter = ","] = [",", ";", "\t"].sort((a, b) => header.split(b).length - header.split(a).length);
	const records = recordsOf(text, delimiter);
	if (records === undefined) return err("a quoted cell is not closed");
	const [names, ...rows] = records;
	if (names === undefined || rows.length === 0) return err("it has a header and nothing below");
	const wide = rows.find(({ cells }) => cells.length > names.cells.length);
	if (wide !== undefined) return err(`line ${wide.line} has more cells than the header`);
	return ok(rows.map(({ line, cells }) => ({ line, cells: cells.map((cell, at) => [names.cells[at] ?? "", plain(cell)] as const) })));
}

/** Takes away the apostrophe by which our own CSV keeps a spreadsheet from running a cell. */
function plain(cell: string): string {
	return /^'+[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell;
}

interface RawRecord {
	readonly line: number;
	readonly cells: string[];
}

/** Records that are not blank; `undefined` when a quote stays open. */
function recordsOf(text: string, delimiter: string): readonly RawRecord[] | undefined {
	const records: RawRecord[] = [];
	let line = 1;
	let record: RawRecord = { line, cells: [] };
	let cell = "";
	/** Nothing but blanks so far. Kept beside the text: to look through a growing text at each quote is quadratic. */
	let blank = true;
	let quoted = false;
	const take = (char: string) => {
		cell += char;
		blank &&= char.trim() === "";
	};
	const endCell = () => {
		record.cells.push(cell);
		cell = "";
		blank = true;
	};
	const endRecord = () => {
		endCell();
		if (record.cells.some((held) => held.trim() !== "")) records.push(record);
	};
	for (let at = 0; at < text.length; at++) {
		const char = text.charAt(at);
		if (char === "\n") line++;
		if (quoted) {
			if (char !== '"') take(char);
			else if (text.charAt(at + 1) === '"') {
				take('"');
				at++;
			} else quoted = false;
		} else if (char === '"' && blank) {
			cell = "";
			quoted = true;
		} else if (char === delimiter) endCell();
		else if (char === "\n") {
			endRecord();
			record = { line, cells: [] };
		} else if (char !== "\r") take(char);
	}
	if (quoted) return undefined;
	endRecord();
	return records;
}
