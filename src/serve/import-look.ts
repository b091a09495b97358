/** What is seen of a file before it is kept: its columns, its first devices, and what was refused with its text. */
import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { createInterface } from "node:readline";
import type { Problem } from "../core/problem.ts";
import type { ReadColumn } from "../http/import-port.ts";
import type { Device, Rejected, RowWarning } from "../inventory/device.ts";
import { findField } from "../inventory/import/find-field.ts";
import { detectForm } from "../inventory/import/form.ts";
import { findHeader } from "../inventory/import/header-row.ts";
import type { ReadBatch } from "../inventory/import/item.ts";
import type { ColumnMap } from "../inventory/import/map-spec.ts";
import { keyOf } from "../inventory/import/name-key.ts";
import { sniffDelimiter } from "../store/files/delimiter.ts";
import { newRowTokeniser } from "../store/files/tokenise-rows.ts";
import type { Looked, ReadFile } from "./import-messages.ts";

/** The first of each kind that are told. */
const MOST = 60;
/** Bytes of the front that are looked at for the heading row. */
const FRONT = 65_536;
/** Characters of a refused row that can be mended; a longer one is mended in the file. */
const LONGEST_ROW = 2000;

interface Front {
	readonly columns: readonly ReadColumn[];
	readonly header: string | undefined;
	readonly isLines: boolean;
}

/** Collects while the file is read. */
export class Look {
	readonly #file: ReadFile;
	readonly #front: Front;
	readonly #devices: Device[] = [];
	readonly #rejected: Rejected[] = [];
	readonly #warnings: RowWarning[] = [];
	readonly #notes: RowWarning[] = [];
	readonly #problems: Problem[] = [];
	#taken = 0;
	#refused = 0;
	#warned = 0;

	private constructor(file: ReadFile, front: Front) {
		this.#file = file;
		this.#front = front;
	}

	/** Begins with the front of the file. */
	static async over(file: ReadFile, map: ColumnMap): Promise<Look> {
		const opened = await open(file.path);
		try {
			const { buffer, bytesRead } = await opened.read(new Uint8Array(FRONT), 0, FRONT, 0);
			return new Look(file, frontOf(new TextDecoder().decode(buffer.subarray(0, bytesRead)), file.name, map));
		} finally {
			await opened.close();
		}
	}

	/** Rows so far, taken and refused. */
	get rows(): number {
		return this.#taken + this.#refused;
	}

	take({ devices, rejected, warnings, problems, notes = [] }: ReadBatch): void {
		this.#taken += devices.length;
		this.#refused += rejected.length;
		this.#warned += warnings.length;
		first(this.#devices, devices);
		first(this.#rejected, rejected);
		first(this.#warnings, warnings);
		first(this.#notes, notes);
		first(this.#problems, problems);
	}

	/** @param whole - Whether all rows were looked at. */
	async result(whole: boolean): Promise<Looked> {
		const { columns, header, isLines } = this.#front;
		const { path, name } = this.#file;
		const own = this.#rejected.filter(({ source }) => source === name);
		const texts = isLines ? await linesOf(path, new Set(own.map(({ line }) => line))) : new Map<number, string>();
		return {
			columns,
			header,
			whole,
			taken: this.#taken,
			refused: this.#refused,
			warned: this.#warned,
			devices: this.#devices,
			rejected: this.#rejected.map((row) => ({ ...row, text: row.source === name ? texts.get(row.line) : undefined })),
			warnings: this.#warnings,
			notes: this.#notes,
			problems: this.#problems,
		};
	}
}

function first<T>(kept: T[], more: readonly T[]): void {
	kept.push(...more.slice(0, MOST - kept.length));
}

function frontOf(text: string, fileName: string, map: ColumnMap): Front {
	const form = detectForm(text, fileName);
	if (form.ok && (form.value === "json" || form.value === "jsonl"))
		return { columns: [], header: undefined, isLines: form.value === "jsonl" };
	const delimiter = sniffDelimiter(text);
	const rows = newRowTokeniser(delimiter, text.includes("\r") && !text.includes("\n"))
		.push(text)
		.slice(0, 40);
	const at = findHeader(
		rows.map(({ cells }) => cells),
		map,
	);
	const head = at === undefined ? undefined : rows[at];
	if (head === undefined) return { columns: [], header: undefined, isLines: true };
	const header = text.split(/\r\n|\n|\r/)[head.line - 1]?.replace(/^\ufeff/, "");
	return { columns: head.cells.map((cell, index) => columnOf(cell, index, map)), header, isLines: true };
}

function columnOf(heading: string, index: number, map: ColumnMap): ReadColumn {
	const stated = map.find((each) => (each.index === undefined ? keyOf(each.name) === keyOf(heading) : each.index === index));
	if (stated !== undefined) return { heading, use: stated.field === "ignore" ? "ignored" : "field", field: stated.field };
	const named = findField(heading);
	return { heading, use: named.what, field: named.what === "field" ? named.field : undefined };
}

/** Some lines of a file by number; long ones are left out. */
async function linesOf(path: string, wanted: ReadonlySet<number>): Promise<ReadonlyMap<number, string>> {
	const found = new Map<number, string>();
	if (wanted.size === 0) return found;
	const last = Math.max(...wanted);
	const stream = createReadStream(path, { encoding: "utf8" });
	let line = 0;
	for await (const text of createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY })) {
		line += 1;
		if (wanted.has(line) && text.length <= LONGEST_ROW) found.set(line, text);
		if (line >= last) break;
	}
	stream.destroy();
	return found;
}
