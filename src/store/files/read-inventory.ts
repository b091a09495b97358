/** Reads inventories of any supported form from files, standard input or other sources, batch by batch. */
import type { Problem } from "../../core/problem.ts";
import { drain } from "../../inventory/import/collect.ts";
import type { DeviceSink } from "../../inventory/import/device-sink.ts";
import { detectForm, type InventoryForm } from "../../inventory/import/form.ts";
import { emptyBatch, type PartReader, type ReadBatch } from "../../inventory/import/item.ts";
import type { ColumnMap } from "../../inventory/import/map-spec.ts";
import { type InventoryRead, startRead } from "../../inventory/read.ts";
import type { Text, TextPart } from "./decode-text.ts";
import { sniffDelimiter } from "./delimiter.ts";
import type { ByteSource } from "./open-bytes.ts";
import { readText } from "./read-text.ts";
import { takeLines, utf8Text } from "./take-lines.ts";
import { newRowTokeniser } from "./tokenise-rows.ts";

/** What the caller knows better than the content. */
export interface ReadInventoryOptions {
	readonly as?: InventoryForm | undefined;
	readonly map?: ColumnMap | undefined;
	/** Takes the devices row by row; the batches then hold only what there is to say about the rows. */
	readonly sink?: DeviceSink | undefined;
}

/** Blanks at the front of a file that are waited through for the first word. */
const MOST_BLANKS = 1_048_576;

/**
 * Reads all sources in their order. Memory is bounded by the largest row, not by the file (save 16 bytes an id); a source that
 * cannot be read is a problem in a batch, and the next one is read.
 */
export async function* readInventory(
	from: readonly (string | ByteSource)[],
	options: ReadInventoryOptions = {},
): AsyncGenerator<ReadBatch> {
	const { as, sink } = options;
	const read = startRead(options.map, sink);
	for (const source of from) {
		for await (const batch of readSource(source, read, as, sink !== undefined)) {
			if (sink !== undefined) drain(batch, sink);
			yield batch;
		}
	}
}

async function* readSource(
	source: string | ByteSource,
	read: InventoryRead,
	as: InventoryForm | undefined,
	asBytes: boolean,
): AsyncGenerator<ReadBatch> {
	const name = typeof source === "string" ? source : source.name;
	let head = "";
	let reader: TextReader | undefined;
	for await (const part of readText(source, asBytes)) {
		if (!("text" in part || "utf8" in part)) {
			yield said(part, name);
			continue;
		}
		if (reader !== undefined) {
			yield "utf8" in part && reader.takeUtf8 !== undefined ? reader.takeUtf8(part.utf8) : reader.take(plain(part));
			if (reader.stopped) return;
			continue;
		}
		head += plain(part);
		if (head.trim() === "" && head.length < MOST_BLANKS) continue;
		const opened = open(head, name, read, as);
		if ("problem" in opened) {
			yield said(opened, name);
			return;
		}
		reader = opened.reader;
		yield reader.take(head);
		head = "";
		if (reader.stopped) return;
	}
	if (reader !== undefined) yield reader.end();
	else if (head !== "") {
		const blank = detectForm(head, name);
		if (!blank.ok) yield said({ problem: blank.error }, name);
	}
}

/** A reader of text; one that makes use of bytes says so. */
interface TextReader extends PartReader<string> {
	takeUtf8?(bytes: Uint8Array): ReadBatch;
}

function plain(part: Text): string {
	return "text" in part ? part.text : utf8Text(part.utf8, 0, part.utf8.byteLength);
}

function said(part: Exclude<TextPart, Text>, source: string): ReadBatch {
	const batch = emptyBatch();
	if ("problem" in part) batch.problems.push(part.problem);
	else {
		const message = `the text is no UTF-8; what was not was read as ${part.fallback === "gb18030" ? "GB 18030" : "Windows-1252"}`;
		batch.warnings.push({ source, line: 1, message });
	}
	return batch;
}

function open(
	head: string,
	name: string,
	read: InventoryRead,
	as: InventoryForm | undefined,
): { readonly reader: TextReader } | { readonly problem: Problem } {
	const form = detectForm(head, name);
	if (as === undefined && !form.ok) return { problem: form.error };
	const chosen = as ?? (form.ok ? form.value : "csv");
	if (chosen === "json") return { reader: read.json(name) };
	if (chosen === "jsonl") return { reader: read.jsonLines(name) };
	return { reader: rowsOf(read, name, head, chosen === "tsv") };
}

function rowsOf(read: InventoryRead, name: string, head: string, tabs: boolean): TextReader {
	const rows = read.delimited(name);
	const delimiter = tabs ? "\t" : sniffDelimiter(head);
	// Lines that end in a return alone are none that can be told by their bytes.
	const returns = head.includes("\r") && !head.includes("\n");
	const tokeniser = newRowTokeniser(delimiter, returns);
	const take = (text: string) => rows.take(tokeniser.push(text));
	return {
		take,
		takeUtf8: returns ? (bytes) => take(utf8Text(bytes, 0, bytes.byteLength)) : takeLines(rows, tokeniser, delimiter),
		end(): ReadBatch {
			const last = rows.take(tokeniser.end());
			const closing = rows.end();
			return {
				devices: [...last.devices, ...closing.devices],
				rejected: [...last.rejected, ...closing.rejected],
				warnings: [...last.warnings, ...closing.warnings],
				problems: [...last.problems, ...closing.problems],
				notes: [...(last.notes ?? []), ...(closing.notes ?? [])],
			};
		},
		get stopped() {
			return rows.stopped;
		},
	};
}
