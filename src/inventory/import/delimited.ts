/** Reads the rows of a CSV or TSV file into devices: header, columns, then row by row. Nothing of a file is kept but its plan. */
import type { Problem } from "../../core/problem.ts";
import type { RowPlace, RowWarning } from "../device.ts";
import { collect, drain } from "./collect.ts";
import { type ColumnPlan, planColumns, valuesOf } from "./columns.ts";
import type { DeviceSink } from "./device-sink.ts";
import { findHeader, HEADER_WITHIN } from "./header-row.ts";
import { emptyBatch, type PartReader, type ReadBatch } from "./item.ts";
import { createKnownRows, type KnownRows } from "./known-rows.ts";
import { type ColumnMap, mapMissed } from "./map-spec.ts";
import { MOST_COLUMNS, type RawRow } from "./row.ts";
import { faultyRow } from "./row-fault.ts";
import type { SeenIds } from "./seen-ids.ts";
import { type FileFacts, toDevice } from "./to-device.ts";

/** Rows held back until the header and the looks of the columns are known. */
const SAMPLE = 2 * HEADER_WITHIN;

interface Plan extends ColumnPlan {
	readonly header: readonly string[] | undefined;
	readonly facts: FileFacts;
}

/** Takes rows; with a sink it also recognises lines that say nothing new. */
export interface DelimitedReader extends PartReader<readonly RawRow[]> {
	/** Once the columns are known; `undefined` without a sink, and for files whose rows must all be read in full. */
	readonly known: KnownRows | undefined;
}

/**
 * Starts reading one file.
 *
 * @param source - Its name as given, for the places of rows.
 * @param map - The user's word on the columns; empty when there is none.
 * @param sink - Takes the devices, row by row, in place of the batches.
 */
export function readDelimited(source: string, map: ColumnMap, seen: SeenIds, sink?: DeviceSink): DelimitedReader {
	let held: RawRow[] | undefined = [];
	let plan: Plan | undefined;
	let known: KnownRows | undefined;
	let stopped = false;

	function begin(batch: ReadBatch): void {
		const rows = held ?? [];
		held = undefined;
		const laid = layOut(rows, source, map);
		if ("problem" in laid) {
			if (laid.problem !== undefined) batch.problems.push(laid.problem);
			stopped = true;
			return;
		}
		plan = laid.plan;
		if (sink !== undefined) known = createKnownRows({ ...plan, maker: plan.facts.maker }, sink, seen);
		const { headerLine } = laid;
		tellOfFile(batch, plan, laid.passedOver, { source, line: headerLine || 1 });
		for (const row of rows) {
			if (row.line > headerLine || (row.line < headerLine && isRefused(row))) readRow(row, plan, batch);
		}
	}

	function readRow(row: RawRow, by: Plan, batch: ReadBatch): void {
		const { cells, line, fault } = row;
		if (fault !== undefined && !(fault === "stray-quote" && cells.length === by.width)) {
			batch.rejected.push(faultyRow(fault, source, line));
			return;
		}
		if (isBlank(cells)) return;
		if (cells.length > by.width && cells.slice(by.width).some((cell) => cell.trim() !== "")) {
			const reason = `the row has ${cells.length} cells, the ${by.header === undefined ? "other rows" : "header"} ${by.width}`;
			batch.rejected.push({ source, line, code: "inventory/too-many-cells", reason });
			return;
		}
		if (by.header !== undefined && cells[0] === by.header[0] && isSameRow(cells, by.header)) {
			batch.warnings.push(note(source, line, "the header stands here again; it was passed over"));
			return;
		}
		if (fault === "stray-quote")
			batch.warnings.push(note(source, line, "a quote stands inside a quoted cell; the cells were taken as they fit"));
		if (cells.length < by.needed) batch.warnings.push(note(source, line, `the row has ${cells.length} cells, the header ${by.width}`));
		const item = toDevice(valuesOf(cells, by.columns), { source, line }, by.facts);
		collect(batch, item, seen);
		if (sink === undefined) return;
		// The sink numbers what it meets: it must meet rows in their order.
		drain(batch, sink);
		known?.learn(cells, item);
	}

	return {
		take(rows): ReadBatch {
			const batch = emptyBatch();
			if (stopped) return batch;
			if (held !== undefined) {
				for (const row of rows) held.push(row);
				if (held.length >= SAMPLE || held[0]?.fault === "too-many-columns") begin(batch);
				return batch;
			}
			if (plan !== undefined) for (const row of rows) readRow(row, plan, batch);
			return batch;
		},
		end(): ReadBatch {
			const batch = emptyBatch();
			if (held !== undefined && !stopped) begin(batch);
			return batch;
		},
		get stopped() {
			return stopped;
		},
		get known() {
			return known;
		},
	};
}

