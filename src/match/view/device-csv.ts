/** Devices as a table for a spreadsheet: one row a device, with its verdict. */
import { toCsvCell } from "../../inventory/export-csv.ts";
import type { DeviceRow } from "./answers.ts";

const COLUMNS: readonly (readonly [name: string, cell: (row: DeviceRow) => string | undefined])[] = [
	["id", (row) => row.givenId],
	["organisation", (row) => row.owner.name],
	["site", (row) => row.site],
	["name", (row) => row.name],
	["brand", (row) => row.brand],
	["maker", (row) => row.maker],
	["model", (row) => row.model],
	["firmware", (row) => row.firmware],
	["kind", (row) => row.kind],
	["exposure", (row) => row.exposure],
	["verdict", (row) => row.verdict],
	["affected_holes", (row) => String(row.holes.known_affected)],
	["open_holes", (row) => String(row.holes.under_investigation)],
	["action", (row) => row.step?.words],
	["upgrade_to", (row) => row.step?.upgradeTo],
	["due", (row) => row.due],
	["reasons", (row) => row.reasons.join("; ")],
	["last_seen", (row) => new Date(row.lastSeenAt).toISOString()],
];

/** The first line, with the mark by which Excel knows UTF-8. */
export function deviceCsvHead(): string {
	return `\ufeff${COLUMNS.map(([name]) => name).join(",")}\r\n`;
}

/** The line of a device. */
export function deviceCsvLine(row: DeviceRow): string {
	return `${COLUMNS.map(([, cell]) => toCsvCell(cell(row))).join(",")}\r\n`;
}
