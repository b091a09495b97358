/**
 * Reads a table of counts line by line: a row for each series and period. Written by anybody.
 *
 * A bad line never hides the good ones: it is counted under its reason, with the place of the first. Memory follows the good rows, which
 * are bounded too.
 */
import type { Problem } from "../../core/problem.ts";
import { createGrowingNumbers, type GrowingNumbers } from "./growing-numbers.ts";
import { readTime } from "./read-time.ts";
import { COLUMNS, type Column, cutCells, readHead, type TableHead } from "./table-head.ts";

/** Lines that were left out for one reason. */
export interface LeftOut {
	readonly reason: string;
	readonly lines: number;
	/** Number of the first of them, from 1. */
	readonly first: number;
}

/** Rows as they were read, in columns of equal length. */
export interface SeriesRows {
	/** Names of the series, in the order in which they were met. */
	readonly names: readonly string[];
	/** Index of the name, and time, of each row. */
	readonly owners: GrowingNumbers;
	readonly times: GrowingNumbers;
	readonly isDate: boolean;
	/** By column; NaN where a cell is empty. Columns that the table lacks are absent. */
	readonly values: ReadonlyMap<Column, GrowingNumbers>;
	/** Number of the line of each row. */
	readonly lines: GrowingNumbers;
}

/** Takes lines, then gives the rows. */
export interface SeriesReader {
	/** @param line - `undefined` for one that was too long to be read. */
	take(line: string | undefined, number: number): void;
	/** Counts a row as left out that turns out not to fit later on. */
	leaveOut(reason: string, line: number): void;
	/** What is wrong with the table as a whole. */
	problem(): Problem | undefined;
	rows(): SeriesRows;
	leftOut(): readonly LeftOut[];
}

const MOST_ROWS = 20_000_000;
const MOST_SERIES = 1_000_000;
const LONGEST_NAME = 200;
/** Beyond this, numbers are no longer exact to one. */
const LARGEST = 1e15;
const MISSING = /^(?:|na|nan|null|-)$/i;
const NUMBER = /^\d{1,16}(?:\.\d{1,16})?(?:e\+?\d{1,2})?$/i;

/** A reader. @param name - Of the file, for places. */
export function createSeriesReader(name: string): SeriesReader {
	let head: TableHead | undefined;
	let broken: Problem | undefined;
	let isDate: boolean | undefined;
	const ids = new Map<string, number>();
	const owners = createGrowingNumbers();
	const times = createGrowingNumbers();
	const lines = createGrowingNumbers();
	const values = new Map<Column, GrowingNumbers>();
	const reasons = new Map<string, { lines: number; first: number }>();

	function leaveOut(reason: string, line: number): void {
		const known = reasons.get(reason);
		if (known === undefined) reasons.set(reason, { lines: 1, first: line });
		else known.lines += 1;
	}

	function takeHead(line: string | undefined, number: number): void {
		const found = readHead(line ?? "", name);
		if (!found.ok) {
			broken = { ...found.error, at: `${name}:${number}` };
			return;
		}
		head = found.value;
		for (const column of COLUMNS)
			if (column !== "series" && column !== "time" && head.has(column)) values.set(column, createGrowingNumbers());
	}

	/** The row of a line, or why there is none. */
	function takeRow(line: string, number: number, columns: TableHead): string | undefined {
		if (line.includes("\u0000")) return "NUL bytes stand in the line";
		const cells = cutCells(line);
		if (cells === undefined) return "a quote has no end";
		const cell = (column: Column) => (cells[columns.get(column) ?? -1] ?? "").trim();
		const series = columns.has("series") ? cell("series") : "";
		if (series.length > LONGEST_NAME) return `the series has a name of more than ${LONGEST_NAME} characters`;
		const time = readTime(cell("time"));
		if (typeof time === "string") return time;
		if (cells.length <= (columns.get("count") ?? 0)) return "the line ends before its count";
		if (isDate !== undefined && time.isDate !== isDate) return "the time is of another kind than the first one";
		const read = new Map<Column, number>();
		for (const column of values.keys()) {
			const value = readNumber(cell(column));
			if (value === undefined) return `${column} is no number from 0 to ${LARGEST}`;
			if (column === "count" && !Number.isNaN(value) && !Number.isInteger(value)) return "the count is not whole";
			read.set(column, value);
		}
		if (owners.length >= MOST_ROWS) return `there are more than ${MOST_ROWS} rows`;
		const id = ids.get(series) ?? ids.size;
		if (id === MOST_SERIES) return `there are more than ${MOST_SERIES} series`;
		ids.set(series, id);
		isDate = time.isDate;
		owners.push(id);
		times.push(time.value);
		lines.push(number);
		for (const [column, value] of read) values.get(column)?.push(value);
		return undefined;
	}

	return {
		take(line, number) {
			if (broken !== undefined) return;
			if (head === undefined) {
				takeHead(line, number);
				return;
			}
			if (line === "") return;
			const reason = line === undefined ? "the line is longer than 64 KiB" : takeRow(line, number, head);
			if (reason !== undefined) leaveOut(reason, number);
		},
		leaveOut,
		problem() {
			if (broken !== undefined || owners.length > 0) return broken;
			return {
				code: "detect/no-rows",
				message: "no row with a time and a count could be read",
				at: name,
				todo: "Give a table with the columns series, time and count.",
			};
		},
		rows: () => ({ names: [...ids.keys()], owners, times, isDate: isDate ?? false, values, lines }),
		leftOut: () => [...reasons].map(([reason, { lines: count, first }]) => ({ reason, lines: count, first })),
	};
}

/** NaN for a cell that says nothing, `undefined` for one that is wrong. */
function readNumber(text: string): number | undefined {
	if (MISSING.test(text)) return Number.NaN;
	if (!NUMBER.test(text)) return undefined;
	const value = Number(text);
	return value <= LARGEST ? value : undefined;
}
