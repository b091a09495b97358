/** Adds to counts, with what lines are told again by and how far files were read: all of it or nothing. */
import { cellFromBytes } from "../../detect/count/cell-bytes.ts";
import { hoursToBytes } from "../../detect/count/hour-runs.ts";
import type { CountChange } from "../../detect/ports.ts";
import { keyable, storable } from "../storable.ts";
import { insertRows, type Work } from "../work.ts";
import { toRow } from "./cell-row.ts";
import {
	addLeftOut,
	countParts,
	deleteLines,
	insertLines,
	selectCells,
	selectParts,
	takeHead,
	upsertCells,
	upsertPlace,
	upsertSensor,
} from "./queries.ts";

/** Values that one query asks for. */
const AT_ONCE = 500;
/** Parts of an hour's lines, from which on they are joined into one. */
const MOST_PARTS = 64;

/** Gives the new version; `undefined` where the counts are not of the version that this was counted upon. */
export async function commitCounts(work: Work, change: CountChange): Promise<number | undefined> {
	const head = await takeHead(work.db, change.version).executeTakeFirst();
	if (head === undefined) return undefined;
	const { version } = head;
	for (const cells of Map.groupBy(change.cells, ({ hour, kind }) => `${hour} ${kind}`).values())
		for (let at = 0; at < cells.length; at += AT_ONCE) await addCells(work, cells.slice(at, at + AT_ONCE), version);
	for (const { name, hours, shut, ...notes } of change.sensors) {
		const row = { name: keyable(name), hours: hoursToBytes(hours), shut: hoursToBytes(shut), ...notes, last_hour: Math.max(0, ...hours) };
		await upsertSensor(work.db, row).execute();
	}
	if (change.gone.length > 0) await deleteLines(work.db, change.gone).execute();
	for (const [hour, pairs] of change.lines) await addLines(work, hour, pairs, version);
	for (const { file, inode, position, head: first } of change.places)
		await upsertPlace(work.db, { file: keyable(file), inode, position, head: first }).execute();
	for (const { source, reason, lines } of change.leftOut)
		await addLeftOut(work.db, { source: keyable(source), reason: storable(reason), lines }).execute();
	return version;
}

/** Of one hour and kind. */
async function addCells(work: Work, cells: CountChange["cells"], version: number): Promise<void> {
	const [first] = cells;
	if (first === undefined) return;
	const at = { hours: 1, first: first.hour, kind: first.kind };
	const byValue = Map.groupBy(cells, ({ value }) => keyable(value));
	const held = new Map((await selectCells(work.db, at, [...byValue.keys()]).execute()).map(({ value, cell }) => [value, cell]));
	const rows = [...byValue].map(([value, some]) => {
		const before = held.get(value);
		const [sum, ...more] = [...(before === undefined ? [] : [before]), ...some.map(({ cell }) => cell)].map(cellFromBytes);
		if (sum === undefined) throw new Error("a key without a count");
		for (const cell of more) sum.merge(cell);
		return toRow({ ...at, value }, sum, version);
	});
	await insertRows(work, "count/cells", rows, upsertCells);
}

async function addLines(work: Work, hour: number, pairs: Uint32Array, version: number): Promise<void> {
	const { parts } = await countParts(work.db, hour).executeTakeFirstOrThrow();
	const bytes = new Uint8Array(pairs.buffer, pairs.byteOffset, pairs.byteLength);
	if (Number(parts) < MOST_PARTS) {
		await insertLines(work.db, { hour, version, lines: bytes }).execute();
		return;
	}
	const held = [...(await selectParts(work.db, hour).execute()).map(({ lines }) => lines), bytes];
	const whole = new Uint8Array(held.reduce((sum, { length }) => sum + length, 0));
	let at = 0;
	for (const part of held) {
		whole.set(part, at);
		at += part.length;
	}
	await deleteLines(work.db, [hour]).execute();
	await insertLines(work.db, { hour, version, lines: whole }).execute();
}
