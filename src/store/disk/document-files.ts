/** Whole documents as bytes, one after the other: of files, of the `.json` below folders, of standard input. */
import process from "node:process";
import type { Problem } from "../../core/problem.ts";
import { advisoryFiles, readBounded } from "./advisory-folder.ts";

/** A document as it lies there, or why it could not be had. */
export type DocumentFile = { readonly file: string; readonly bytes: Uint8Array } | { readonly file: string; readonly problem: Problem };

/** The largest document that is taken from standard input. */
const MOST_INPUT = 64 * 1024 * 1024;

/** Reads them in the order of their names; holds one at a time. */
export async function* readDocuments(paths: readonly string[]): AsyncGenerator<DocumentFile, void, undefined> {
	for (const path of paths) {
		if (path === "-") {
			yield await readInput();
			continue;
		}
		const problems: Problem[] = [];
		const files = await advisoryFiles([path], problems);
		for (const problem of problems) yield { file: problem.at, problem };
		for (const file of files) {
			const failed: Problem[] = [];
			const bytes = await readBounded(file, failed);
			if (bytes !== undefined) yield { file, bytes };
			for (const problem of failed) yield { file, problem };
		}
	}
}

async function readInput(): Promise<DocumentFile> {
	const parts: Uint8Array[] = [];
	let size = 0;
	for await (const part of process.stdin as AsyncIterable<Uint8Array>) {
		size += part.length;
		if (size > MOST_INPUT) {
			const message = `standard input has more than ${MOST_INPUT} bytes`;
			return { file: "-", problem: { code: "store/file-too-large", message, at: "-", todo: "Write it to a file and split it." } };
		}
		parts.push(part);
	}
	return { file: "-", bytes: Buffer.concat(parts) };
}
