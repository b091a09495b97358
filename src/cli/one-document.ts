/** One document that a command is about, as a file or by its tracking id. */
import type { Advisory } from "../advisory/document.ts";
import { readAny } from "../advisory/read-any.ts";
import { type Problem, visible } from "../core/problem.ts";
import { CallError, orFail, type Ports } from "./ports.ts";

/** The document with the bytes it was read from. */
export interface OneDocument {
	readonly file: string;
	readonly bytes: Uint8Array;
	readonly advisory: Advisory;
}

/** Finds it: a file (`-`: standard input) first, then a tracking id in the data directory, then one of the catalogue. */
export async function oneDocument(
	named: string,
	{ data, origin }: { readonly data: string; readonly origin?: string | undefined },
	ports: Ports,
): Promise<OneDocument> {
	const { bytes, file } = await find(named, data, origin, ports);
	const read = orFail(readAny(bytes, file));
	const [advisory, more] = read;
	if (advisory === undefined) throw wrong("the file holds no advisory", file, "Name a CSAF file.");
	if (more !== undefined) throw wrong(`the file holds ${read.length} records, not one advisory`, file, "Name a file of one document.");
	return { file, bytes, advisory };
}

async function find(named: string, data: string, origin: string | undefined, ports: Ports) {
	let problem: Problem | undefined;
	const files: { readonly file: string; readonly bytes: Uint8Array }[] = [];
	for await (const read of ports.readDocuments([named])) {
		if ("bytes" in read) files.push(read);
		else problem ??= read.problem;
		if (files.length > 1) throw wrong("the folder holds more than one document", named, "Name one file.");
	}
	const [file] = files;
	if (file !== undefined) return file;
	// What was not found as a file may be an id; what was found and could not be read is told.
	const held = orFail(await ports.authoring.findDocuments(data, named)).filter((one) => origin === undefined || one.origin === origin);
	if (held.length > 1) {
		const origins = held.map((one) => visible(one.origin, 80)).join(", ");
		throw wrong(`${held.length} publishers call a document ${visible(named, 80)}: ${origins}`, "ID", "Say which with --origin.");
	}
	const [one] = held;
	if (one !== undefined) return { file: one.place, bytes: one.bytes };
	const own = origin === undefined || origin === "catalogue" ? await inCatalogue(named, ports) : undefined;
	if (own !== undefined) return own;
	if (problem !== undefined && problem.code !== "files/not-readable" && problem.code !== "store/unreadable") throw new CallError(problem);
	throw wrong(
		`there is no file and no document ${visible(named, 80)}`,
		"ID",
		"Name a CSAF file, or an id that seawall advisory list shows.",
	);
}

async function inCatalogue(id: string, ports: Ports) {
	for await (const read of ports.readDocuments([ports.catalogueAdvisories])) {
		if (!("bytes" in read)) continue;
		const parsed = readAny(read.bytes, read.file);
		if (parsed.ok && parsed.value.length === 1 && parsed.value[0]?.id.toLowerCase() === id.toLowerCase()) return read;
	}
	return undefined;
}

function wrong(message: string, at: string, todo: string): CallError {
	return new CallError({ code: "cli/no-document", message, at, todo });
}
