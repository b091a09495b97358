/** What the thread that counts lines and whoever owns the store say to one another. */
import type { Found } from "../../detect/episode/find-waves.ts";
import type { CountStore } from "../../detect/ports.ts";

/** What the thread asks of the store. */
export type StoreAsk = {
	[Name in "head" | "commit" | "changed" | "sensors" | "coarsen"]: {
		readonly what: Name;
		readonly input: Parameters<CountStore[Name]>[0];
	};
}["head" | "commit" | "changed" | "sensors" | "coarsen"];

/** To the thread. */
export type ToTelemetry =
	/** A file of lines, or lines. */
	| {
			readonly id: number;
			readonly take: { readonly source: string; readonly sender: string; readonly from: string | Uint8Array; readonly now: number };
	  }
	| { readonly id: number; readonly find: { readonly budget: number } }
	| { readonly answer: number; readonly value: unknown }
	| { readonly answer: number; readonly defect: string };

/** What was made of lines. */
export interface Counted {
	readonly events: number;
	readonly skipped: readonly { readonly reason: string; readonly lines: number }[];
	/** Why the file could not be read to its end. */
	readonly problem: string | undefined;
}

/** Waves, and whether sensors of a demonstration are among those that are counted. */
export interface FoundNow extends Pick<Found, "waves" | "isLearning"> {
	readonly synthetic: boolean;
}

/** From the thread. */
export type FromTelemetry =
	| { readonly ask: number; readonly of: StoreAsk }
	| { readonly done: number; readonly counted: Counted }
	| { readonly done: number; readonly found: FoundNow }
	| { readonly done: number; readonly defect: string };
