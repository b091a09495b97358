/** What detection needs from outside: somewhere to keep waves, revision by revision, and counts. */
import type { KeyKind } from "./count/keys.ts";
import type { SensorState } from "./count/sensors.ts";
import type { Wave, WaveFacts } from "./wave.ts";

/** A wave to be recorded, or a later state of one. */
export interface WaveChange {
	/** Id and revision are the store's; with `id` a further revision of that wave is written. */
	readonly wave: WaveFacts;
	readonly id: string | undefined;
	/** The revision that this one was made from; where there is a newer one, nothing is written. */
	readonly after?: number | undefined;
	readonly who: string;
	/** UTC milliseconds. */
	readonly at: number;
}

/** Keeps waves. What was written stays; a change is a revision. */
export interface WaveStore {
	/** @returns The wave as kept; `undefined` when `id` names none. */
	record(change: WaveChange): Promise<Wave | undefined>;
	/** Several at once, all or none. @returns The waves as kept, in order; `undefined` when an id names none, `changed` when one has a newer revision. */
	recordAll(changes: readonly WaveChange[]): Promise<readonly Wave[] | "changed" | undefined>;
	/** Every wave as recorded last, newest start first; with `before` (UTC milliseconds) as it was recorded before that. */
	waves(before?: number): Promise<readonly Wave[]>;
	/** All revisions of one, oldest first. */
	revisions(id: string): Promise<readonly Wave[]>;
}

/** What is counted apart, by name. */
export interface NamedKey {
	readonly kind: KeyKind;
	readonly value: string;
}

/** Hours that a kept count is of: one, a day or a week (from Monday, UTC). */
export type CountHours = 1 | 24 | 168;

/** What was counted of one key in one period. Distinct ones are exact to 64, then estimated with a standard error of 1.6 %. */
export interface CountedPeriod extends NamedKey {
	/** Start, in UTC milliseconds. */
	readonly at: number;
	readonly hours: CountHours;
	readonly events: number;
	readonly successes: number;
	readonly sources: number;
	readonly networks: number;
	readonly targets: number;
	readonly sensors: number;
}

/** A part of time, in UTC milliseconds: from one instant to before another. */
export interface Span {
	readonly from: number;
	readonly to: number;
}

/** Reads counts that are kept. */
export interface CountReader {
	/** The periods of a key in which something was counted, oldest first. */
	series(key: NamedKey, span: Span): Promise<readonly CountedPeriod[]>;
	/** Keys of a kind in a span, those with most distinct sources first: sketches of all of its periods are joined. */
	most(kind: KeyKind, span: Span, limit: number): Promise<readonly CountedPeriod[]>;
	/** Sensors that lines came from, those that were heard last first. */
	sensors(): Promise<readonly KeptSensor[]>;
	/** Why lines were left out, by what they came from. */
	leftOut(): Promise<readonly LeftOut[]>;
}

/** A sensor, or a file that names none. */
export interface KeptSensor extends SensorState {
	/** Start of the last hour in which it wrote, UTC milliseconds. */
	readonly lastAt: number;
}

/** Lines that are in no count. */
export interface LeftOut {
	readonly source: string;
	readonly reason: string;
	readonly lines: number;
}

/** How far a file was read whose counts are kept. */
export interface ReadPlace {
	/** The file as it was named. */
	readonly file: string;
	/** Number of the file itself, whatever its name; empty where there is none. */
	readonly inode: string;
	/** Bytes that are counted, up to the end of a line. */
	readonly position: number;
	/** Hash of the first bytes: another file may get the number of one that is gone. */
	readonly head: string;
}

/** What counts begin from. */
export interface CountHead {
	/** Grows with each change. */
	readonly version: number;
	readonly sensors: readonly SensorState[];
	/** Lines that are told again: see `LineMemory`. */
	readonly lines: readonly (readonly [bucket: number, pairs: Uint32Array])[];
	readonly places: readonly ReadPlace[];
}

/** What is added to counts, all or nothing. */
export interface CountChange {
	/** The version that this was counted upon. */
	readonly version: number;
	/** `cell` as `cellToBytes` writes it; `hour` since 1970. */
	readonly cells: readonly (NamedKey & { readonly hour: number; readonly cell: Uint8Array })[];
	readonly sensors: readonly SensorState[];
	readonly lines: ReadonlyMap<number, Uint32Array>;
	/** Hours whose lines are not told apart any more. */
	readonly gone: readonly number[];
	readonly places: readonly ReadPlace[];
	readonly leftOut: readonly LeftOut[];
}

/** Keeps counts. */
export interface CountStore extends CountReader {
	head(): Promise<CountHead>;
	/** @returns The new version; `undefined` where somebody else was quicker: then count anew upon the new head. */
	commit(change: CountChange): Promise<number | undefined>;
	/** Cells that changed after a version, of hours and days. */
	changed(after: number): Promise<{ readonly version: number; readonly cells: readonly KeptCell[] }>;
	/** Joins hours before an instant to days, and days to weeks: counts stay, their times become coarser. Gives how many periods went. */
	coarsen(before: { readonly hours: number; readonly days: number }): Promise<number>;
}

/** One cell as kept. */
export interface KeptCell extends NamedKey {
	readonly hours: CountHours;
	/** First hour, since 1970. */
	readonly first: number;
	readonly cell: Uint8Array;
}
