/** One row that holds quotes: cells over several lines, doubled quotes, and the damage that exports do to both. */
import { LONGEST_CELL, MOST_COLUMNS, type RowFault } from "../../inventory/import/row.ts";

/** A row, or the wish for more text. `cost` is text that was looked at in vain. */
export type QuotedRecord =
	| { readonly state: "more" }
	| {
			readonly state: "row";
			readonly cells: readonly string[];
			readonly fault: RowFault | undefined;
			/** Where the next row begins, and how many line ends lie before it. */
			readonly next: number;
			readonly lines: number;
			readonly cost: number;
	  };

/** UTF-16 units of a whole row with quotes: less than the tokeniser waits for, so that giving up never loses the lines behind it. */
const LONGEST_RECORD = 524_288;

/** Lines that one quoted cell may reach over. */
const MOST_LINES = 500;

const QUOTE = 34;
const LINE_FEED = 10;
const RETURN = 13;

/**
 * Reads the row that begins at `start`.
 *
 * A closing quote must have a delimiter or a line end behind it. A quote that has not, on the line where the cell began, is taken
 * as a part of the cell and the row marked; on a later line it shows that the cell was never closed, as does too long a cell:
 * then the first line is given up and reading goes on with the second.
 *
 * @param last - No more text will come.
 * @param acrossLines - Whether a quoted cell may hold line ends.
 */
// biome-ignore lint/complexity/noExcessiveCognitiveComplexity: one pass over the text; in pieces it would be slower and no clearer.
export function quotedRecord(text: string, start: number, delimiter: string, last: boolean, acrossLines: boolean): QuotedRecord {
	const cells: string[] = [];
	let fault: RowFault | undefined;
	let at = start;
	let lines = 0;
	for (;;) {
		// `a, "b, c"`: a blank before the quote is no part of the cell.
		const inner = behindBlanks(text, at);
		if (text.charCodeAt(inner) === QUOTE) at = inner;
		if (text.charCodeAt(at) !== QUOTE) {
			const end = plainEnd(text, at, delimiter);
			if (end >= text.length && !last) return { state: "more" };
			const stop = text.charCodeAt(end - 1) === RETURN && end > at && text[end] !== delimiter ? end - 1 : end;
			cells.push(text.slice(at, stop));
			if (stop - at > LONGEST_CELL) fault = "cell-too-long";
			at = end;
		} else {
			const cell = quotedCell(text, at, delimiter, last, acrossLines);
			if (cell === "more") return { state: "more" };
			if ("unclosedAt" in cell) return giveUp(text, start, cell.unclosedAt, "unclosed-quote");
			cells.push(cell.text);
			lines += cell.lines;
			if (cell.stray) fault ??= "stray-quote";
			at = cell.end;
		}
		if (at >= text.length || text.charCodeAt(at) === LINE_FEED) break;
		at += 1;
		if (cells.length > MOST_COLUMNS) return giveUp(text, start, at, "too-many-columns");
		if (at - start > LONGEST_RECORD) return giveUp(text, start, at, "line-too-long");
	}
	const kept = fault === undefined || fault === "stray-quote" ? cells : [];
	return { state: "row", cells: kept, fault, next: at + 1, lines: lines + 1, cost: 0 };
}

function giveUp(text: string, start: number, reached: number, fault: RowFault): QuotedRecord {
	const feed = text.indexOf("\n", start);
	const end = feed < 0 ? text.length : feed;
	return { state: "row", cells: [], fault, next: end + 1, lines: 1, cost: Math.max(0, reached - end) };
}

/** Where an unquoted cell ends: at a delimiter, a line feed, or the end of the text. */
function plainEnd(text: string, start: number, delimiter: string): number {
	const code = delimiter.charCodeAt(0);
	let at = start;
	while (at < text.length) {
		const here = text.charCodeAt(at);
		if (here === code || here === LINE_FEED) break;
		at += 1;
	}
	return at;
}

interface QuotedCell {
	readonly text: string;
	/** At the delimiter, line feed or end of text behind it. */
	readonly end: number;
	readonly lines: number;
	readonly stray: boolean;
}

// biome-ignore lint/complexity/noExcessiveCognitiveComplexity: one pass over the text; in pieces it would be slower and no clearer.
function quotedCell(
	text: string,
	start: number,
	delimiter: string,
	last: boolean,
	acrossLines: boolean,
): QuotedCell | "more" | { readonly unclosedAt: number } {
	const mostLines = acrossLines ? MOST_LINES : 0;
	let at = start + 1;
	let stray = false;
	let doubled = false;
	let lines = 0;
	let feed = nextFeed(text, at);
	for (;;) {
		const quote = text.indexOf('"', at);
		if (quote < 0 || quote - start > LONGEST_CELL) {
			const reached = Math.min(text.length, start + LONGEST_CELL);
			return reached < text.length || last ? { unclosedAt: reached } : "more";
		}
		for (; feed < quote; feed = nextFeed(text, feed + 1)) lines += 1;
		if (lines > mostLines) return { unclosedAt: quote };
		const next = text[quote + 1];
		if (next === undefined && !last) return "more";
		if (next === '"') {
			doubled = true;
			at = quote + 2;
			continue;
		}
		const tail = behindBlanks(text, quote + 1);
		if (tail >= text.length && !last) return "more";
		if (tail >= text.length || text[tail] === delimiter || text[tail] === "\n") {
			const inner = text.slice(start + 1, quote);
			return { text: doubled ? inner.replaceAll('""', '"') : inner, end: tail, lines, stray };
		}
		if (lines > 0) return { unclosedAt: quote };
		stray = true;
		at = quote + 1;
	}
}

/** Behind blanks and returns, of which there may be some hundred. */
function behindBlanks(text: string, start: number): number {
	let at = start;
	while (at - start < 300 && (text[at] === " " || text[at] === "\r")) at += 1;
	return at;
}

function nextFeed(text: string, from: number): number {
	const feed = text.indexOf("\n", from);
	return feed < 0 ? Number.POSITIVE_INFINITY : feed;
}
