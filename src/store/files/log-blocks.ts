/** Logs in blocks of whole lines, from files, folders of them, packed ones, and standard input. */
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Problem } from "../../core/problem.ts";
import type { ReadPlace } from "../../detect/ports.ts";
import { packProblem, unpacked } from "./bounded-lines.ts";
import { type FollowedPiece, type Following, followFile } from "./followed-file.ts";
import { fileProblem, openBytes } from "./open-bytes.ts";

/** What is read of a log next. */
export type LogBlock =
	| { readonly file: string; readonly block: Uint8Array; readonly place?: ReadPlace | undefined }
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
export async function* readLogBlocks(file: string, follow?: Following): AsyncGenerator<LogBlock> {
	if (follow !== undefined && file !== "-") {
		yield* wholeLines(file, followFile(file, follow));
		return;
	}
	const opened = await openBytes(file);
	if (!opened.ok) {
		yield { file, problem: opened.error };
		return;
	}
	try {
		yield* wholeLines(file, plainPieces(unpacked(opened.value.open())));
	} catch (error) {
		yield { file, problem: packProblem(file, error) ?? fileProblem(file, error) };
	}
}

/** Pieces of a file that has an end. */
async function* plainPieces(
	pieces: AsyncIterable<Uint8Array>,
): AsyncGenerator<Pick<FollowedPiece, "bytes" | "isTurn"> & Partial<FollowedPiece>> {
	for await (const bytes of pieces) if (bytes.length > 0) yield { bytes, isTurn: false };
}

/** Cuts pieces at the ends of lines; a line that is too long is passed over and told. Places are those of whole lines. */
async function* wholeLines(
	file: string,
	pieces: AsyncIterable<Pick<FollowedPiece, "bytes" | "isTurn"> & Partial<FollowedPiece>>,
): AsyncGenerator<LogBlock> {
	let held: Uint8Array = NOTHING;
	let isSkipping = false;
	for await (const { bytes, isTurn, place } of pieces) {
		if (isTurn) {
			// The end of the old file ends its last line.
			if (isSkipping) yield { file, tooLong: 1 };
			else if (held.length > 0) yield { file, block: held };
			[held, isSkipping] = [NOTHING, false];
		}
		if (bytes.length === 0) {
			yield { file, idle: true };
			continue;
		}
		let rest = bytes;
		if (isSkipping) {
			const end = rest.indexOf(LINE_FEED);
			if (end < 0) continue;
			isSkipping = false;
			yield { file, tooLong: 1 };
			rest = rest.subarray(end + 1);
		}
		const last = rest.lastIndexOf(LINE_FEED);
		if (last >= 0) {
			const read = place === undefined ? undefined : { ...place, position: place.position - (rest.length - last - 1) };
			// Blocks are kept by nobody, and need not be copied.
			const first = rest.indexOf(LINE_FEED);
			if (held.length + first > LONGEST) {
				yield { file, tooLong: 1 };
				if (last > first) yield { file, block: rest.subarray(first + 1, last + 1), place: read };
			} else if (held.length === 0) yield { file, block: rest.subarray(0, last + 1), place: read };
			else {
				yield { file, block: joined(held, rest.subarray(0, first + 1)), place: last > first ? undefined : read };
				if (last > first) yield { file, block: rest.subarray(first + 1, last + 1), place: read };
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
