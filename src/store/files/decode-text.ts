/** From bytes to text in bounded memory: looks at the head, then decodes piece by piece. */
import { isUtf8 } from "node:buffer";
import type { Problem } from "../../core/problem.ts";
import { detectEncoding, type Encoding } from "./detect-encoding.ts";
import { type Fallback, newLineDecoder } from "./fallback-decoder.ts";

/**
 * A piece of what a source held: some text, or the one thing that ends the reading. `utf8` is text that was left as bytes: sound UTF-8
 * and, but for the last ones and lines too long to wait for, whole lines.
 */
export type TextPart = Text | { readonly problem: Problem } | { readonly fallback: Fallback };

/** The two forms of text. */
export type Text = { readonly text: string } | { readonly utf8: Uint8Array };

/** Bytes gathered before the encoding is judged, and before each decoding: many small pieces must not cost more than a few large ones. */
const BLOCK = 131_072;

const LINE_FEED = 10;

/**
 * Decodes a source of unknown writing.
 *
 * Yields texts, with `asBytes` those that are sound UTF-8 as bytes; `fallback` once, when bytes were no UTF-8 and were read as another encoding; `problem` as the last part when the
 * source is empty (`files/empty`), binary (`files/binary`) or in an encoding that is not read (`files/encoding`).
 */
export async function* decodeText(bytes: AsyncIterable<Uint8Array>, name: string, asBytes = false): AsyncGenerator<TextPart> {
	let encoding: Encoding | undefined;
	let decode: ((block: Uint8Array, last: boolean) => Text) | undefined;
	const lines = newLineDecoder();
	let told = false;
	for await (const { block, last } of inBlocks(bytes)) {
		if (encoding === undefined || decode === undefined) {
			const found = detectEncoding(block, name);
			if (!found.ok) {
				yield { problem: found.error };
				return;
			}
			encoding = found.value;
			if (block.byteLength <= encoding.bom && last) {
				yield { problem: empty(name) };
				return;
			}
			decode = decoderFor(encoding, lines, asBytes);
			yield decode(block.subarray(encoding.bom), last);
		} else yield decode(block, last);
		if (!told && lines.fallback !== undefined) {
			told = true;
			yield { fallback: lines.fallback };
		}
	}
	if (encoding === undefined) yield { problem: empty(name) };
}

/** For UTF-8 each block is cut after its last line feed, so that a line is always judged as a whole. */
function decoderFor(
	encoding: Encoding,
	lines: ReturnType<typeof newLineDecoder>,
	asBytes: boolean,
): (block: Uint8Array, last: boolean) => Text {
	if (encoding.label !== "utf-8") {
		const wide = new TextDecoder(encoding.label, { ignoreBOM: true });
		return (block, last) => ({ text: wide.decode(block, { stream: !last }) });
	}
	let rest = new Uint8Array(0);
	return (block, last) => {
		const all = rest.byteLength === 0 ? block : Buffer.concat([rest, block]);
		const feed = all.lastIndexOf(LINE_FEED);
		// A line longer than several blocks is cut at a character, so that memory stays bounded.
		const cut = last ? all.byteLength : feed >= 0 ? feed + 1 : all.byteLength > 8 * BLOCK ? characterEnd(all) : 0;
		rest = Uint8Array.from(all.subarray(cut));
		const whole = all.subarray(0, cut);
		return asBytes && isUtf8(whole) ? { utf8: whole } : { text: cut === 0 ? "" : lines.decode(whole) };
	};
}

/** The end of the last whole UTF-8 character. */
function characterEnd(bytes: Uint8Array): number {
	for (let back = 1; back <= 4; back++) {
		const byte = bytes[bytes.byteLength - back] ?? 0;
		if (byte < 0x80) return bytes.byteLength - back + 1;
		if (byte >= 0xc0) return bytes.byteLength - back;
	}
	return bytes.byteLength;
}

async function* inBlocks(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<{ block: Uint8Array; last: boolean }> {
	let held: Uint8Array[] = [];
	let size = 0;
	let ready: Uint8Array | undefined;
	for await (const piece of bytes) {
		if (piece.byteLength === 0) continue;
		held.push(piece);
		size += piece.byteLength;
		if (size < BLOCK) continue;
		if (ready !== undefined) yield { block: ready, last: false };
		ready = held.length === 1 ? piece : Buffer.concat(held);
		held = [];
		size = 0;
	}
	const tail = held.length > 0 ? Buffer.concat(held) : undefined;
	if (ready !== undefined) yield { block: ready, last: tail === undefined };
	if (tail !== undefined) yield { block: tail, last: true };
}

function empty(name: string): Problem {
	return {
		code: "files/empty",
		message: "the file is empty",
		at: name,
		todo: "Export the list again, and check that the export finished.",
	};
}
