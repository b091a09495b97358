/**
 * A data directory has one owner. The lock itself is held by the operating system, through SQLite, so that it ends with its process
 * whatever happens to it; a file beside it says who the owner is.
 */
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { Problem } from "../../core/problem.ts";
import { err, ok, type Result } from "../../core/result.ts";
import { translate } from "./failure.ts";
import { createPrivate } from "./private-file.ts";

/** The lock as held. */
export interface OwnerLock {
	/** What a user should know: that the last owner ended without closing. */
	readonly note: string | undefined;
	release(): void;
}

/** Takes the lock; `store/locked` names the process that has it. Errors of the file system are thrown as they are. */
export function takeLock(folder: string): Result<OwnerLock, Problem> {
	const [lockFile, ownerFile] = [join(folder, "owner.lock"), join(folder, "owner.pid")];
	createPrivate(lockFile);
	// Not opened by any other call of this process: closing a second handle would let go of a POSIX lock.
	const lock = new DatabaseSync(lockFile, { timeout: 0 });
	try {
		lock.exec("begin exclusive");
	} catch (error) {
		lock.close();
		if ((error as { readonly errcode?: unknown }).errcode === 5) return err(locked(folder, readOwner(ownerFile)));
		throw translate(error, lockFile);
	}
	const before = readOwner(ownerFile);
	createPrivate(ownerFile);
	writeFileSync(ownerFile, `${process.pid}\n`);
	const note = before === undefined ? undefined : `process ${before} had the data directory and ended without closing it; taken over`;
	const release = (): void => {
		rmSync(ownerFile, { force: true });
		lock.close();
	};
	return ok({ note, release });
}

/** The owner's process id; `undefined` when the file is not there or says something else. */
function readOwner(file: string): number | undefined {
	try {
		const text = readFileSync(file, "utf8").slice(0, 20).trim();
		return /^[1-9]\d{0,9}$/.test(text) ? Number(text) : undefined;
	} catch {
		return undefined;
	}
}

function locked(folder: string, owner: number | undefined): Problem {
	const who = owner === undefined ? "another process" : owner === process.pid ? "this process itself" : `process ${owner}`;
	return {
		code: "store/locked",
		message: `the data directory is in use by ${who}`,
		at: folder,
		todo: `${owner === undefined ? "End that process" : `End process ${owner}`}, or name another directory with --data.`,
	};
}
