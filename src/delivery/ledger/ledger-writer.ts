/** Writes a ledger: records in the order in which they came, several intents made durable by one sync. */
import { hash as digest } from "node:crypto";
import { type LedgerRecord, toLine } from "../../warn/ledger/record.ts";
import type { LedgerDisk } from "./disk.ts";

/** A ledger that is written. After a failure of the disk every commit rejects, and nothing more is written. */
export interface LedgerWriter {
	/** Writes a record soon. */
	note(record: LedgerRecord): void;
	/** Writes a record and keeps the promise when it is durable, with all before it. */
	commit(record: LedgerRecord): Promise<void>;
	/** Hash of the last line. */
	readonly head: string;
	/** Settles when everything said before is written. */
	flushed(): Promise<void>;
	/** Makes all durable and lets go of the file. */
	close(): Promise<void>;
}

interface Waiter {
	readonly resolve: () => void;
	readonly reject: (error: unknown) => void;
}

/** Characters of one write, so that a torn end stays small. */
const MOST_AT_ONCE = 128 * 1024;

/** A writer that continues a chain. */
export function createLedgerWriter(disk: LedgerDisk, previous: string): LedgerWriter {
	let head = previous;
	let lines: string[] = [];
	let waiters: Waiter[] = [];
	let isBusy = false;
	let failure: { readonly error: unknown } | undefined;
	const idle: (() => void)[] = [];
	const add = (record: LedgerRecord) => {
		const { line, hash } = toLine(head, record, (text) => digest("sha256", text, "hex"));
		head = hash;
		lines.push(line);
		if (!isBusy) {
			isBusy = true;
			// What is said in the same turn goes into the same write.
			setImmediate(() => void flush());
		}
	};
	const flush = async () => {
		while (lines.length > 0 && failure === undefined) {
			const [said, waiting] = [lines.join(""), waiters];
			[lines, waiters] = [[], []];
			try {
				const bytes = Buffer.from(said, "utf8");
				for (let from = 0; from < bytes.length; from += MOST_AT_ONCE) await disk.append(bytes.subarray(from, from + MOST_AT_ONCE));
				if (waiting.length > 0) await disk.sync();
				for (const { resolve } of waiting) resolve();
			} catch (error) {
				failure = { error };
				for (const { reject } of [...waiting, ...waiters]) reject(error);
			}
		}
		isBusy = false;
		for (const settle of idle.splice(0)) settle();
	};
	const flushed = () => (isBusy ? new Promise<void>((resolve) => void idle.push(resolve)) : Promise.resolve());
	return {
		note(record) {
			if (failure === undefined) add(record);
		},
		commit: (record) =>
			new Promise((resolve, reject) => {
				if (failure !== undefined) return reject(failure.error);
				waiters.push({ resolve, reject });
				add(record);
			}),
		get head() {
			return head;
		},
		flushed,
		async close() {
			await flushed();
			try {
				if (failure === undefined) await disk.sync();
			} finally {
				await disk.close();
			}
		},
	};
}
