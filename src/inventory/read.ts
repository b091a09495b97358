/**
 * Reading inventories: from rows and text to devices. Pure: files, encodings and tokens are the work of src/store/files.
 *
 * Input was written by strangers: people's sheets, exports of tools, devices. Nothing here throws on it.
 */
import { type DelimitedReader, readDelimited } from "./import/delimited.ts";
import type { DeviceSink } from "./import/device-sink.ts";
import type { PartReader } from "./import/item.ts";
import { readJson, readJsonLines } from "./import/json.ts";
import type { ColumnMap } from "./import/map-spec.ts";
import { newSeenIds } from "./import/seen-ids.ts";

/** One read of one or several files: ids are unique over all of them. */
export interface InventoryRead {
	/** CSV and TSV, as rows. */
	delimited(source: string): DelimitedReader;
	/** JSON, as pieces of text of any size. */
	json(source: string): PartReader<string>;
	/** JSONL, as pieces of text of any size. */
	jsonLines(source: string): PartReader<string>;
}

/**
 * Starts a read.
 *
 * @param map - The user's word on columns and keys; empty when there is none.
 * @param sink - Takes the devices of delimited files in place of the batches.
 */
export function startRead(map: ColumnMap = [], sink?: DeviceSink): InventoryRead {
	const seen = newSeenIds();
	return {
		delimited: (source) => readDelimited(source, map, seen, sink),
		json: (source) => readJson(source, map, seen),
		jsonLines: (source) => readJsonLines(source, map, seen),
	};
}
