/** Files that are to be captured: whole, of folders and maildirs, mails of an mbox each for itself. */
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { splitMbox } from "../../account/response/mails.ts";
import type { Problem } from "../../core/problem.ts";
import { readBounded } from "../../store/disk/advisory-folder.ts";

/** A file, or why it could not be had. */
export type CaptureFile = { readonly file: string; readonly bytes: Uint8Array } | { readonly file: string; readonly problem: Problem };

/** Entries of a folder that are read. */
const MOST_ENTRIES = 10_000;

/** Reads them one at a time, in the order of their names. */
export async function* captureFiles(paths: readonly string[]): AsyncGenerator<CaptureFile, void, undefined> {
	for (const path of paths) {
		const files = await filesAt(path);
		if (!Array.isArray(files)) {
			yield { file: path, problem: files as Problem };
			continue;
		}
		for (const file of files as readonly string[]) {
			const problems: Problem[] = [];
			const bytes = await readBounded(file, problems);
			for (const problem of problems) yield { file, problem };
			if (bytes === undefined) continue;
			const mails = splitMbox(bytes);
			for (const [at, mail] of mails.entries())
				yield { file: mails.length === 1 ? file : `${file}#${at + 1}`, bytes: new Uint8Array(mail) };
		}
	}
}

async function filesAt(path: string): Promise<readonly string[] | Problem> {
	try {
		if (!(await stat(path)).isDirectory()) return [path];
		const names = new Set(await readdir(path));
		const folders = names.has("new") || names.has("cur") ? ["new", "cur"].filter((name) => names.has(name)) : [""];
		const files: string[] = [];
		for (const folder of folders)
			for (const entry of (await readdir(join(path, folder), { withFileTypes: true })).toSorted((a, b) => (a.name < b.name ? -1 : 1)))
				if (entry.isFile() && !entry.name.startsWith(".") && files.length < MOST_ENTRIES) files.push(join(path, folder, entry.name));
		return files;
	} catch {
		return { code: "store/unreadable", message: "it cannot be read", at: path, todo: "Check the path." };
	}
}
