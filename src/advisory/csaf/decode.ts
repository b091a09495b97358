/** Bytes of a file that a stranger published to text: UTF-8, or UTF-16 with a byte order mark. */
import type { Problem } from "../../core/problem.ts";
import { err, ok, type Result } from "../../core/result.ts";

/** The largest file read, in bytes. The largest of CISA's 387 sample documents has 2 MB. */
export const MOST_BYTES = 64 * 1024 * 1024;

/**
 * Decodes a whole file.
 *
 * @returns Text without byte order mark, or `advisory/empty`, `advisory/too-large`, `advisory/bad-encoding`.
 */
export function decodeDocument(bytes: Uint8Array, source: string): Result<string, Problem> {
	if (bytes.length > MOST_BYTES) {
		const message = `the file has ${bytes.length} bytes, more than ${MOST_BYTES}`;
		return err({ code: "advisory/too-large", message, at: source, todo: "Split the document or leave it out." });
	}
	const label = bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : "utf-8";
	let text: string;
	try {
		text = new TextDecoder(label, { fatal: true }).decode(bytes);
	} catch {
		const message = `the file is not valid ${label.toUpperCase()}`;
		return err({
			code: "advisory/bad-encoding",
			message,
			at: source,
			todo: "Save it as UTF-8; a binary or packed file is no CSAF document.",
		});
	}
	if (text.trim() === "") return err({ code: "advisory/empty", message: "the file is empty", at: source, todo: "Fetch it again." });
	return ok(text);
}
