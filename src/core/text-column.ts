/** Short texts, one a row, as UTF-8 in large pages: a string is made of one only when somebody asks for it. */
import { createNumberColumn } from "./number-column.ts";

/** Rows are numbered from 0 in the order in which they were added. */
export interface TextColumn {
	readonly length: number;
	push(text: string | undefined): void;
	/** Adds a text as its UTF-8, which is copied. */
	pushBytes(bytes: Uint8Array, from: number, to: number): void;
	at(row: number): string | undefined;
}

const PAGE = 262_144;
/** A length that stands for no text, and one for a text that is kept as a string: too long for a page, or no well-formed Unicode. */
const ABSENT = 65_535;
const APART = 65_534;
const LONGEST = 8_192;
/** Where the number of a place no longer fits its column. */
const MOST = 2 ** 32 - PAGE;

/** An empty column. */
export function createTextColumn(): TextColumn {
	const encoder = new TextEncoder();
	const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
	const pages: Uint8Array[] = [];
	const starts = createNumberColumn(32);
	const lengths = createNumberColumn(16);
	const apart = new Map<number, string>();
	let page = new Uint8Array(0);
	let used = 0;

	/** Makes room in one page. */
	function reserve(bytes: number): void {
		if (pages.length > 0 && used + bytes <= page.length) return;
		page = new Uint8Array(PAGE);
		pages.push(page);
		used = 0;
	}

	function put(length: number): void {
		starts.push((pages.length - 1) * PAGE + used);
		lengths.push(length);
		used += length;
	}

	function without(length: number): void {
		starts.push(0);
		lengths.push(length);
	}

	const isFull = (): boolean => pages.length * PAGE >= MOST;

	return {
		get length() {
			return lengths.length;
		},
		push(text) {
			if (text === undefined) return without(ABSENT);
			if (text.length * 3 > LONGEST || !text.isWellFormed() || isFull()) {
				apart.set(lengths.length, text);
				return without(APART);
			}
			reserve(text.length * 3);
			put(encoder.encodeInto(text, page.subarray(used)).written);
		},
		pushBytes(bytes, from, to) {
			const length = to - from;
			if (length > LONGEST || isFull()) {
				apart.set(lengths.length, decoder.decode(bytes.subarray(from, to)));
				return without(APART);
			}
			reserve(length);
			for (let at = 0; at < length; at++) page[used + at] = bytes[from + at] ?? 0;
			put(length);
		},
		at(row) {
			if (row >= lengths.length) return undefined;
			const length = lengths.at(row);
			if (length === ABSENT) return undefined;
			if (length === APART) return apart.get(row);
			const start = starts.at(row);
			const from = start % PAGE;
			return decoder.decode((pages[Math.floor(start / PAGE)] ?? page).subarray(from, from + length));
		},
	};
}
