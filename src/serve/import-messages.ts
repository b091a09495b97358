/** What is said between the program and a thread that reads one inventory. */
import type { Problem } from "../core/problem.ts";
import type { Device, Rejected, RowWarning } from "../inventory/device.ts";

/** What to read, and how. */
export interface ReadStart {
	/** The file with the bytes. */
	readonly path: string;
	/** What it is called by whoever sent it. */
	readonly name: string;
	readonly as: string | undefined;
	readonly map: string | undefined;
	/** Where devices stand of which the file states no site. */
	readonly site: string | undefined;
	/** Rows after which reading ends: a look at what would be taken. */
	readonly most: number | undefined;
}

/** A part of what was read; the next comes when it was taken. */
export interface ReadPart {
	readonly devices: readonly Device[];
	readonly rejected: readonly Rejected[];
	readonly warnings: readonly RowWarning[];
	readonly notes: readonly RowWarning[];
	readonly problems: readonly Problem[];
	/** Bytes of the file that were read so far. */
	readonly bytesRead: number;
}

/** From the thread. */
export type FromReader = ReadPart | { readonly end: "whole" | "most" } | { readonly defect: string };
