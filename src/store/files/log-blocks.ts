/** Logs in blocks of whole lines, from files, folders of them, packed ones, and standard input. */
import { type FileHandle, open, readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Problem } from "../../core/problem.ts";
import { packProblem, unpacked } from "./bounded-lines.ts";
import { fileProblem, openBytes } from "./open-bytes.ts";

/** What is read of a log next. */
export type LogBlock =
	| { readonly file: string; readonly block: Uint8Array }
	/** So many lines of more than `LONGEST` bytes stood here. */
	| { readonly file: string; readonly tooLong: number }
	/** Nothing more stands there for now; only of a file that is followed. */
	| { readonly file: string; readonly idle: true }
	| { readonly file: string; readonly problem: Problem };

/** Longest line of a log that is read, in bytes. */
const LONGEST = 262_144;
const LINE_FEED = 10;
const NOTHING = new Uint8Array(0);

/** The files of paths: a folder stands for its files, and those of folders in it, by name. Each file once. */
export async function logFiles(
	paths: readonly string[],
): Promise<readonly (string | { readonly file: string; readonly problem: Problem })[]> {
	const files = new Set<string>();
	const problems: { readonly file: string; readonly problem: Problem }[] = [];
	for (const path of paths) {
		const found = path === "-" ? [path] : await filesOf(path);
		if ("code" in found) problems.push({ file: path, problem: found });
		else for (const file of found) files.add(file);
	}
	return [...files, ...problems];
}

/** Reads one file, or standard input; never throws. One that is followed does not end before `isOver` says so. */
export async function* readLogBlocks(file: string, follow?: { isOver(): boolean }): AsyncGenerator<LogBlock> {
	if (follow !== undefined && file !== "-") {
		yield* wholeLines(file, grown(file, follow));
		return;
	}
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

const PIECE = 262_144;
/** Milliseconds between two looks at a file that is followed. */
const LOOK = 500;

/**
 * What stands in a file, and what is added to it; another file under its name, or one that was cut, is read from its beginning.
 *
 * An empty piece says that nothing more stands there for now.
 */
async function* grown(file: string, { isOver }: { isOver(): boolean }): AsyncGenerator<Uint8Array> {
	let handle: FileHandle | undefined;
	let [inode, at] = [-1, 0];
	try {
		while (!isOver()) {
			const now = await stat(file).catch(() => undefined);
			if (now !== undefined && (handle === undefined || now.ino !== inode || now.size < at)) {
				// What still stands in the old one comes first.
				if (handle !== undefined && now.ino !== inode) for (let rest = await more(); rest.length > 0; rest = await more()) yield rest;
				await handle?.close();
				handle = await open(file).catch(() => undefined);
				[inode, at] = [now.ino, 0];
			}
			const piece = await more();
			yield piece;
			if (piece.length === 0) await new Promise((resolve) => setTimeout(resolve, LOOK));
		}
	} finally {
		await handle?.close();
	}

	async function more(): Promise<Uint8Array> {
		if (handle === undefined) return NOTHING;
		const piece = new Uint8Array(PIECE);
		const { bytesRead } = await handle.read(piece, 0, PIECE, at);
		at += bytesRead;
		return piece.subarray(0, bytesRead);
	}
}

/** Cuts pieces at the ends of lines; a line that is too long is passed over and told. */
async function* wholeLines(file: string, pieces: AsyncIterable<Uint8Array>): AsyncGenerator<LogBlock> {
	let held: Uint8Array = NOTHING;
	let isSkipping = false;
	for await (const piece of pieces) {
		if (piece.length === 0) {
			yield { file, idle: true };
			continue;
		}
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
				if (!("code" in deeper)) files.push(...deeper);
			}
		}
		return files;
	} catch (error) {
		return fileProblem(path, error);
	}
}