/** The plan of a file from its first rows; `headerLine` is 0 where there is none. No problem and no plan: there were no rows. */
function layOut(
	rows: readonly RawRow[],
	source: string,
	map: ColumnMap,
): { readonly plan: Plan; readonly headerLine: number; readonly passedOver: number } | { readonly problem: Problem | undefined } {
	const sound = rows.filter((row) => !isRefused(row));
	const at = findHeader(
		sound.map((row) => row.cells),
		map,
	);
	const header = at === undefined ? undefined : sound[at];
	const headerLine = header?.line ?? 0;
	const wide = rows.find((row) => row.fault === "too-many-columns");
	if (wide !== undefined && (header === undefined || wide.line < headerLine)) return { problem: tooWide(source, wide.line) };
	const below = sound.filter((row) => row.line > headerLine);
	const columns = planColumns(
		header?.cells,
		below.map((row) => row.cells),
		map,
	);
	if (columns.needed === 0) return { problem: rows.length === 0 ? undefined : noColumns(source, rows[0]?.line ?? 1) };
	const plan = { ...columns, header: header?.cells, facts: { maker: columns.sadp ? "Hikvision" : undefined } };
	return { plan, headerLine, passedOver: at ?? 0 };
}

function isRefused(row: RawRow): boolean {
	return row.fault !== undefined && row.fault !== "stray-quote";
}

function tellOfFile(batch: ReadBatch, plan: Plan, passedOver: number, { source, line }: RowPlace): void {
	for (const message of fileNotes(plan, passedOver)) batch.warnings.push(note(source, line, message));
	if (plan.unused.length > 0) batch.notes?.push(note(source, line, `not read, being of no use here: ${plan.unused.join(", ")}`));
	for (const name of plan.unmapped) batch.problems.push(mapMissed(name, `${source}:${line}`));
}

function fileNotes(plan: Plan, passedOver: number): readonly string[] {
	const notes: string[] = [];
	const { columns } = plan;
	if (passedOver > 0) notes.push(`${passedOver} row(s) above the header were not read as devices`);
	if (plan.header === undefined) notes.push("the file has no header; the columns were recognised by their cells");
	if (plan.guessed.length > 0)
		notes.push(
			`recognised by its cells only: ${plan.guessed.map((field) => `${field} in column ${(columns[field][0] ?? 0) + 1}`).join(", ")}`,
		);
	if (plan.secrets) notes.push("columns of passwords or other secrets were dropped unread");
	if (plan.sadp) notes.push("an export of SADP: what answers that protocol is built by Hikvision, so that is taken as the maker");
	const missing = [
		columns.model.length + columns.type.length + columns.driver.length === 0 ? "model" : undefined,
		columns.firmware.length + columns.build.length === 0 ? "firmware" : undefined,
	].filter((field) => field !== undefined);
	if (missing.length > 0)
		notes.push(`no column for ${missing.join(" and ")} was recognised; name it with --map "${missing[0]}=<column>" if there is one`);
	return notes;
}

function note(source: string, line: number, message: string): RowWarning {
	return { source, line, message };
}

function isBlank(cells: readonly string[]): boolean {
	return cells.every((cell) => cell === "" || (cell.charCodeAt(0) <= 32 && cell.trim() === ""));
}

function isSameRow(cells: readonly string[], header: readonly string[]): boolean {
	return cells.length === header.length && cells.every((cell, index) => cell === header[index]);
}

function tooWide(source: string, line: number): Problem {
	return {
		code: "inventory/too-many-columns",
		message: `the header has more than ${MOST_COLUMNS} columns`,
		at: `${source}:${line}`,
		todo: "Keep the columns that tell what the devices are and delete the others, or name the right delimiter by saving the file as CSV.",
	};
}

function noColumns(source: string, line: number): Problem {
	return {
		code: "inventory/no-columns",
		message: "no column could be recognised, neither by a heading nor by its cells",
		at: `${source}:${line}`,
		todo: 'Give the file a header such as brand,model,firmware,ip, or name the columns with --map "model=column 2,firmware=column 3".',
	};
}
