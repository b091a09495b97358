/** Text that claims no encoding: UTF-8, and line by line Windows-1252 or GB18030 where the bytes are no UTF-8. */

/** The encodings that are guessed when UTF-8 fails. */
export type Fallback = "windows-1252" | "gb18030";

/** Decodes blocks of whole lines. */
export interface LineDecoder {
	decode(block: Uint8Array): string;
	/** The encoding that was fallen back to, once it was. */
	readonly fallback: Fallback | undefined;
}

const LINE_FEED = 10;

/** Starts a decoder. Files are joined from parts of different origin, hence by the line and not by the file. */
export function newLineDecoder(): LineDecoder {
	const strict = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
	let fallback: Fallback | undefined;
	let loose: { decode(bytes: Uint8Array): string } | undefined;

	function whole(bytes: Uint8Array): string | undefined {
		try {
			return strict.decode(bytes);
		} catch {
			return undefined;
		}
	}

	return {
		decode(block): string {
			const text = whole(block);
			if (text !== undefined) return text;
			if (loose === undefined) {
				fallback = guessFallback(block);
				loose = new TextDecoder(fallback);
			}
			let out = "";
			let start = 0;
			while (start < block.byteLength) {
				const feed = block.indexOf(LINE_FEED, start);
				const end = feed < 0 ? block.byteLength : feed + 1;
				const line = block.subarray(start, end);
				out += whole(line) ?? loose.decode(line);
				start = end;
			}
			return out;
		},
		get fallback() {
			return fallback;
		},
	};
}

/**
 * Chinese or Western: in GB 2312 text the high bytes stand in pairs (lead B0-F7, trail A1-FE); in Western text they stand alone
 * between letters.
 */
function guessFallback(block: Uint8Array): Fallback {
	let pairs = 0;
	let single = 0;
	for (let at = 0; at < block.byteLength; at++) {
		const byte = block[at] ?? 0;
		if (byte < 0x80) continue;
		const next = block[at + 1] ?? 0;
		if (byte >= 0xa1 && byte <= 0xf7 && next >= 0xa1 && next <= 0xfe) {
			pairs += 1;
			at += 1;
		} else single += 1;
	}
	return pairs >= 2 && pairs > single * 4 ? "gb18030" : "windows-1252";
}
