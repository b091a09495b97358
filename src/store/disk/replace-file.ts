/** Replaces a file in one step. */
import { randomBytes } from "node:crypto";
import { open, rename } from "node:fs/promises";

/** Writes beside the file and renames: whoever reads sees the old or the new, and a crash leaves the old. Only its owner may read it. */
export async function replaceFile(file: string, content: string | Uint8Array): Promise<void> {
	const fresh = `${file}.${randomBytes(4).toString("hex")}`;
	await writeDurably(fresh, content);
	await rename(fresh, file);
}

/** Writes a new file, and returns when it is on the disk. */
export async function writeDurably(file: string, content: string | Uint8Array): Promise<void> {
	const handle = await open(file, "wx", 0o600);
	try {
		await handle.writeFile(content);
		await handle.datasync();
	} finally {
		await handle.close();
	}
}
