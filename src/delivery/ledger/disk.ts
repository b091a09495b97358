/** A file that grows at its end, as the ledger needs it: what was written may be lost with the power until it is synced. */
import { open } from "node:fs/promises";
import { dirname } from "node:path";

/** The file. Both reject with the error of the file system. */
export interface LedgerDisk {
	append(bytes: Uint8Array): Promise<void>;
	/** Keeps the promise when everything appended before is on the disk. */
	sync(): Promise<void>;
	close(): Promise<void>;
}

/** Opens a file to append, made where it is not there, its name in the folder on the disk too. */
export async function openLedgerDisk(path: string): Promise<LedgerDisk> {
	const file = await open(path, "a", 0o600);
	await file.sync();
	await syncFolder(dirname(path));
	return {
		async append(bytes) {
			for (let from = 0; from < bytes.length; ) from += (await file.write(bytes, from)).bytesWritten;
		},
		sync: () => file.datasync(),
		close: () => file.close(),
	};
}

/** What opens a folder to sync it. */
export interface FolderDisk {
	open(path: string, flags: "r"): Promise<{ sync(): Promise<void>; close(): Promise<void> }>;
}

/** Puts the names in a folder on the disk; Windows does so by itself and lets no folder be opened. */
export async function syncFolder(folder: string, disk: FolderDisk = { open }): Promise<void> {
	if (process.platform === "win32") return;
	const handle = await disk.open(folder, "r");
	try {
		await handle.sync();
	} finally {
		await handle.close();
	}
}
