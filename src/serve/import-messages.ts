/** What is said between the program and the thread that reads a list. Rows are not: they go from there to the store. */
import type { Problem } from "../core/problem.ts";
import type { ReadColumn } from "../http/import-port.ts";
import type { Device, Rejected, RowWarning } from "../inventory/device.ts";
import type { ImportId } from "../inventory/ports.ts";
import type { RowLine } from "../store/engine.ts";

/** A file, and how it is to be read. */
export interface ReadFile {
	/** The file with the bytes. */
	readonly path: string;
	/** What it is called by whoever sent it. */
	readonly name: string;
	readonly as?: string | undefined;
	readonly map?: string | undefined;
	/** Where devices stand of which the file states no site. */
	readonly site?: string | undefined;
	/** Text of the heading row, which rows typed anew are read under. */
	readonly header?: string | undefined;
	/** Rows that somebody typed anew, by their line. */
	readonly mended?: readonly (readonly [line: number, text: string])[] | undefined;
}

/** What the thread begins with: to look at so many rows (all where none is given), or to add every row to an import. */
export interface ReadStart {
	readonly file: ReadFile;
	readonly task: { readonly look: { readonly most: number | undefined } } | { readonly add: RowLine };
}

/** How far it is. */
export interface ReadProgress {
	/** Bytes of the file that were read. */
	readonly bytes: number;
	readonly taken: number;
	readonly refused: number;
	/** The first ones: what stands against the file, then against rows. */
	readonly problems: readonly Problem[];
	readonly warnings: readonly RowWarning[];
}

/** What a file was understood to say. */
export interface Looked {
	/** Empty for forms without columns. */
	readonly columns: readonly ReadColumn[];
	readonly header: string | undefined;
	/** Whether all rows were looked at. */
	readonly whole: boolean;
	readonly taken: number;
	readonly refused: number;
	readonly warned: number;
	/** The first of each; of refused rows with their text where it can be mended. */
	readonly devices: readonly Device[];
	readonly rejected: readonly (Rejected & { readonly text: string | undefined })[];
	readonly warnings: readonly RowWarning[];
	readonly notes: readonly RowWarning[];
	readonly problems: readonly Problem[];
}

/** From the thread. `begin`: there is a device, so the import may begin; what comes back is its id. */
export type FromReader =
	| { readonly progress: ReadProgress }
	| { readonly looked: Looked }
	| { readonly begin: true }
	| { readonly added: ReadProgress }
	| { readonly problem: Problem }
	| { readonly defect: string };

/** To the thread. */
export type ToReader = { readonly importId: ImportId };
