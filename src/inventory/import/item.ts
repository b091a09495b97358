/** What reading an inventory gives, row by row and in batches. */
import type { Problem } from "../../core/problem.ts";
import type { Device, Rejected, RowWarning } from "../device.ts";

/** One row, taken or refused. */
export type InventoryItem = { readonly device: Device; readonly warnings: readonly RowWarning[] } | { readonly rejected: Rejected };

/** A part of what was read. Warnings about a whole file stand on the line of its header; problems end or limit the reading of a file. */
export interface ReadBatch {
	readonly devices: Device[];
	readonly rejected: Rejected[];
	readonly warnings: RowWarning[];
	readonly problems: Problem[];
	/** What is as it should be and yet good to know when one looks how a file is read: columns that are of no use here. */
	readonly notes?: RowWarning[];
}

/** An empty batch, to be filled. */
export function emptyBatch(): ReadBatch {
	return { devices: [], rejected: [], warnings: [], problems: [], notes: [] };
}

/** Takes the parts of one file in order; `stopped` when further parts are of no use. */
export interface PartReader<Part> {
	take(part: Part): ReadBatch;
	end(): ReadBatch;
	readonly stopped: boolean;
}
