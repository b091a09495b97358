/** A line of a log as bytes: written by a device, a sensor, or whoever could make one of them write. */

/** Bytes from `from` to before `to`, without the line's end. */
export interface Line {
	bytes: Uint8Array;
	/** Of the same bytes. */
	view: DataView;
	from: number;
	to: number;
	/** Whether NUL bytes stand somewhere in the bytes. */
	hasNul: boolean;
}

const decoder = new TextDecoder();

/** The text of a part of the bytes; what is no UTF-8 becomes U+FFFD. */
export function textAt(bytes: Uint8Array, from: number, to: number): string {
	if (to - from > 24) return decoder.decode(bytes.subarray(from, to));
	let text = "";
	for (let at = from; at < to; at += 1) {
		const byte = bytes[at] as number;
		if (byte >= 0x80) return decoder.decode(bytes.subarray(from, to));
		text += String.fromCharCode(byte);
	}
	return text;
}

/** The whole text of a line. */
export function textOf({ bytes, from, to }: Line): string {
	return textAt(bytes, from, to);
}

/** The whole number from 0 that the digits write; −1 where there is anything else, or more than 15 digits. */
export function wholeAt(bytes: Uint8Array, from: number, to: number): number {
	if (to <= from || to - from > 15) return -1;
	let value = 0;
	for (let at = from; at < to; at += 1) {
		const digit = (bytes[at] as number) - 48;
		if (digit < 0 || digit > 9) return -1;
		value = value * 10 + digit;
	}
	return value;
}

/** Where a byte stands next; `to` when it does not. */
export function nextOf(byte: number, bytes: Uint8Array, from: number, to: number): number {
	let at = from;
	while (at < to && bytes[at] !== byte) at += 1;
	return at;
}

/** Whether the bytes at a place are those of a text in ASCII. */
export function isAt(text: string, bytes: Uint8Array, from: number, to: number): boolean {
	if (to - from < text.length) return false;
	for (let at = text.length - 1; at >= 0; at -= 1) if (bytes[from + at] !== text.charCodeAt(at)) return false;
	return true;
}

/** How far a search may move on when its last byte is seen: for each text that was looked for (Horspool 1980). */
const shifts = new Map<string, Uint8Array>();

function shiftsOf(text: string): Uint8Array {
	let found = shifts.get(text);
	if (found === undefined) {
		found = new Uint8Array(256).fill(text.length);
		for (let at = 0; at < text.length - 1; at += 1) found[text.charCodeAt(at)] = text.length - 1 - at;
		shifts.set(text, found);
	}
	return found;
}

/** Where a text of ours, in ASCII, begins; −1 when it is not there. */
export function placeOf(text: string, bytes: Uint8Array, from: number, to: number): number {
	const shift = shiftsOf(text);
	const last = text.length - 1;
	for (let at = from; at + last < to; at += shift[bytes[at + last] as number] as number) if (isAt(text, bytes, at, to)) return at;
	return -1;
}
