/** Small whole numbers, one a row, in as few bytes as they need: a million of them are 1 or 4 MB, not objects for the collector. */

/** Rows are numbered from 0 in the order in which they were added. */
export interface NumberColumn {
	readonly length: number;
	push(value: number): void;
	/** 0 for a row that there is none of. */
	at(row: number): number;
}

const SMALLEST = 256;

/** An empty column. @param bits - Values must be whole and from 0 to 2^bits - 1. */
export function createNumberColumn(bits: 8 | 16 | 32): NumberColumn {
	const make = (size: number) => (bits === 8 ? new Uint8Array(size) : bits === 16 ? new Uint16Array(size) : new Uint32Array(size));
	let values = make(SMALLEST);
	let length = 0;
	return {
		get length() {
			return length;
		},
		push(value) {
			if (length === values.length) {
				const more = make(2 * length);
				more.set(values);
				values = more;
			}
			values[length] = value;
			length += 1;
		},
		at: (row) => values[row] ?? 0,
	};
}
