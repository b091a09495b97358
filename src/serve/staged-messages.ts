/** What is said between the program and the thread that reads a staged file. */
import type { Problem } from "../core/problem.ts";
import type { ImportPreview } from "../http/import-port.ts";
import type { Device, Rejected } from "../inventory/device.ts";

/** What the thread begins with. */
export interface ImportRead {
	readonly path: string;
	readonly fileName: string;
	/** Rows are handed over one batch after the other; otherwise the file is only looked at. */
	readonly keep: boolean;
	readonly map: string | undefined;
	readonly header: string | undefined;
	readonly mended: readonly (readonly [line: number, text: string])[];
}

/** Some rows, to be kept. */
export interface RowBatch {
	readonly devices: readonly Device[];
	readonly rejected: readonly Rejected[];
}

/** From the thread. */
export type FromImport =
	| { readonly rows: RowBatch; readonly bytes: number }
	| { readonly bytes: number }
	| { readonly preview: ImportPreview }
	| { readonly problem: Problem }
	| { readonly end: true };

/** To the thread: the batch was taken. */
export type ToImport = "taken";
