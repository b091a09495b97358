/**
 * Lines of a file of any length in bounded memory: logs and tables that strangers may have written.
 *
 * Whatever bytes there are, each line comes out as one entry: sound UTF-8 as text, other bytes as U+FFFD, a line that is too long as
 * `undefined`. Packed files (gzip, zstd) are unpacked as they are read.
 */
import { Readable } from "node:stream";
import { createGunzip, createZstdDecompress } from "node:zlib";
import type { Problem } from "../../core/problem.ts";
import { fileProblem, openBytes } from "./open-bytes.ts";

/** Some lines in their order, or the one thing that ended the reading. */
export type LineBatch =
	| {
			/** Number of the first of them, from 1. */
			readonly first: number;
			/** Without their ends; `undefined` for one of more than `LONGEST_LINE` bytes. */
			readonly lines: readonly (string | undefined)[];
	  }
	| { readonly problem: Problem };

/** Longest line that is read, in bytes. */
export const LONGEST_LINE = 65_536;

const LINE_FEED = 10;
const RETURN = 13;
const NOTHING = new Uint8Array(0);

/** Reads a path, or standard input for `-`; never throws. */
export async function* readBoundedLines(path: string): AsyncGenerator<LineBatch> {
	const opened = await openBytes(path);
	if (!opened.ok) {
		yield { problem: opened.error };
		return;
	}
	try {
		yield* splitLines(unpacked(opened.value.open()));
	} catch (error) {
		yield { problem: packProblem(path, error) ?? fileProblem(path, error) };
	}
}

/** Cuts pieces of bytes into lines. */
export async function* splitLines(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<LineBatch> {
	const decoder = new TextDecoder();
	let held: Uint8Array = NOTHING;
	let isSkipping = false;
	let first = 1;
	const text = (bytes: Uint8Array) => decoder.decode(bytes.at(-1) === RETURN ? bytes.subarray(0, -1) : bytes);
	for await (const piece of pieces) {
		const lines: (string | undefined)[] = [];
		let from = 0;
		for (let feed = piece.indexOf(LINE_FEED); feed >= 0; feed = piece.indexOf(LINE_FEED, from)) {
			const length = held.length + feed - from;
			if (isSkipping || length > LONGEST_LINE) lines.push(undefined);
			else lines.push(text(held.length === 0 ? piece.subarray(from, feed) : joined(held, piece.subarray(from, feed))));
			isSkipping = false;
			held = NOTHING;
			from = feed + 1;
		}
		const rest = piece.subarray(from);
		if (isSkipping || held.length + rest.length > LONGEST_LINE) {
			isSkipping = true;
			held = NOTHING;
		} else if (rest.length > 0) held = joined(held, rest);
		if (lines.length > 0) yield { first, lines };
		first += lines.length;
	}
	if (isSkipping) yield { first, lines: [undefined] };
	else if (held.length > 0) yield { first, lines: [text(held)] };
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
	const both = new Uint8Array(a.length + b.length);
	both.set(a);
	both.set(b, a.length);
	return both;
}

/** Unpacks gzip and zstd, told by their first bytes. */
export async function* unpacked(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
	const iterator = pieces[Symbol.asyncIterator]();
	const head = await iterator.next();
	if (head.done === true) return;
	const [a, b, c, d] = head.value;
	const all = (async function* () {
		yield head.value;
		for (let next = await iterator.next(); next.done !== true; next = await iterator.next()) yield next.value;
	})();
	if (a === 0x1f && b === 0x8b) yield* Readable.from(all).pipe(createGunzip()) as AsyncIterable<Uint8Array>;
	else if (a === 0x28 && b === 0xb5 && c === 0x2f && d === 0xfd)
		yield* Readable.from(all).pipe(createZstdDecompress()) as AsyncIterable<Uint8Array>;
	else yield* all;
}

/** What is wrong with a packed file; `undefined` for an error of another kind. */
export function packProblem(path: string, error: unknown): Problem | undefined {
	const code = error instanceof Error && "code" in error ? String(error.code) : "";
	if (!code.startsWith("Z_") && !code.startsWith("ZSTD")) return undefined;
	return {
		code: "files/bad-gzip",
		message: `the packed file is broken (${code})`,
		at: path,
		todo: "Fetch it again, or unpack it yourself.",
	};
}
