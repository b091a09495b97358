/** A small table as rows of texts, for what is no inventory. */
import type { TableRow } from "../../advisory/author/import/table.ts";
import { sniffDelimiter } from "./delimiter.ts";
import { newRowTokeniser } from "./tokenise-rows.ts";

/** The rows; those that cannot be cut into cells are left out. */
export function readRows(text: string): readonly TableRow[] {
	const returns = !text.includes("\n");
	const tokeniser = newRowTokeniser(sniffDelimiter(text), returns);
	return [...tokeniser.push(text), ...tokeniser.end()].flatMap(({ line, cells, fault }) => (fault === undefined ? [{ line, cells }] : []));
}
