/** Folders and files that only their owner can read: an inventory says where to break in. */
import { chmodSync, closeSync, mkdirSync, openSync, statSync } from "node:fs";

/** Makes a folder with mode 0700, or takes the rights of others from one that is there. */
export function privateFolder(path: string): void {
	mkdirSync(path, { recursive: true, mode: 0o700 });
	if ((statSync(path).mode & 0o077) !== 0) chmodSync(path, 0o700);
}

/** Makes an empty file with mode 0600 where there is none; SQLite gives the files beside a database the same mode. */
export function createPrivate(path: string): void {
	try {
		closeSync(openSync(path, "wx", 0o600));
	} catch (error) {
		if ((error as { readonly code?: unknown }).code !== "EEXIST") throw error;
		if ((statSync(path).mode & 0o077) !== 0) chmodSync(path, 0o600);
	}
}
