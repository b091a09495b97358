/** Bytes from a file, from standard input, or from wherever a caller has them, as one kind of source. */
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import type { Problem } from "../../core/problem.ts";
import { err, ok, type Result } from "../../core/result.ts";

/** Something to read once, in pieces of any size. */
export interface ByteSource {
	/** As the user gave it, for the places of rows and problems. */
	readonly name: string;
	open(): AsyncIterable<Uint8Array>;
}

/** Bytes read at a time. */
const PIECE = 262_144;

/**
 * Opens a path, or standard input for `-`.
 *
 * @returns `files/not-found`, `files/is-a-folder` or `files/not-readable`.
 */
export async function openBytes(path: string): Promise<Result<ByteSource, Problem>> {
	if (path === "-") return ok({ name: path, open: () => process.stdin });
	try {
		const found = await stat(path);
		if (found.isDirectory()) return err(folder(path));
		return ok({ name: path, open: () => createReadStream(path, { highWaterMark: PIECE }) });
	} catch (error) {
		return err(fileProblem(path, error));
	}
}

/** What the system said about a file, as a problem; also for errors in the middle of reading. */
export function fileProblem(path: string, error: unknown): Problem {
	const code = error instanceof Error && "code" in error ? String(error.code) : "";
	if (code === "ENOENT" || code === "ENOTDIR")
		return { code: "files/not-found", message: "there is no such file", at: path, todo: "Check the path." };
	if (code === "EISDIR") return folder(path);
	const why = code === "EACCES" || code === "EPERM" ? "reading it is not permitted" : `it cannot be read${code === "" ? "" : ` (${code})`}`;
	return { code: "files/not-readable", message: why, at: path, todo: "Check the permissions and that the disk or share is there." };
}

function folder(path: string): Problem {
	return { code: "files/is-a-folder", message: "this is a folder", at: path, todo: "Name the files in it, such as folder/*.csv." };
}
