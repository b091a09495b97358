/** `seawall advisory mark|marks`: what somebody says of a document that is held: read, a comment, taken out of use. Each is recorded. */
import type { DocumentMark, DocumentMarkKind } from "../advisory/ports.ts";
import { visible } from "../core/problem.ts";
import { CallError, type HeldDocuments, orFail, type Ports } from "./ports.ts";
import { checkTableOrJson } from "./table-or-json.ts";

/** Options as commander gives them; exactly one of the first four. */
export interface MarkCall {
	readonly read?: boolean;
	readonly comment?: string;
	readonly delete?: string;
	readonly restore?: string;
	readonly origin?: string;
}

/** Longest text that is kept with a mark. */
const MOST_TEXT = 10_000;

/** Marks a document. */
export async function markDocument(data: string, id: string, call: MarkCall, ports: Ports): Promise<number> {
	const { kind, words } = statedMark(call);
	return withDocuments(data, ports, async (documents) => {
		const found = (await documents.find(id)).filter(({ origin }) => call.origin === undefined || origin === call.origin);
		const [key, ...others] = found;
		if (key === undefined) throw wrong(`the data directory holds no document ${visible(id, 80)}`, "ID", "See seawall advisory list.");
		if (others.length > 0) {
			const origins = found.map(({ origin }) => visible(origin, 80)).join(", ");
			throw wrong(`${found.length} publishers call a document ${visible(id, 80)}: ${origins}`, "ID", "Say which with --origin.");
		}
		const kept = await documents.mark(key, kind, words);
		if (kept === undefined) throw wrong(`the data directory holds no document ${visible(id, 80)}`, "ID", "See seawall advisory list.");
		await ports.out(`${lineOf(kept)}\n`);
		return 0;
	});
}

/** Lists what was said, of one document or of all. */
export async function listMarks(data: string, id: string | undefined, call: { readonly format: string }, ports: Ports): Promise<number> {
	checkTableOrJson(call.format);
	return withDocuments(data, ports, async (documents) => {
		const marks = (await documents.marks()).filter(({ trackingId }) => id === undefined || trackingId === id);
		if (call.format === "json") await ports.out(`${JSON.stringify({ schema: "seawall/document-marks/1", marks }, undefined, 2)}\n`);
		else await ports.out(marks.length === 0 ? "Nothing was said of a document.\n" : `${marks.map(lineOf).join("\n")}\n`);
		return 0;
	});
}

function statedMark(call: MarkCall): { readonly kind: DocumentMarkKind; readonly words: string } {
	const stated: { kind: DocumentMarkKind; words: string }[] = [];
	if (call.read === true) stated.push({ kind: "read", words: "" });
	for (const kind of ["comment", "delete", "restore"] as const) {
		const words = call[kind];
		if (words !== undefined) stated.push({ kind, words: words.trim() });
	}
	const [mark, ...others] = stated;
	if (mark === undefined || others.length > 0)
		throw wrong("say one thing of a document", "ID", "Give one of --read, --comment, --delete and --restore.");
	if (mark.kind !== "read" && (mark.words === "" || mark.words.length > MOST_TEXT))
		throw wrong(`the text of --${mark.kind} is empty or longer than ${MOST_TEXT} characters`, `--${mark.kind}`, "Say why in a few words.");
	return mark;
}

function lineOf({ at, who, kind, trackingId, words }: DocumentMark): string {
	const when = new Date(at).toISOString().slice(0, 16).replace("T", " ");
	return visible(`${when}  ${who}  ${SAID[kind]} ${trackingId}${words === "" ? "" : `: ${words}`}`, 400);
}

const SAID: Readonly<Record<DocumentMarkKind, string>> = {
	read: "has read",
	comment: "says of",
	delete: "took out",
	restore: "took back",
};

async function withDocuments(data: string, ports: Ports, work: (documents: HeldDocuments) => Promise<number>): Promise<number> {
	const documents = orFail(await ports.openDocuments(data));
	try {
		return await work(documents);
	} finally {
		await documents.close();
	}
}

function wrong(message: string, at: string, todo: string): CallError {
	return new CallError({ code: "cli/bad-mark", message, at, todo });
}
