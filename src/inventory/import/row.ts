/** A row of a delimited file as the tokeniser hands it over. Cells were written by a stranger and are not trusted. */

/** What was wrong with the writing of a row. With `stray-quote` the cells stand all the same; with the others they are empty. */
export type RowFault = "stray-quote" | "unclosed-quote" | "too-many-columns" | "cell-too-long" | "line-too-long";

/** One row: raw cells (quotes undone, nothing else), and the line it begins on, from 1. */
export interface RawRow {
	readonly line: number;
	readonly cells: readonly string[];
	readonly fault: RowFault | undefined;
}

/** Columns a row may have; beyond it the row, or the file when it is the header, is refused. */
export const MOST_COLUMNS = 1_000;

/** UTF-16 units a cell may have. */
export const LONGEST_CELL = 65_536;
