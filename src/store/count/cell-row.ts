/** A count as a row, and back. */
import type { Cell } from "../../detect/count/cell.ts";
import { cellToBytes } from "../../detect/count/cell-bytes.ts";
import { KEY_KINDS, type KeyKind } from "../../detect/count/keys.ts";
import type { CountedPeriod, CountHours } from "../../detect/ports.ts";
import type { CountCellTable } from "../tables.ts";

/** Milliseconds of an hour. */
export const HOUR = 3_600_000;

/** What the sums of a row are told of. */
export type CellPlace = Pick<CountCellTable, "hours" | "first" | "kind" | "value">;

/** A row. */
export function toRow({ hours, first, kind, value }: CellPlace, cell: Cell, version: number): CountCellTable {
	return { hours, first, kind, value, ...sums(cell), version, cell: cellToBytes(cell) };
}

/** What is told of a cell. */
export function sums(cell: Cell) {
	return {
		events: cell.events,
		successes: cell.successes,
		sources: cell.sources.size,
		networks: cell.networks.size,
		targets: cell.targets.size,
		sensors: cell.sensors.size,
	};
}

/** What a row says of a period. */
export function toPeriod(row: Omit<CountCellTable, "version" | "cell">): CountedPeriod {
	const { first, hours, kind, ...rest } = row;
	return { at: first * HOUR, hours: toHours(hours), kind: toKind(kind), ...rest };
}

/** The length of a period; rows have no other. */
export function toHours(hours: number): CountHours {
	if (hours === 1 || hours === 24 || hours === 168) return hours;
	throw new Error(`a count of ${hours} hours is kept`);
}

/** The kind of a key; rows have no other. */
export function toKind(kind: string): KeyKind {
	const found = KEY_KINDS.find((one) => one === kind);
	if (found !== undefined) return found;
	throw new Error(`a count of kind ${kind} is kept`);
}
