/** Where the heading row of a sheet is: people put titles and blank lines above it, or leave it out. */
import { cleanCell, withoutFormulaMark } from "./clean-cell.ts";
import { shapeOf } from "./content-shape.ts";
import { fieldNamed, findField } from "./find-field.ts";
import type { ColumnMap } from "./map-spec.ts";
import { keyOf } from "./name-key.ts";

/** How many rows from the top are looked at. */
export const HEADER_WITHIN = 30;

/** Index of the heading row among the first rows; `undefined` when the data begin at once. */
export function findHeader(rows: readonly (readonly string[])[], map: ColumnMap): number | undefined {
	const mapped = new Set(map.filter(({ index }) => index === undefined).map(({ name }) => keyOf(name)));
	const top = rows.slice(0, HEADER_WITHIN);
	const known = top.map((cells) => columnsNamed(cells, mapped));
	// `Standort;Depot Nord` above the table names one thing too: the row that names most is the header.
	const most = Math.max(0, ...known);
	return most > 0 ? known.indexOf(most) : unknownHeader(top);
}

/** How well a row names columns; 0 for a row that is no header. */
function columnsNamed(cells: readonly string[], mapped: ReadonlySet<string>): number {
	const stated = cells.map((cell) => withoutFormulaMark(cell).trim()).filter((cell) => cell !== "");
	if (stated.length === 0 || stated.some((cell) => shapeOf(cleanCell(cell) ?? "") !== undefined)) return 0;
	const isMapped = (cell: string): boolean => mapped.has(keyOf(cell));
	// A title such as `Camera list of the depot` names one thing in one cell; a heading row of one column is that one word.
	const only = stated.length === 1 ? stated[0] : undefined;
	if (only !== undefined) return cells.length <= 2 && (isMapped(only) || fieldNamed(only) !== undefined) ? 1 : 0;
	const weights = stated.map((cell) => (isMapped(cell) ? EXACT : weightOf(cell))).filter((weight) => weight > 0);
	return weights.length >= 2 && weights.length / stated.length >= 0.4 ? weights.reduce((sum, weight) => sum + weight, 0) : 0;
}

/** A whole heading counts double: `Depot Nord` holds a name of columns, `Standort` is one. */
const EXACT = 2;

function weightOf(cell: string): number {
	if (cell.length > 120) return 0;
	if (fieldNamed(cell) !== undefined) return EXACT;
	const { what } = findField(cell);
	return what === "unknown" ? 0 : what === "secret" ? EXACT : 1;
}

/** A first row of words over rows with recognisable cells is a heading row, even when no word of it is known. */
function unknownHeader(rows: readonly (readonly string[])[]): number | undefined {
	const at = rows.findIndex((cells) => cells.filter((cell) => cell.trim() !== "").length >= 2);
	const cells = (rows[at] ?? []).map((cell) => cell.trim()).filter((cell) => cell !== "");
	const words = cells.length >= 2 && new Set(cells).size === cells.length && cells.every((cell) => isWord(cell));
	const below = rows.slice(at + 1, at + 6).some((row) => row.filter((cell) => shapeOf(cleanCell(cell) ?? "") !== undefined).length >= 2);
	return words && below ? at : undefined;
}

function isWord(cell: string): boolean {
	return (
		cell.length <= 60 &&
		/^\p{L}/u.test(cell) &&
		cleanCell(cell) !== undefined &&
		shapeOf(cleanCell(cell) ?? "") === undefined &&
		!/\d{3}/.test(cell)
	);
}
