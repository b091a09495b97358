/** What the commands about events and captures need from the other adapters. */
import type { ResponseStore } from "../account/response/ports.ts";
import type { ScoredCapture } from "../account/response/scored.ts";
import type { Problem } from "../core/problem.ts";
import type { Result } from "../core/result.ts";

/** The record of a data directory. */
export interface HeldResponses {
	readonly store: ResponseStore;
	/** Who is at the terminal. */
	readonly who: string;
	close(): Promise<void>;
}

/** A page as a server gave it. */
export interface FetchedPage {
	/** Where the redirects led. */
	readonly url: string;
	readonly bytes: Uint8Array;
	/** UTC milliseconds. */
	readonly at: number;
}

/** The ports. */
export interface ResponsePorts {
	/** Beside a running server too. */
	open(dataFolder: string): Promise<Result<HeldResponses, Problem>>;
	/** Files whole, of a folder its files, of a maildir those in `new` and `cur`; of a file of mails each mail. */
	files(
		paths: readonly string[],
	): AsyncIterable<{ readonly file: string; readonly bytes: Uint8Array } | { readonly file: string; readonly problem: Problem }>;
	/** Asks a public server, as its robots.txt allows. */
	fetch(url: string): Promise<Result<FetchedPage, Problem>>;
	writeBytes(path: string, bytes: Uint8Array): Promise<Result<void, Problem>>;
	/** Scores in a thread, bounded in time. */
	score(bytes: Uint8Array, names: readonly string[]): Promise<ScoredCapture>;
}
