/** Cuts one line of bytes into cells where that is plain: nothing, or all of a cell, stands in quotes. */

/** What `cut` gives for a line that must be read as text, and perhaps with the lines behind it. */
export const NO_PLAIN_LINE = -1;

/** Bytes of a line that is cut here; longer ones are for the tokeniser and its bounds. */
const LONGEST_LINE = 65_536;

const QUOTE = 34;
const LINE_FEED = 10;
const RETURN = 13;

/** Cuts the lines of one file. */
export interface LineCutter {
	/** Where the cells of the line that was cut last begin and end: cell `n` at `2 * n` and `2 * n + 1`. */
	readonly bounds: Int32Array;
	/** True where the line that was cut last has as many cells as it should. */
	readonly fits: boolean;
	/** Cuts the line that begins at `start`; gives where the next begins, or `NO_PLAIN_LINE`. */
	cut(bytes: Uint8Array, start: number): number;
}

/** @param delimiter - Its byte. @param width - Cells that a line should have. */
export function createLineCutter(delimiter: number, width: number): LineCutter {
	const bounds = new Int32Array(2 * width);
	/** Bytes above are neither delimiter nor quote nor line feed. */
	const highest = Math.max(delimiter, QUOTE);
	let fits = false;

	function put(cell: number, from: number, to: number): void {
		bounds[2 * cell] = from;
		bounds[2 * cell + 1] = to;
	}

	/** The line feed behind a quoted cell that ends at `at`, its delimiter, or -1. */
	function behindQuote(bytes: Uint8Array, at: number): number {
		const next = bytes[at];
		if (next === delimiter || next === LINE_FEED) return at;
		return next === RETURN && bytes[at + 1] === LINE_FEED ? at + 1 : -1;
	}

	return {
		bounds,
		get fits() {
			return fits;
		},
		// biome-ignore lint/complexity/noExcessiveCognitiveComplexity: one pass over the bytes; in pieces it would be slower and no clearer.
		cut(bytes, start) {
			const end = Math.min(bytes.length, start + LONGEST_LINE);
			let cell = 0;
			let from = start;
			for (let at = start; at < end; at++) {
				const byte = bytes[at] ?? 0;
				if (byte > highest) continue;
				if (byte === QUOTE) {
					if (at !== from) return NO_PLAIN_LINE;
					let close = at + 1;
					while (close < end && bytes[close] !== QUOTE && bytes[close] !== LINE_FEED) close++;
					if (bytes[close] !== QUOTE) return NO_PLAIN_LINE;
					const behind = behindQuote(bytes, close + 1);
					if (behind < 0) return NO_PLAIN_LINE;
					if (cell < width) put(cell, at + 1, close);
					cell += 1;
					at = behind;
					from = behind + 1;
					if (bytes[behind] !== LINE_FEED) continue;
					fits = cell === width;
					return from;
				}
				if (byte === delimiter) {
					if (cell < width) put(cell, from, at);
					cell += 1;
					from = at + 1;
				} else if (byte === LINE_FEED) {
					if (cell < width) put(cell, from, at > from && bytes[at - 1] === RETURN ? at - 1 : at);
					cell += 1;
					fits = cell === width;
					return at + 1;
				}
			}
			return NO_PLAIN_LINE;
		},
	};
}
