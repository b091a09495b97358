/** Joins counts of hours to days, and of days to weeks: sums stay and sketches are joined, only their times become coarser. */
import type { Cell } from "../../detect/count/cell.ts";
import { cellFromBytes } from "../../detect/count/cell-bytes.ts";
import { insertRows, type Work } from "../work.ts";
import { toRow } from "./cell-row.ts";
import { deleteStretch, selectCells, selectOldest, selectStretch, takeAnyHead, upsertCells } from "./queries.ts";

/** Hours in days and weeks; 1970 began on a Thursday, weeks begin on Monday. */
const STEPS = [
	{ from: 1, to: 24, shift: 0 },
	{ from: 24, to: 168, shift: 72 },
] as const;
/** Days or weeks that one call makes, so that others need not wait long. */
const AT_ONCE = 7;

/** Gives how many days and weeks were made. @param before - Hours since 1970: what lies wholly before is joined. */
export async function coarsenCounts(work: Work, before: { readonly hours: number; readonly days: number }): Promise<number> {
	let made = 0;
	let version: number | undefined;
	for (const { from, to, shift } of STEPS) {
		const limit = from === 1 ? before.hours : before.days;
		// A day or week that is not over stays as it is.
		const end = Math.floor((limit + shift) / to) * to - shift;
		while (made < AT_ONCE) {
			const oldest = await selectOldest(work.db, from, end).executeTakeFirst();
			if (oldest === undefined) break;
			version ??= (await takeAnyHead(work.db).executeTakeFirstOrThrow()).version;
			await join(work, { from, to, first: Math.floor((oldest.first + shift) / to) * to - shift }, version);
			made += 1;
		}
	}
	return made;
}

async function join(work: Work, { from, to, first }: { from: number; to: number; first: number }, version: number): Promise<void> {
	const cells = await selectStretch(work.db, from, first, first + to).execute();
	for (const [kind, ofKind] of Map.groupBy(cells, (row) => row.kind)) {
		const sums = new Map<string, Cell>();
		const add = (value: string, cell: Cell) => {
			const held = sums.get(value);
			if (held === undefined) sums.set(value, cell);
			else held.merge(cell);
		};
		for (const { value, cell } of ofKind) add(value, cellFromBytes(cell));
		for (const [value, cell] of [...sums]) {
			if (!isMinor(kind, value, cell)) continue;
			sums.delete(value);
			add(REST, cell);
		}
		const values = [...sums.keys()];
		for (let at = 0; at < values.length; at += 500) {
			const some = values.slice(at, at + 500);
			for (const { value, cell } of await selectCells(work.db, { hours: to, first, kind }, some).execute()) add(value, cellFromBytes(cell));
			const rows = some.map((value) => toRow({ hours: to, first, kind, value }, sums.get(value) as Cell, version));
			await insertRows(work, "count/cells", rows, upsertCells);
		}
	}
	await deleteStretch(work.db, from, first, first + to).execute();
}

/** Strangers write rules and paths: those that hardly anybody asked for are counted together once they are old. */
function isMinor(kind: string, value: string, cell: Cell): boolean {
	return (kind === "rule" || kind === "path") && value !== REST && cell.sources.size < FEW_SOURCES;
}

const REST = "*";
const FEW_SOURCES = 3;
