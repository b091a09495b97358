/** Advisories from files and folders: a broken file is named and left out, the rest is used. */
import type { Dirent } from "node:fs";
import { open, readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Advisory } from "../../advisory/document.ts";
import { readAny } from "../../advisory/read-any.ts";
import type { Problem } from "../../core/problem.ts";
import { agreesWithHashes } from "./file-hash.ts";

/** The largest file that is read: CSAF 2.0 section C.1 asks for at least 15 MB, CISA's largest is 2 MB. */
const MOST_BYTES = 64 * 1024 * 1024;
/** Folders below folders, and files in all: a provider's tree has three levels, CISA's 2,379 files. */
const MOST_DEPTH = 12;
const MOST_FILES = 200_000;

/** What was read, and what was not. */
export interface ReadAdvisories {
	readonly advisories: readonly Advisory[];
	readonly problems: readonly Problem[];
	readonly files: number;
}

/** Reads every `.json` below the paths, in the order of their names. Never follows a link out of a folder; never throws for a file. */
export async function readAdvisories(paths: readonly string[]): Promise<ReadAdvisories> {
	const advisories: Advisory[] = [];
	const problems: Problem[] = [];
	const files = await advisoryFiles(paths, problems);
	for (const file of files) {
		const bytes = await readChecked(file, problems);
		if (bytes === undefined) continue;
		const read = readAny(bytes, file, problems);
		if (read.ok) for (const advisory of read.value) advisories.push(advisory);
		else problems.push(read.error);
	}
	return { advisories, problems, files: files.length };
}

/** The `.json` files below the paths that may be advisories, in the order of their names. */
export async function advisoryFiles(paths: readonly string[], problems: Problem[]): Promise<readonly string[]> {
	const files: string[] = [];
	for (const path of paths) await collect(path, 0, files, problems);
	return files;
}

async function collect(path: string, depth: number, files: string[], problems: Problem[]): Promise<void> {
	let entries: Dirent[];
	try {
		const about = await stat(path);
		if (!about.isDirectory()) {
			files.push(path);
			return;
		}
		entries = await readdir(path, { withFileTypes: true });
	} catch (error) {
		problems.push(unreadable(path, error));
		return;
	}
	if (depth > MOST_DEPTH) {
		problems.push({
			code: "store/folder-too-deep",
			message: `folders are nested more than ${MOST_DEPTH} deep`,
			at: path,
			todo: "Name the inner folder itself.",
		});
		return;
	}
	for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
		if (files.length >= MOST_FILES) {
			problems.push({ code: "store/too-many-files", message: `more than ${MOST_FILES} files`, at: path, todo: "Split the folder." });
			return;
		}
		const inner = join(path, entry.name);
		if (entry.isDirectory()) await collect(inner, depth + 1, files, problems);
		else if (entry.isFile() && entry.name.endsWith(".json") && !NOT_ADVISORIES.has(entry.name)) files.push(inner);
	}
}

/** JSON files of a provider's tree that are no advisories. */
const NOT_ADVISORIES: ReadonlySet<string> = new Set(["provider-metadata.json", "aggregator.json", "service.json"]);

/** The bytes of a document that agrees with the hash files beside it; else `undefined` with a problem. */
export async function readChecked(file: string, problems: Problem[]): Promise<Uint8Array | undefined> {
	const bytes = await readBounded(file, problems);
	return bytes === undefined || (await agreesWithHashes(file, bytes, problems)) ? bytes : undefined;
}

/** The bytes of a file; `undefined` with a problem where it is too large or cannot be read. */
export async function readBounded(file: string, problems: Problem[]): Promise<Uint8Array | undefined> {
	try {
		const handle = await open(file, "r");
		try {
			const { size } = await handle.stat();
			if (size <= MOST_BYTES) return await handle.readFile();
			problems.push({
				code: "store/file-too-large",
				message: `the file has ${size} bytes, the most is ${MOST_BYTES}`,
				at: file,
				todo: "It was left out; the other files were read.",
			});
		} finally {
			await handle.close();
		}
	} catch (error) {
		problems.push(unreadable(file, error));
	}
	return undefined;
}

function unreadable(path: string, error: unknown): Problem {
	const code = error instanceof Error && "code" in error ? String(error.code) : String(error);
	const why = code === "ENOENT" ? "there is no such file or folder" : `it cannot be read (${code})`;
	return { code: "store/unreadable", message: why, at: path, todo: "Check the path and its permissions." };
}
