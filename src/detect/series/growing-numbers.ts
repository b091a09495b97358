/** Numbers, one a row, of which nobody knows beforehand how many there are. */

/** A list that grows, 8 bytes a number. */
export interface GrowingNumbers {
	readonly length: number;
	push(value: number): void;
	/** NaN for a row that there is none of. */
	at(row: number): number;
}

/** An empty one. */
export function createGrowingNumbers(): GrowingNumbers {
	let values = new Float64Array(1024);
	let length = 0;
	return {
		get length() {
			return length;
		},
		push(value) {
			if (length === values.length) {
				const more = new Float64Array(2 * length);
				more.set(values);
				values = more;
			}
			values[length] = value;
			length += 1;
		},
		at: (row) => (row < length ? (values[row] as number) : Number.NaN),
	};
}
