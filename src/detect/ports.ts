/** What detection needs from outside: somewhere to keep waves, revision by revision. */
import type { Wave } from "./wave.ts";

/** A wave to be recorded, or a later state of one. */
export interface WaveChange {
	/** Id and revision are the store's; with `id` a further revision of that wave is written. */
	readonly wave: Omit<Wave, "id" | "revision">;
	readonly id: string | undefined;
	readonly who: string;
	/** UTC milliseconds. */
	readonly at: number;
}

/** Keeps waves. What was written stays; a change is a revision. */
export interface WaveStore {
	/** @returns The wave as kept; `undefined` when `id` names none. */
	record(change: WaveChange): Promise<Wave | undefined>;
	/** Every wave as recorded last, newest start first; with `before` (UTC milliseconds) as it was recorded before that. */
	waves(before?: number): Promise<readonly Wave[]>;
	/** All revisions of one, oldest first. */
	revisions(id: string): Promise<readonly Wave[]>;
}
