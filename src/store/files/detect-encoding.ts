/** Telling text from binary, and one encoding from another, by the first bytes. */
import type { Problem } from "../../core/problem.ts";
import { err, ok, type Result } from "../../core/result.ts";

/** How to decode; `utf-8` falls back by the line when bytes are no UTF-8 (decode-text.ts). */
export interface Encoding {
	readonly label: "utf-8" | "utf-16le" | "utf-16be";
	/** Bytes of the byte order mark. */
	readonly bom: number;
}

/** Beginnings of files that are often handed over in place of text: bytes (`..` = any), what it is, what to do. */
const MAGICS: readonly (readonly [string, string, string])[] = [
	["504b0304", "a ZIP archive", "Unpack it and name the file inside."],
	["504b0506", "an empty ZIP archive", "Export the list again."],
	["d0cf11e0a1b11ae1", "an old Excel file (.xls)", "Open it and save it as CSV (UTF-8)."],
	["25504446", "a PDF", "Export the list as CSV from the program that made the PDF."],
	["1f8b", "gzip-compressed", "Unpack it first: gunzip FILE."],
	["425a68", "bzip2-compressed", "Unpack it first: bunzip2 FILE."],
	["fd377a585a00", "xz-compressed", "Unpack it first: unxz FILE."],
	["28b52ffd", "zstd-compressed", "Unpack it first: unzstd FILE."],
	["377abcaf271c", "a 7-Zip archive", "Unpack it and name the file inside."],
	["526172211a07", "a RAR archive", "Unpack it and name the file inside."],
	["89504e470d0a", "a picture (PNG)", "Export the list as CSV."],
	["ffd8ff", "a picture (JPEG)", "Export the list as CSV."],
	["53514c69746520666f726d617420330", "a SQLite database", "Export the table of devices as CSV."],
	["7f454c46", "a program", "Name the inventory file instead."],
	["4d5a90", "a program", "Name the inventory file instead."],
	["7b5c727466", "a Word document (RTF)", "Save the table as CSV."],
];

/**
 * Looks at the first bytes of a file (64 KiB are plenty).
 *
 * @returns `files/binary` with what it is and what to do, or `files/encoding` for UTF-32.
 */
export function detectEncoding(head: Uint8Array, name: string): Result<Encoding, Problem> {
	const start = Buffer.from(head.buffer, head.byteOffset, Math.min(head.byteLength, 64)).toString("hex");
	if (start.startsWith("efbbbf")) return ok({ label: "utf-8", bom: 3 });
	if (start.startsWith("fffe0000") || start.startsWith("0000feff")) return err(utf32(name));
	if (start.startsWith("fffe")) return ok({ label: "utf-16le", bom: 2 });
	if (start.startsWith("feff")) return ok({ label: "utf-16be", bom: 2 });
	if (start.startsWith("504b0304") && isOffice(head)) return err(binary(name, "an Excel file", "Open it and save it as CSV (UTF-8)."));
	const known = MAGICS.find(([bytes]) => start.startsWith(bytes));
	if (known !== undefined) return err(binary(name, known[1], known[2]));
	const wide = wideEncoding(head);
	if (wide !== undefined) return ok({ label: wide, bom: 0 });
	if (isBinary(head)) return err(binary(name, "a binary file, no text", "Export the list as CSV, TSV, JSON or JSONL."));
	return ok({ label: "utf-8", bom: 0 });
}

/** Office files are ZIP archives with these names near the front. */
function isOffice(head: Uint8Array): boolean {
	const text = Buffer.from(head.buffer, head.byteOffset, Math.min(head.byteLength, 8_192)).toString("latin1");
	return /\[Content_Types\]\.xml|xl\/|_rels\/|opendocument\.spreadsheet/.test(text);
}

/**
 * UTF-16 without a mark: separators, digits and Latin letters have a zero byte, always on the same side. Chinese sheets
 * still have separators and digits, so a tenth is enough where the other side has none.
 */
function wideEncoding(head: Uint8Array): "utf-16le" | "utf-16be" | undefined {
	const pairs = Math.min(head.byteLength, 16_384) >> 1;
	if (pairs < 4) return undefined;
	let even = 0;
	let odd = 0;
	for (let at = 0; at < pairs * 2; at += 2) {
		if (head[at] === 0) even += 1;
		if (head[at + 1] === 0) odd += 1;
	}
	if (odd > pairs / 10 && even * 50 < odd) return "utf-16le";
	return even > pairs / 10 && odd * 50 < even ? "utf-16be" : undefined;
}

/** A zero byte, or more than one control character in a hundred, is no text in any encoding read here. */
function isBinary(head: Uint8Array): boolean {
	let controls = 0;
	for (const byte of head) {
		if (byte === 0) return true;
		if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13 && byte !== 12 && byte !== 27) controls += 1;
	}
	return controls * 100 > head.byteLength;
}

function binary(name: string, what: string, todo: string): Problem {
	return { code: "files/binary", message: `this is ${what}`, at: name, todo };
}

function utf32(name: string): Problem {
	return { code: "files/encoding", message: "this is UTF-32 text, which is not read", at: name, todo: "Save it as UTF-8." };
}
