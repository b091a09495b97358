/** Opens the embedded database of a data directory. */
import { join } from "node:path";
import type { DatabaseSync } from "node:sqlite";
import type { Problem } from "../../core/problem.ts";
import { err, ok, type Result } from "../../core/result.ts";
import type { Engine } from "../engine.ts";
import { closedError, StoreError } from "../store-error.ts";
import type { WriteInput, WriteName, WriteOutput } from "../writes.ts";
import { kyselyOver, openReading } from "./connection.ts";
import { translate } from "./failure.ts";
import { type OwnerLock, takeLock } from "./owner-lock.ts";
import { createPrivate, privateFolder } from "./private-file.ts";
import { startWriter, type Writer } from "./writer.ts";

/** Writes that may wait for the writer thread at once: enough to fill a commit. */
const AT_ONCE = 8;

/** An engine, and what a user should know about how it came up. */
export interface Opened {
	readonly engine: Engine;
	readonly notes: readonly string[];
}

/**
 * Takes the directory (made where there is none, mode 0700), migrates the database in it and opens it.
 *
 * @returns `store/locked`, `store/newer`, `store/migration-changed`, `store/damaged`, `store/no-access`, `store/disk-full`.
 */
export async function openEmbedded(folder: string): Promise<Result<Opened, Problem>> {
	const file = join(folder, "seawall.db");
	let lock: OwnerLock | undefined;
	try {
		privateFolder(folder);
		const taken = takeLock(folder);
		if (!taken.ok) return taken;
		lock = taken.value;
		createPrivate(file);
		const writer = await startWriter({ file, at: Date.now() });
		const reading = await openBeside(file, writer);
		const engine = engineOver(file, reading, writer, lock);
		return ok({ engine, notes: lock.note === undefined ? [] : [lock.note] });
	} catch (error) {
		lock?.release();
		const known = translate(error, file);
		if (!(known instanceof StoreError)) throw known;
		return err(known.problem.at === "" ? { ...known.problem, at: file } : known.problem);
	}
}

async function openBeside(file: string, writer: Writer): Promise<DatabaseSync> {
	try {
		return openReading(file);
	} catch (error) {
		await writer.close();
		throw error;
	}
}

function engineOver(file: string, reading: DatabaseSync, writer: Writer, lock: OwnerLock): Engine {
	const db = kyselyOver(reading);
	let closing: Promise<void> | undefined;
	const close = async (): Promise<void> => {
		// The reader goes first, so that the writer is the last one and folds the write-ahead log into the file.
		reading.close();
		await writer.close();
		lock.release();
	};
	return {
		writesInOrder: AT_ONCE,
		read: async (body) => {
			if (closing !== undefined) throw closedError();
			try {
				return await body(db);
			} catch (error) {
				throw translate(error, file);
			}
		},
		write: async <Name extends WriteName>(name: Name, input: WriteInput<Name>): Promise<WriteOutput<Name>> => {
			if (closing !== undefined) throw closedError();
			return (await writer.write(name, input)) as WriteOutput<Name>;
		},
		rowLine: () => ({ port: writer.line(), atOnce: AT_ONCE }),
		close: () => {
			closing ??= close();
			return closing;
		},
	};
}
