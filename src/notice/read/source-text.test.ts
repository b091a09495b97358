/** Decoding agrees with the Encoding Standard and knows where each character stands. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { decodeText } from "./source-text.ts";
import { decodeTransfer } from "./transfer.ts";

/** A byte order mark goes before what a label says (Encoding Standard, "decode"), and two bytes are enough for one. */
const saysUtf16 = (bytes: Uint8Array): boolean => (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);

test("broken UTF-8 gives the text that the platform's decoder gives", () => {
	fc.assert(
		fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
			fc.pre(!saysUtf16(bytes));
			const { text, byteAt } = decodeText({ bytes }, "utf-8");
			assert.equal(text, new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes));
			assert.equal(byteAt.length, text.length + 1);
			assert.equal(byteAt[text.length], bytes.length);
		}),
		{ numRuns: 1000 },
	);
});

test("other charsets keep their places", () => {
	for (const [charset, bytes, text, places] of [
		["iso-8859-1", [0x47, 0xf6, 0x21], "Gö!", [0, 1, 2, 3]],
		["utf-16le", [0x47, 0, 0xf6, 0], "Gö", [0, 2, 4]],
		["utf-8", [0xff, 0xfe, 0x47, 0], "\ufeffG", [0, 2, 4]],
		["utf-8", [0xfe, 0xff, 0, 0x47], "\ufeffG", [0, 2, 4]],
		["shift_jis", [0x83, 0x4a, 0x41], "カA", [0, 2, 3]],
		["nonsense", [0x47, 0xf6], "Gö", [0, 1, 2]],
	] as const) {
		const read = decodeText({ bytes: Uint8Array.from(bytes) }, charset);
		assert.deepEqual([read.text, [...read.byteAt]], [text, [...places]], charset);
	}
});

test("transfer encodings round-trip, and each byte points at what encodes it", () => {
	fc.assert(
		fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
			const base64 = new TextEncoder().encode(Buffer.from(bytes).toString("base64").replace(/.{20}/g, "$&\r\n"));
			const decoded = decodeTransfer(base64, 0, base64.length, "base64");
			assert.deepEqual([...decoded.bytes], [...bytes]);
			const places = [...(decoded.fileAt ?? [])];
			assert.deepEqual(
				places.toSorted((a, b) => a - b),
				places,
			);
			const quoted = new TextEncoder().encode(
				Array.from(bytes, (byte) => `=${byte.toString(16).toUpperCase().padStart(2, "0")}`).join("=\r\n"),
			);
			const undone = decodeTransfer(quoted, 0, quoted.length, "Quoted-Printable");
			assert.deepEqual([...undone.bytes], [...bytes]);
			assert.equal(undone.fileAt?.[bytes.length], quoted.length);
		}),
	);
});
