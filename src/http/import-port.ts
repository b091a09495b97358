/** Imports of lists as jobs: a file is staged, looked at, mended, and only then kept. Files are written by strangers. */
import type { Problem } from "../core/problem.ts";
import type { Device } from "../inventory/device.ts";

/** A column of a list, and what it was taken for. */
export interface ReadColumn {
	readonly heading: string;
	/** `field`: it states `field`. `secret` is never read, `ignored` is of no use here, `unknown` was not understood. */
	readonly use: "field" | "secret" | "ignored" | "unknown";
	readonly field: string | undefined;
}

/** A row that was refused, with its text where it can be mended. */
export interface RefusedRow {
	readonly line: number;
	readonly code: string;
	readonly reason: string;
	readonly text: string | undefined;
}

/** What a file was understood to say. */
export interface ImportPreview {
	/** Empty for forms without columns. */
	readonly columns: readonly ReadColumn[];
	/** The first ones. */
	readonly devices: readonly Device[];
	readonly rows: number;
	/** The first ones; `refused` counts all. */
	readonly rejected: readonly RefusedRow[];
	readonly refused: number;
	/** Rows that were typed anew and are taken now. */
	readonly mended: number;
	readonly warnings: readonly { readonly line: number; readonly message: string }[];
	readonly warned: number;
	readonly problems: readonly Problem[];
	/** Text of the heading row, which mended rows are read under. */
	readonly header: string | undefined;
}

/** A job. */
export interface ImportJob {
	readonly id: string;
	readonly organisationId: string;
	readonly who: string;
	readonly fileName: string;
	readonly bytes: number;
	/** UTC milliseconds. */
	readonly startedAt: number;
	/** `reading` becomes `ready`; a kept one goes on to `keeping` and `done`. */
	readonly state: "reading" | "ready" | "keeping" | "done" | "failed";
	/** Bytes read so far. */
	readonly read: number;
	/** The user's word on columns, as `--map` takes it. */
	readonly map: string | undefined;
	readonly preview: ImportPreview | undefined;
	readonly kept: { readonly importId: string; readonly rows: number; readonly refused: number; readonly devices: number } | undefined;
	readonly problem: Problem | undefined;
}

/** Whose file it is. */
export interface ImportBy {
	readonly organisationId: string;
	readonly who: string;
}

/** Jobs live in the process; a file that nobody keeps is forgotten after an hour. Methods give `undefined` for jobs that are not there. */
export interface ImportDesk {
	/** Writes the bytes beside the data and begins to read them. Rejects nothing: what is wrong with a file stands in the job. */
	stage(by: ImportBy, fileName: string, bytes: AsyncIterable<Uint8Array>): Promise<ImportJob>;
	find(organisationId: string, id: string): ImportJob | undefined;
	/** Newest first. */
	jobs(organisationId: string): readonly ImportJob[];
	/** Reads it again: columns by the user's word, refused rows as typed anew by line. */
	again(
		organisationId: string,
		id: string,
		change: { readonly map: string | undefined; readonly mended: ReadonlyMap<number, string> },
	): ImportJob | undefined;
	/** Keeps it as the newest version of a list. */
	keep(by: ImportBy, id: string, list: string): ImportJob | undefined;
	drop(organisationId: string, id: string): void;
	/** The job each time it moves, at most a few times a second; ends when it rests. */
	watch(organisationId: string, id: string): AsyncIterable<ImportJob>;
}

/** What somebody states of devices by hand. Empty text is not a statement. */
export interface HandStatement {
	readonly site?: string | undefined;
	readonly name?: string | undefined;
	readonly exposure?: Device["exposure"] | undefined;
}

/** Statements by hand: observations like all others, with the method `person`. */
export interface FleetEdits {
	/** @returns The edit's id and how many devices it is about; those of other organisations are passed over. */
	state(
		by: ImportBy,
		organisations: readonly string[],
		devices: readonly string[],
		statement: HandStatement,
	): Promise<{ readonly id: string; readonly devices: number }>;
	/** Takes an edit back, which is another edit: what stood before is believed again. `undefined`: there is none of that id. */
	undo(by: ImportBy, organisations: readonly string[], id: string): Promise<{ readonly devices: number } | undefined>;
}
