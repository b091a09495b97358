/** Text of a file or of standard input. */
import { decodeText, type TextPart } from "./decode-text.ts";
import { type ByteSource, fileProblem, openBytes } from "./open-bytes.ts";

/**
 * Reads a path (`-` for standard input) or a source piece by piece; every failure is a part, nothing throws.
 *
 * @param asBytes - Leave as bytes what is sound UTF-8.
 */
export async function* readText(from: string | ByteSource, asBytes = false): AsyncGenerator<TextPart> {
	const opened = typeof from === "string" ? await openBytes(from) : ({ ok: true, value: from } as const);
	if (!opened.ok) {
		yield { problem: opened.error };
		return;
	}
	const { name } = opened.value;
	try {
		yield* decodeText(opened.value.open(), name, asBytes);
	} catch (error) {
		yield { problem: fileProblem(name, error) };
	}
}
