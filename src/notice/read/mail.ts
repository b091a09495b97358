/**
 * The part of a mail that a reader sees, and the headers that he reads with it.
 *
 * A stranger wrote the mail: parts are bounded in number and depth, and a boundary that never comes ends with its parent.
 */

import { decodeWords } from "./mail-words.ts";
import type { PartBytes } from "./source-text.ts";
import { decodeTransfer } from "./transfer.ts";

/** Where a header's value stands in the file. */
export interface MailHeader {
	/** Unfolded and decoded. */
	readonly value: string;
	readonly start: number;
	readonly end: number;
}

/** A leaf of a mail that holds text. */
export interface MailPart {
	readonly type: "html" | "plain";
	readonly charset: string | undefined;
	readonly part: PartBytes;
}

/** What was found in it. */
export interface Mail {
	readonly subject: MailHeader | undefined;
	readonly from: MailHeader | undefined;
	/** The parts shown, in order; of alternatives the last one that can be shown (RFC 2046 section 5.1.4). */
	readonly parts: readonly MailPart[];
}

const MOST_DEPTH = 10;
const MOST_PARTS = 200;

/** Which of alternatives a reader's program shows. */
export type Shown = "html" | "plain";

/** Reads a mail as a program shows it that prefers one kind of text. */
export function readMail(file: Uint8Array, shown: Shown = "html"): Mail {
	const { headers, body } = readHeaders(file, 0, file.length);
	const budget = { parts: MOST_PARTS, shown };
	return { subject: headers.get("subject"), from: headers.get("from"), parts: partsOf(file, headers, body, file.length, 0, budget) };
}

type Headers = ReadonlyMap<string, MailHeader>;

function partsOf(
	file: Uint8Array,
	headers: Headers,
	start: number,
	end: number,
	depth: number,
	budget: { parts: number; readonly shown: Shown },
): readonly MailPart[] {
	if (depth > MOST_DEPTH || budget.parts-- <= 0) return [];
	const { type, parameters } = contentType(headers.get("content-type")?.value ?? "text/plain");
	if (/^attachment\b/i.test(headers.get("content-disposition")?.value ?? "")) return [];
	if (type === "message/rfc822") {
		const inner = readHeaders(file, start, end);
		return partsOf(file, inner.headers, inner.body, end, depth + 1, budget);
	}
	if (type.startsWith("multipart/")) {
		const children = divide(file, start, end, parameters.get("boundary")).map(([from, to]) => {
			const inner = readHeaders(file, from, to);
			return partsOf(file, inner.headers, inner.body, to, depth + 1, budget);
		});
		const shown = children.filter((parts) => parts.length > 0);
		if (type !== "multipart/alternative") return shown.flat();
		return shown.findLast((parts) => parts.some((part) => part.type === budget.shown)) ?? shown.at(-1) ?? [];
	}
	if (type !== "text/html" && type !== "text/plain" && type !== "") return [];
	const part = decodeTransfer(file, start, end, headers.get("content-transfer-encoding")?.value ?? "7bit");
	return [{ type: type === "text/html" ? "html" : "plain", charset: parameters.get("charset"), part }];
}

/** The parts between lines of a boundary (RFC 2046 section 5.1.1). */
function divide(file: Uint8Array, start: number, end: number, boundary: string | undefined): readonly (readonly [number, number])[] {
	if (boundary === undefined || boundary === "" || boundary.length > 200) return [];
	const parts: (readonly [number, number])[] = [];
	let open: number | undefined;
	for (const [from, to] of lines(file, start, end)) {
		const mark = delimiter(file, from, to, boundary);
		if (mark === undefined) continue;
		if (open !== undefined && parts.length < MOST_PARTS) parts.push([open, withoutBreak(file, open, from)]);
		open = mark === "open" ? to : undefined;
		if (mark === "close") break;
	}
	if (open !== undefined) parts.push([open, end]);
	return parts;
}

function delimiter(file: Uint8Array, from: number, to: number, boundary: string): "open" | "close" | undefined {
	if (file[from] !== 0x2d || file[from + 1] !== 0x2d || to - from < boundary.length + 2) return undefined;
	for (let at = 0; at < boundary.length; at++) if (file[from + 2 + at] !== boundary.charCodeAt(at)) return undefined;
	const after = from + 2 + boundary.length;
	return file[after] === 0x2d && file[after + 1] === 0x2d ? "close" : "open";
}

/** The line break before a boundary belongs to the boundary. */
function withoutBreak(file: Uint8Array, from: number, to: number): number {
	if (to > from && file[to - 1] === 0x0a) return to - 1 > from && file[to - 2] === 0x0d ? to - 2 : to - 1;
	return to;
}

/** Lines as [first byte, first byte after their line break). */
function* lines(file: Uint8Array, start: number, end: number): Generator<readonly [number, number]> {
	let from = start;
	while (from < end) {
		const found = file.indexOf(0x0a, from);
		const to = found < 0 || found >= end ? end : found + 1;
		yield [from, to];
		from = to;
	}
}

const MOST_HEADERS = 500;

/** Headers up to the first empty line; of one that comes twice the first counts. */
function readHeaders(file: Uint8Array, start: number, end: number): { readonly headers: Headers; readonly body: number } {
	const headers = new Map<string, MailHeader>();
	let last: { name: string; from: number; to: number } | undefined;
	let body = end;
	let count = 0;
	const keep = () => {
		if (last !== undefined && !headers.has(last.name)) headers.set(last.name, header(file, last.from, last.to));
	};
	for (const [from, to] of lines(file, start, end)) {
		const first = file[from];
		if (first === 0x0a || (first === 0x0d && file[from + 1] === 0x0a)) {
			body = to;
			break;
		}
		if ((first === 0x20 || first === 0x09) && last !== undefined) {
			last.to = to;
			continue;
		}
		const colon = file.indexOf(0x3a, from);
		keep();
		last = undefined;
		if (colon < 0 || colon >= to || colon - from > 80 || count++ > MOST_HEADERS) continue;
		last = { name: latin(file, from, colon).trim().toLowerCase(), from: colon + 1, to };
	}
	keep();
	return { headers, body };
}

function header(file: Uint8Array, from: number, to: number): MailHeader {
	let [start, end] = [from, Math.min(to, from + 8192)];
	while (start < end && isBlank(file[start])) start++;
	while (end > start && isBlank(file[end - 1])) end--;
	return { value: decodeWords(file.subarray(start, end)), start, end };
}

function isBlank(byte: number | undefined): boolean {
	return byte === 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d;
}

function latin(file: Uint8Array, from: number, to: number): string {
	return String.fromCharCode(...file.subarray(from, to));
}

/** A content type with its parameters (RFC 2045 section 5.1). */
function contentType(value: string): { readonly type: string; readonly parameters: ReadonlyMap<string, string> } {
	const [type = "", ...rest] = value.split(";");
	const parameters = new Map<string, string>();
	for (const piece of rest) {
		const equals = piece.indexOf("=");
		if (equals < 0) continue;
		const text = piece.slice(equals + 1).trim();
		parameters.set(piece.slice(0, equals).trim().toLowerCase(), text.startsWith('"') ? (text.slice(1).split('"')[0] ?? "") : text);
	}
	return { type: type.trim().toLowerCase(), parameters };
}
