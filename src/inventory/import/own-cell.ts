/**
 * Cells that differ from row to row (ids, names, serial numbers, addresses), judged by their bytes where that is sure.
 *
 * Everything here says what clean-cell.ts, mac.ts, serial-text.ts and address.ts say of the same text; where bytes alone do not tell,
 * the text is made and those are asked.
 */
import { cleanCell } from "./clean-cell.ts";
import { parseMac } from "./mac.ts";
import { isPlaceholderSerial } from "./serial-text.ts";

/** What a cell is: nothing stated, a text that is kept as it is written, or one that must be read in full. */
export type OwnCell = "blank" | "kept" | "changed";

/** No word for "unknown" is longer, and none has a digit (core/unknown-word.ts). */
const LONGEST_UNKNOWN = 20;
const LONGEST_TEXT = 500;

const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/** The text of some bytes that are known to be UTF-8. */
export function textOf(bytes: Uint8Array, from: number, to: number): string {
	return decoder.decode(bytes.subarray(from, to));
}

/** Judges the text of an id, a name or a serial number. */
export function ownCell(bytes: Uint8Array, from: number, to: number): OwnCell {
	if (from === to) return "blank";
	if (isPlain(bytes, from, to)) return "kept";
	const text = textOf(bytes, from, to);
	const clean = cleanCell(text);
	return clean === undefined ? "blank" : clean === text ? "kept" : "changed";
}

/** Printable ASCII with single blanks inside, no sign of credentials or of a formula, and no word for "unknown". */
function isPlain(bytes: Uint8Array, from: number, to: number): boolean {
	if (to - from > LONGEST_TEXT) return false;
	let sure = to - from > LONGEST_UNKNOWN;
	let before = 32;
	for (let at = from; at < to; at++) {
		const byte = bytes[at] ?? 0;
		if (byte < 32 || byte > 126 || byte === 64 || (byte === 32 && before === 32) || (byte === 47 && before === 47)) return false;
		if (byte >= 48 && byte <= 57) sure = true;
		before = byte;
	}
	const first = bytes[from];
	return sure && before !== 32 && first !== 39 && first !== 61;
}

/** True for a kept text that is no filler value. */
export function isSerial(bytes: Uint8Array, from: number, to: number): boolean {
	return isNoFiller(bytes, from, to) || !isPlaceholderSerial(textOf(bytes, from, to));
}

/** Letters and digits, three or more, not all alike, with a digit, and not counting up from 1. */
function isNoFiller(bytes: Uint8Array, from: number, to: number): boolean {
	const first = bytes[from] ?? 0;
	if (to - from < 3 || (first === 49 && bytes[from + 1] === 50)) return false;
	let digit = false;
	let unlike = false;
	for (let at = from; at < to; at++) {
		const byte = bytes[at] ?? 0;
		if (byte >= 48 && byte <= 57) digit = true;
		else if (!((byte >= 65 && byte <= 90) || (byte >= 97 && byte <= 122))) return false;
		if (byte !== first) unlike = true;
	}
	return digit && unlike;
}

/** What a cell of the column of MAC addresses holds: `canonical` is written as it is kept, `spelled` differs in case or has hyphens. */
export function macCell(bytes: Uint8Array, from: number, to: number): "blank" | "canonical" | "spelled" | "other" | "unread" {
	if (from === to) return "blank";
	const spelling = macSpelling(bytes, from, to);
	if (spelling !== undefined) return spelling;
	const text = cleanCell(textOf(bytes, from, to));
	if (text === undefined) return "blank";
	return parseMac(text) === undefined ? "unread" : "other";
}

/** The first nine digits of a MAC address of six pairs, which name the block it is from, as a number. */
export function blockOf(bytes: Uint8Array, from: number): number {
	let block = 0;
	for (let at = 0; at < 13; at++) {
		if (at % 3 === 2) continue;
		const byte = bytes[from + at] ?? 0;
		block = block * 16 + (byte < 58 ? byte - 48 : (byte | 32) - 87);
	}
	return block;
}

/** Six pairs with colons or hyphens between; `undefined` for anything else, and for the placeholders. */
function macSpelling(bytes: Uint8Array, from: number, to: number): "canonical" | "spelled" | undefined {
	if (to - from !== 17) return undefined;
	const separator = bytes[from + 2];
	if (separator !== 58 && separator !== 45) return undefined;
	let zeros = 0;
	let effs = 0;
	let upper = false;
	for (let at = 0; at < 17; at++) {
		const byte = bytes[from + at] ?? 0;
		if (at % 3 === 2) {
			if (byte !== separator) return undefined;
			continue;
		}
		const small = byte | 32;
		if (!(byte >= 48 && byte <= 57) && !(small >= 97 && small <= 102)) return undefined;
		if (byte >= 65 && byte <= 70) upper = true;
		if (byte === 48) zeros += 1;
		if (small === 102) effs += 1;
	}
	if (zeros === 12 || effs === 12) return undefined;
	return upper || separator === 45 ? "spelled" : "canonical";
}

/** True where the model may stand in front of a serial number: it is long, and has a hyphen behind some letters. */
export function mayHoldModel(bytes: Uint8Array, from: number, to: number): boolean {
	if (to - from < 18) return false;
	for (let at = from + 1; at < from + 5; at++) if (bytes[at] === 45) return true;
	return false;
}

/** The number of a dotted IPv4 address (address.ts, `ipv4Number`); -1 for anything else. */
export function ipv4At(bytes: Uint8Array, from: number, to: number): number {
	if (to - from < 7 || to - from > 15) return -1;
	let value = 0;
	let part = 0;
	let digits = 0;
	let dots = 0;
	for (let at = from; at < to; at++) {
		const byte = bytes[at] ?? 0;
		if (byte >= 48 && byte <= 57) {
			part = part * 10 + byte - 48;
			digits += 1;
			if (digits > 3 || part > 255) return -1;
		} else if (byte === 46 && digits > 0) {
			value = value * 256 + part;
			part = 0;
			digits = 0;
			dots += 1;
		} else return -1;
	}
	return dots === 3 && digits > 0 ? value * 256 + part : -1;
}

/** True where one of the bytes is a dot or a colon: without them no text is an address. */
export function mayBeAddress(bytes: Uint8Array, from: number, to: number): boolean {
	for (let at = from; at < to; at++) if (bytes[at] === 46 || bytes[at] === 58) return true;
	return false;
}
