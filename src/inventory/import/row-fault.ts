/** What to say about a row that the tokeniser could not take. Never with its cells: one of them may be a password. */
import type { Rejected } from "../device.ts";
import { LONGEST_CELL, MOST_COLUMNS, type RowFault } from "./row.ts";

const REASONS: Readonly<Record<RowFault, string>> = {
	"stray-quote": "a quote stands inside a quoted cell and the number of cells does not fit the header",
	"unclosed-quote": "a quoted cell is not closed; reading went on with the next line",
	"too-many-columns": `the row has more than ${MOST_COLUMNS} cells`,
	"cell-too-long": `a cell is longer than ${LONGEST_CELL} characters`,
	"line-too-long": "the line is longer than a row may be; reading went on with the next line",
};

/** The refusal, coded `inventory/<fault>`. */
export function faultyRow(fault: RowFault, source: string, line: number): Rejected {
	return { source, line, code: `inventory/${fault}`, reason: REASONS[fault] };
}
