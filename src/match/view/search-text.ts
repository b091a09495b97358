/** The texts of devices joined to one, folded: a word is looked for in all of them at once. */
import { fold } from "../../core/text.ts";

/** Texts that can be searched. */
export interface SearchText {
	/** Marks, by row, where a folded word occurs. */
	find(word: string, mark: (row: number) => void): void;
}

/** Texts being collected, a row at a time. */
export interface GrowingText {
	push(texts: readonly (string | undefined)[]): void;
	finish(): SearchText;
}

const PLAIN = /^[\x20-\x7e]*$/;
/** Rows that are joined at a time, so that no text has to be copied again for each row. */
const PIECE = 4096;

/** No texts yet. */
export function createSearchText(): GrowingText {
	const pieces: string[] = [];
	const starts: number[] = [];
	let waiting: string[] = [];
	let length = 0;
	return {
		push(texts) {
			let text = "";
			for (const each of texts) if (each !== undefined && each !== "") text += ` ${each}`;
			// Most texts are plain ASCII, which takes no eight passes.
			const folded = PLAIN.test(text) ? text.toLowerCase() : fold(text).replaceAll("\n", " ");
			starts.push(length);
			waiting.push(`${folded}\n`);
			length += folded.length + 1;
			if (waiting.length < PIECE) return;
			pieces.push(waiting.join(""));
			waiting = [];
		},
		finish() {
			const whole = [...pieces, ...waiting].join("");
			const places = Uint32Array.from(starts);
			return {
				find(word, mark) {
					let row = 0;
					for (let at = whole.indexOf(word); at >= 0; ) {
						row = rowAt(places, at, row);
						mark(row);
						const following = places[row + 1];
						if (following === undefined) return;
						at = whole.indexOf(word, following);
					}
				},
			};
		},
	};
}

/** The row that a place in the whole text belongs to; it is not before `low`. */
function rowAt(places: Uint32Array, at: number, from: number): number {
	let low = from;
	let high = places.length - 1;
	while (low < high) {
		const middle = (low + high + 1) >>> 1;
		if ((places[middle] ?? 0) <= at) low = middle;
		else high = middle - 1;
	}
	return low;
}
