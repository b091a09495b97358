/** Logs in blocks of whole lines, from files, folders of them, packed ones, and standard input. */
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Problem } from "../../core/problem.ts";
import { packProblem, unpacked } from "./bounded-lines.ts";
import { fileProblem, openBytes } from "./open-bytes.ts";

/** What is read of a log next. */
export type LogBlock =
	| { readonly file: string; readonly block: Uint8Array }
	/** So many lines of more than `LONGEST` bytes stood here. */
	| { readonly file: string; readonly tooLong: number }
	| { readonly file: string; readonly problem: Problem };

/** Longest line of a log that is read, in bytes. */
const LONGEST = 262_144;
const LINE_FEED = 10;
const NOTHING = new Uint8Array(0);

/** Reads paths one after the other; never throws. A folder stands for its files, and those of folders in it, by name. */
export async function* readLogBlocks(paths: readonly string[]): AsyncGenerator<LogBlock> {
	for (const path of paths) {
		const files = path === "-" ? [path] : await filesOf(path);
		if (!Array.isArray(files)) yield { file: path, problem: files as Problem };
		else for (const file of files) yield* readOne(file);
	}
}

async function* readOne(file: string): AsyncGenerator<LogBlock> {
	const opened = await openBytes(file);
	if (!opened.ok) {
		yield { file, problem: opened.error };
		return;
	}
	try {
		yield* wholeLines(file, unpacked(opened.value.open()));
	} catch (error) {
		yield { file, problem: packProblem(file, error) ?? fileProblem(file, error) };
	}
}

/** Cuts pieces at the ends of lines; a line that is too long is passed over and told. */
export async function* wholeLines(file: string, pieces: AsyncIterable<Uint8Array>): AsyncGenerator<LogBlock> {
	let held: Uint8Array = NOTHING;
	let isSkipping = false;
	for await (const piece of pieces) {
		let rest = piece;
		if (isSkipping) {
			const end = rest.indexOf(LINE_FEED);
			if (end < 0) continue;
			isSkipping = false;
			yield { file, tooLong: 1 };
			rest = rest.subarray(end + 1);
		}
		const last = rest.lastIndexOf(LINE_FEED);
		if (last >= 0) {
			// Blocks are kept by nobody, and need not be copied.
			const first = rest.indexOf(LINE_FEED);
			if (held.length + first > LONGEST) {
				yield { file, tooLong: 1 };
				if (last > first) yield { file, block: rest.subarray(first + 1, last + 1) };
			} else if (held.length === 0) yield { file, block: rest.subarray(0, last + 1) };
			else {
				yield { file, block: joined(held, rest.subarray(0, first + 1)) };
				if (last > first) yield { file, block: rest.subarray(first + 1, last + 1) };
			}
			held = NOTHING;
			rest = rest.subarray(last + 1);
		}
		if (held.length + rest.length > LONGEST) {
			isSkipping = true;
			held = NOTHING;
		} else if (rest.length > 0) held = joined(held, rest);
	}
	if (isSkipping) yield { file, tooLong: 1 };
	else if (held.length > 0) yield { file, block: held };
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
	const both = new Uint8Array(a.length + b.length);
	both.set(a);
	both.set(b, a.length);
	return both;
}

const MOST_FILES = 100_000;
const DEEPEST = 8;

/** The files of a path: itself, or those of a folder; hidden ones are left out. */
async function filesOf(path: string, depth = 0): Promise<readonly string[] | Problem> {
	try {
		if (!(await stat(path)).isDirectory()) return [path];
		const files: string[] = [];
		for (const entry of (await readdir(path, { withFileTypes: true })).sort((a, b) => (a.name < b.name ? -1 : 1))) {
			if (entry.name.startsWith(".") || files.length >= MOST_FILES) continue;
			const inner = join(path, entry.name);
			if (entry.isFile()) files.push(inner);
			else if (entry.isDirectory() && depth < DEEPEST) {
				const deeper = await filesOf(inner, depth + 1);
				if (Array.isArray(deeper)) files.push(...deeper);
			}
		}
		return files;
	} catch (error) {
		return fileProblem(path, error);
	}
}
