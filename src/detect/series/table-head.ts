/** The head of a table of counts: which column is where; and how a line is cut into cells. */
import type { Problem } from "../../core/problem.ts";
import { visible } from "../../core/problem.ts";
import { err, ok, type Result } from "../../core/result.ts";

/** Columns that are read; `series`, `time` and `count` make a table. */
export const COLUMNS = ["series", "time", "count", "sources", "targets", "live_sensors", "top_share", "population"] as const;
/** One of them. */
export type Column = (typeof COLUMNS)[number];

/** Where columns stand; without `series` a table is one series. */
export type TableHead = ReadonlyMap<Column, number>;

/** Most cells that a line is cut into. */
const MOST_CELLS = 64;

/** Cuts a line at its commas; a cell in quotes may hold some. `undefined` where a quote has no end: the line is torn. */
export function cutCells(line: string): readonly string[] | undefined {
	if (!line.includes('"')) return line.split(",", MOST_CELLS);
	const cells: string[] = [];
	let at = 0;
	while (at <= line.length && cells.length < MOST_CELLS) {
		if (line[at] !== '"') {
			const comma = line.indexOf(",", at);
			const end = comma < 0 ? line.length : comma;
			cells.push(line.slice(at, end));
			at = end + 1;
			continue;
		}
		let text = "";
		let from = at + 1;
		for (;;) {
			const close = line.indexOf('"', from);
			if (close < 0) return undefined;
			text += line.slice(from, close);
			from = close + 1;
			if (line[from] !== '"') break;
			text += '"';
			from += 1;
		}
		if (from < line.length && line[from] !== ",") return undefined;
		cells.push(text);
		at = from + 1;
	}
	return cells;
}

/** Reads the first line. */
export function readHead(line: string, name: string): Result<TableHead, Problem> {
	const cells = (cutCells(line.replace(/^\ufeff/, "")) ?? []).map((cell) => cell.trim().toLowerCase());
	const head = new Map<Column, number>();
	for (const column of COLUMNS) {
		const at = cells.indexOf(column);
		if (at >= 0) head.set(column, at);
	}
	if (head.has("time") && head.has("count")) return ok(head);
	return err({
		code: "detect/no-columns",
		message: `the first line names no columns time and count: ${visible(line, 80)}`,
		at: `${name}:1`,
		todo: "Write series,time,count into the first line.",
	});
}
