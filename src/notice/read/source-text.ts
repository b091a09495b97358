/**
 * Text of a captured file that still knows from which byte each of its characters came.
 *
 * Strangers wrote the bytes: a broken sequence becomes U+FFFD, as the Encoding Standard has it, and nothing throws.
 */

/** Decoded text with the way back to the file. */
export interface SourceText {
	readonly text: string;
	/** The byte of the file at which the character (UTF-16 unit) begins; one entry more than the text is long. */
	readonly byteAt: Uint32Array;
}

/** Bytes of a part of a file, and for each the byte of the file at which what encodes it begins; `undefined`: part and file are one. */
export interface PartBytes {
	readonly bytes: Uint8Array;
	/** One entry more than there are bytes. */
	readonly fileAt?: Uint32Array | undefined;
}

/** Decodes by the label of a charset; one that is not known is read as UTF-8, and as Windows-1252 where it is no UTF-8. */
export function decodeText(part: PartBytes, charset: string | undefined): SourceText {
	const { bytes } = part;
	const { text, byteAt } = decoded(bytes, charset);
	const { fileAt } = part;
	if (fileAt === undefined) return { text, byteAt };
	return { text, byteAt: byteAt.map((at) => fileAt[at] ?? 0) };
}

function decoded(bytes: Uint8Array, charset: string | undefined): SourceText {
	const label = marked(bytes) ?? known(charset);
	if (label === undefined) return isUtf8(bytes) ? utf8(bytes) : stepwise(bytes, "windows-1252");
	return label === "utf-8" ? utf8(bytes) : stepwise(bytes, label);
}

/** The encoding that a byte order mark states. */
function marked(bytes: Uint8Array): string | undefined {
	if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
	if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
	return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? "utf-8" : undefined;
}

function known(charset: string | undefined): string | undefined {
	if (charset === undefined) return undefined;
	try {
		return new TextDecoder(charset).encoding;
	} catch {
		return undefined;
	}
}

function isUtf8(bytes: Uint8Array): boolean {
	try {
		new TextDecoder("utf-8", { fatal: true }).decode(bytes);
		return true;
	} catch {
		return false;
	}
}

/** UTF-8 by the Encoding Standard: each longest broken beginning is one U+FFFD, so that offsets stay known. */
function utf8(bytes: Uint8Array): SourceText {
	const byteAt = new Uint32Array(bytes.length + 1);
	const pieces: string[] = [];
	let units: number[] = [];
	let length = 0;
	let at = 0;
	while (at < bytes.length) {
		const [code, size] = codePoint(bytes, at);
		byteAt[length++] = at;
		if (code > 0xffff) {
			byteAt[length++] = at;
			units.push(0xd800 + ((code - 0x10000) >> 10), 0xdc00 + ((code - 0x10000) & 0x3ff));
		} else units.push(code);
		at += size;
		if (units.length >= 8192) {
			pieces.push(String.fromCharCode(...units));
			units = [];
		}
	}
	pieces.push(String.fromCharCode(...units));
	byteAt[length] = bytes.length;
	return { text: pieces.join(""), byteAt: byteAt.subarray(0, length + 1) };
}

function codePoint(bytes: Uint8Array, at: number): readonly [code: number, size: number] {
	const first = bytes[at] ?? 0;
	if (first < 0x80) return [first, 1];
	const [more, least, most] = sequence(first);
	if (more === 0) return [0xfffd, 1];
	let code = first & (0x3f >> more);
	for (let step = 1; step <= more; step++) {
		const next = bytes[at + step] ?? 0;
		const fits = step === 1 ? next >= least && next <= most : next >= 0x80 && next <= 0xbf;
		if (!fits) return [0xfffd, step];
		code = (code << 6) | (next & 0x3f);
	}
	return [code, more + 1];
}

/** How many bytes follow a first one, and between what the next must lie. */
function sequence(first: number): readonly [more: number, least: number, most: number] {
	if (first >= 0xc2 && first <= 0xdf) return [1, 0x80, 0xbf];
	if (first === 0xe0) return [2, 0xa0, 0xbf];
	if (first === 0xed) return [2, 0x80, 0x9f];
	if (first >= 0xe1 && first <= 0xef) return [2, 0x80, 0xbf];
	if (first === 0xf0) return [3, 0x90, 0xbf];
	if (first >= 0xf1 && first <= 0xf3) return [3, 0x80, 0xbf];
	return first === 0xf4 ? [3, 0x80, 0x8f] : [0, 0, 0];
}

/** Any other charset, byte by byte: the decoder says when a character is whole. */
function stepwise(bytes: Uint8Array, label: string): SourceText {
	const decoder = new TextDecoder(label, { ignoreBOM: true });
	const byteAt: number[] = [];
	let text = "";
	let begun = 0;
	for (let at = 0; at <= bytes.length; at++) {
		const more = at < bytes.length ? decoder.decode(bytes.subarray(at, at + 1), { stream: true }) : decoder.decode();
		if (more === "") continue;
		for (let unit = 0; unit < more.length; unit++) byteAt.push(begun);
		text += more;
		begun = at + 1;
	}
	byteAt.push(bytes.length);
	return { text, byteAt: Uint32Array.from(byteAt) };
}
