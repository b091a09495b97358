/** Many writes, one commit: what waits goes into one transaction, and each write is answered once it is on the disk. */
import type { DatabaseSync } from "node:sqlite";

/** A write that waits: it works inside the transaction, and is answered after it. */
export interface Waiting {
	readonly run: () => Promise<unknown>;
	readonly done: (value: unknown) => void;
	readonly failed: (error: unknown) => void;
}

/** A transaction is closed after this long, so that no answer waits for a long queue. */
const LONGEST_MS = 150;

/** Takes writes from the front of the queue into one transaction. One that fails is undone alone; the others stand. */
export async function commitTogether(database: DatabaseSync, queue: Waiting[]): Promise<void> {
	const answers: (() => void)[] = [];
	const taken: Waiting[] = [];
	const from = performance.now();
	try {
		database.exec("begin immediate");
		for (let next = queue.shift(); next !== undefined; next = performance.now() - from < LONGEST_MS ? queue.shift() : undefined) {
			taken.push(next);
			answers.push(await inside(database, next));
		}
		database.exec("commit");
	} catch (error) {
		rollBack(database);
		for (const each of taken) each.failed(error);
		if (taken.length === 0) queue.shift()?.failed(error);
		return;
	}
	for (const answer of answers) answer();
}

/** Runs one write between savepoints; gives what to call after the commit. */
async function inside(database: DatabaseSync, waiting: Waiting): Promise<() => void> {
	database.exec("savepoint one");
	try {
		const value = await waiting.run();
		database.exec("release one");
		return () => waiting.done(value);
	} catch (error) {
		// A full disk ends the whole transaction by itself; then there is nothing to go back to, and the commit fails for all.
		if (!database.isTransaction) throw error;
		database.exec("rollback to one; release one");
		return () => waiting.failed(error);
	}
}

function rollBack(database: DatabaseSync): void {
	if (database.isOpen && database.isTransaction) database.exec("rollback");
}
