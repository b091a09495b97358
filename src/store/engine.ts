/** What stands under the stores: one thing that reads and one that writes, whichever database it is. */
import type { MessagePort } from "node:worker_threads";
import type { Database } from "./tables.ts";
import type { WriteInput, WriteName, WriteOutput } from "./writes.ts";

/** A line for one import's rows, as a thread gets it: a port to the writer of the embedded database, or where the server is. */
export type RowLine = { readonly port: MessagePort; readonly atOnce: number } | { readonly postgresUrl: string };

/** A database at work. Failures of the database reject with `StoreError`. */
export interface Engine {
	/** Writes that may be underway at once and still take effect in the order in which they were sent. */
	readonly writesInOrder: number;
	/** Reads; never waits for a write. */
	read<T>(body: (db: Database) => Promise<T>): Promise<T>;
	/** Runs one named write, all or nothing; kept when it is on the disk. */
	write<Name extends WriteName>(name: Name, input: WriteInput<Name>): Promise<WriteOutput<Name>>;
	/** A line for one import's rows, to be handed to a thread; who only reads has none. */
	rowLine(): RowLine;
	/** Waits for running writes, then ends. */
	close(): Promise<void>;
}
