/** What stands in a file, and what is added to it, with the place up to which it was read; also across its rotation and a restart. */
import { createHash } from "node:crypto";
import { type FileHandle, open, readdir, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { ReadPlace } from "../../detect/ports.ts";
import { sourceName } from "./source-name.ts";

/** A piece of it; empty where nothing more stands there for now. */
export interface FollowedPiece {
	readonly bytes: Uint8Array;
	/** Another file begins here: what was held of a line is over. */
	readonly isTurn: boolean;
	/** Where the piece ends. */
	readonly place: ReadPlace;
}

/** How a file is followed. */
export interface Following {
	isOver(): boolean;
	/** How far it was read before. */
	readonly from?: ReadPlace | undefined;
}

const PIECE = 262_144;
/** Milliseconds between two looks. */
const LOOK = 500;
/** Bytes at the beginning of a file by which it is known again. */
const HEAD = 256;
const NOTHING = new Uint8Array(0);

/** Follows it; another file under its name, or one that was cut, is read from its beginning, after what still stands in the old one. */
export async function* followFile(file: string, { isOver, from }: Following): AsyncGenerator<FollowedPiece> {
	let at: OpenFile | undefined;
	let [isTurn, wasEmpty] = [false, false];
	try {
		if (from !== undefined) at = await findAgain(file, from);
		while (!isOver()) {
			const now = await stat(file).catch(() => undefined);
			if (now !== undefined && at !== undefined && now.ino === at.inode && now.size < at.position) {
				await at.handle.close();
				[at, isTurn] = [undefined, true];
			}
			let bytes = at === undefined ? NOTHING : await more(at);
			// Whoever writes may go on in the old file for a moment: it is left at the second look that finds nothing.
			const isLeft = bytes.length === 0 && now !== undefined && now.ino !== at?.inode;
			if (isLeft && (at === undefined || wasEmpty)) {
				const next = at === undefined ? file : await nextFile(file, at);
				if (at !== undefined) isTurn = true;
				await at?.handle.close();
				at = await opened(next, 0);
				bytes = at === undefined ? NOTHING : await more(at);
			}
			wasEmpty = bytes.length === 0;
			yield { bytes, isTurn, place: at === undefined ? { file, inode: "", position: 0, head: "" } : await placeOf(file, at) };
			isTurn = false;
			if (bytes.length === 0) await new Promise((resolve) => setTimeout(resolve, LOOK));
		}
	} finally {
		await at?.handle.close();
	}
}

interface OpenFile {
	readonly handle: FileHandle;
	readonly inode: number;
	position: number;
	head: string;
	headLength: number;
}

async function opened(path: string, position: number): Promise<OpenFile | undefined> {
	const handle = await open(path).catch(() => undefined);
	if (handle === undefined) return undefined;
	const { ino } = await handle.stat();
	return { handle, inode: ino, position, head: "", headLength: 0 };
}

async function more(at: OpenFile): Promise<Uint8Array> {
	const piece = new Uint8Array(PIECE);
	const { bytesRead } = await at.handle.read(piece, 0, PIECE, at.position);
	at.position += bytesRead;
	return piece.subarray(0, bytesRead);
}

/** @param at - Its head is read again while the file is shorter than one. */
async function placeOf(file: string, at: OpenFile): Promise<ReadPlace> {
	if (at.headLength < HEAD && at.position > at.headLength) [at.head, at.headLength] = await headOf(at.handle, Math.min(HEAD, at.position));
	return { file, inode: String(at.inode), position: at.position, head: at.head };
}

async function headOf(handle: FileHandle, length: number): Promise<readonly [string, number]> {
	const bytes = new Uint8Array(length);
	const { bytesRead } = await handle.read(bytes, 0, length, 0);
	const hash = createHash("sha256").update(bytes.subarray(0, bytesRead)).digest("hex");
	return [`${bytesRead}:${hash.slice(0, 32)}`, bytesRead];
}

/** The file that was read before: under its name, or, rotated meanwhile, under another in the same folder; nothing where it is gone. */
async function findAgain(file: string, place: ReadPlace): Promise<OpenFile | undefined> {
	const folder = dirname(file);
	const names = await readdir(folder).catch(() => []);
	for (const path of [file, ...names.slice(0, MOST_NAMES).map((name) => join(folder, name))]) {
		const facts = await stat(path).catch(() => undefined);
		if (facts === undefined || String(facts.ino) !== place.inode || facts.size < place.position || !facts.isFile()) continue;
		const found = await opened(path, place.position);
		if (found === undefined) continue;
		[found.head, found.headLength] = await headOf(found.handle, Number(place.head.split(":")[0]) || 0);
		if (found.head === place.head || place.position === 0) return found;
		await found.handle.close();
	}
	return undefined;
}

/** The file that was written after one that was read to its end: rotated meanwhile too, or the one that is written now. */
async function nextFile(file: string, at: OpenFile): Promise<string> {
	const { mtimeMs } = await at.handle.stat();
	const folder = dirname(file);
	const names = await readdir(folder).catch(() => []);
	let [found, oldest] = [file, Number.POSITIVE_INFINITY];
	for (const name of names.slice(0, MOST_NAMES)) {
		const path = join(folder, name);
		if (/\.(?:gz|zst|zstd|bz2|xz)$/.test(name) || sourceName(path) !== sourceName(file)) continue;
		const facts = await stat(path).catch(() => undefined);
		if (facts?.isFile() !== true || facts.ino === at.inode || facts.mtimeMs < mtimeMs || facts.mtimeMs >= oldest) continue;
		[found, oldest] = [path, facts.mtimeMs];
	}
	return found;
}

const MOST_NAMES = 10_000;
