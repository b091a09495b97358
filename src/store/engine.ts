/** What stands under the stores: one thing that reads and one that writes, whichever database it is. */
import type { Database } from "./tables.ts";
import type { WriteInput, WriteName, WriteOutput } from "./writes.ts";

/** A database at work. Failures of the database reject with `StoreError`. */
export interface Engine {
	/** Writes that may be underway at once and still take effect in the order in which they were sent. */
	readonly writesInOrder: number;
	/** Reads; never waits for a write. */
	read<T>(body: (db: Database) => Promise<T>): Promise<T>;
	/** Runs one named write, all or nothing; kept when it is on the disk. */
	write<Name extends WriteName>(name: Name, input: WriteInput<Name>): Promise<WriteOutput<Name>>;
	/** Waits for running writes, then ends. */
	close(): Promise<void>;
}
