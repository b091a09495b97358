/** Content transfer encodings of mail (RFC 2045), decoded so that each byte knows where in the file it stands. */
import type { PartBytes } from "./source-text.ts";

/** Decodes bytes `start` to `end` of a mail; an encoding that is not known is taken as none. */
export function decodeTransfer(file: Uint8Array, start: number, end: number, encoding: string): PartBytes {
	switch (encoding.trim().toLowerCase()) {
		case "quoted-printable":
			return quotedPrintable(file, start, end);
		case "base64":
			return base64(file, start, end);
		default:
			return plain(file, start, end);
	}
}

function plain(file: Uint8Array, start: number, end: number): PartBytes {
	return { bytes: file.subarray(start, end), fileAt: Uint32Array.from({ length: end - start + 1 }, (_, at) => start + at) };
}

const EQUALS = 0x3d;
const LINE_FEED = 0x0a;
const RETURN = 0x0d;

/** Section 6.7; an equals sign that begins no code stays as it is. */
function quotedPrintable(file: Uint8Array, start: number, end: number): PartBytes {
	const out = new Writer(end - start);
	let at = start;
	while (at < end) {
		const byte = file[at] ?? 0;
		if (byte !== EQUALS) out.put(byte, at++);
		else {
			const broken = softBreak(file, at + 1, end);
			const code = hexByte(file[at + 1], file[at + 2]);
			if (broken > 0) at = broken;
			else if (code === undefined || at + 2 >= end) out.put(byte, at++);
			else {
				out.put(code, at);
				at += 3;
			}
		}
	}
	return out.done(end);
}

/** Where the next line begins, when nothing but blanks stands between the equals sign and the end of its line; else 0. */
function softBreak(file: Uint8Array, from: number, end: number): number {
	let at = from;
	while (at < end && at < from + 80 && (file[at] === 0x20 || file[at] === 0x09)) at++;
	if (file[at] === RETURN && file[at + 1] === LINE_FEED) return at + 2;
	return file[at] === LINE_FEED && at < end ? at + 1 : 0;
}

function hexByte(high: number | undefined, low: number | undefined): number | undefined {
	const [a, b] = [hexDigit(high), hexDigit(low)];
	return a === undefined || b === undefined ? undefined : a * 16 + b;
}

function hexDigit(byte: number | undefined): number | undefined {
	if (byte === undefined) return undefined;
	if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
	const lower = byte | 0x20;
	return lower >= 0x61 && lower <= 0x66 ? lower - 0x57 : undefined;
}

/** Section 6.8; what is none of the 64 signs is passed over, as the standard asks. */
function base64(file: Uint8Array, start: number, end: number): PartBytes {
	const out = new Writer(end - start);
	let bits = 0;
	let held = 0;
	let begun = start;
	for (let at = start; at < end; at++) {
		const byte = file[at] ?? 0;
		if (byte === EQUALS) break;
		const value = sextet(byte);
		if (value === undefined) continue;
		const before = held;
		bits = (bits << 6) | value;
		held += 6;
		if (held >= 8) {
			out.put((bits >> (held - 8)) & 0xff, begun);
			held -= 8;
			bits &= (1 << held) - 1;
			begun = held > 0 ? at : at + 1;
		} else if (before === 0) begun = at;
	}
	return out.done(end);
}

function sextet(byte: number): number | undefined {
	if (byte >= 0x41 && byte <= 0x5a) return byte - 0x41;
	if (byte >= 0x61 && byte <= 0x7a) return byte - 0x61 + 26;
	if (byte >= 0x30 && byte <= 0x39) return byte - 0x30 + 52;
	if (byte === 0x2b) return 62;
	return byte === 0x2f ? 63 : undefined;
}

class Writer {
	readonly #bytes: Uint8Array;
	readonly #fileAt: Uint32Array;
	#length = 0;

	constructor(most: number) {
		this.#bytes = new Uint8Array(most);
		this.#fileAt = new Uint32Array(most + 1);
	}

	put(byte: number, at: number): void {
		this.#fileAt[this.#length] = at;
		this.#bytes[this.#length++] = byte;
	}

	done(end: number): PartBytes {
		this.#fileAt[this.#length] = end;
		return { bytes: this.#bytes.subarray(0, this.#length), fileAt: this.#fileAt.subarray(0, this.#length + 1) };
	}
}
