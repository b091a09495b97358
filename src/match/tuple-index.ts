/** Numbers rows of texts, equal rows alike, in a few bytes each: a map inside a map for every text would take a hundred times as much. */

/** Numbers rows from 0, in the order in which they are first met. */
export interface TupleIndex {
	/** The number of a row; it has as many texts as the index is wide. `undefined` is a text of its own. */
	numberOf(texts: readonly (string | undefined)[]): number;
	/** How many there are. */
	readonly size: number;
}

const SMALLEST = 1_024;

/** An empty index. @param width - Texts in a row. */
export function createTupleIndex(width: number): TupleIndex {
	const texts = new Map<string | undefined, number>();
	/** Number + 1 of the row at a place; 0 where there is none. */
	let slots = new Int32Array(SMALLEST);
	/** Numbers of the texts, row after row. */
	let rows = new Int32Array((SMALLEST / 2) * width);
	const row = new Int32Array(width);
	let size = 0;

	function textNumber(text: string | undefined): number {
		const held = texts.get(text);
		if (held !== undefined) return held;
		texts.set(text, texts.size);
		return texts.size - 1;
	}

	/** Numbers of texts follow no stranger's wish, so rows cannot be made to fall on one place. */
	function placeOf(from: Int32Array, start: number): number {
		let hash = 0;
		for (let at = 0; at < width; at++) hash = Math.imul(hash ^ (from[start + at] ?? 0), 0x9e3779b1) ^ (hash >>> 15);
		return hash ^ (hash >>> 16);
	}

	function isRow(number: number): boolean {
		for (let at = 0; at < width; at++) if (rows[number * width + at] !== row[at]) return false;
		return true;
	}

	function grow(): void {
		const more = new Int32Array(2 * rows.length);
		more.set(rows);
		rows = more;
		slots = new Int32Array(2 * slots.length);
		const mask = slots.length - 1;
		for (let number = 0; number < size; number++) {
			let at = placeOf(rows, number * width) & mask;
			while (slots[at] !== 0) at = (at + 1) & mask;
			slots[at] = number + 1;
		}
	}

	return {
		get size() {
			return size;
		},
		numberOf(given) {
			for (let at = 0; at < width; at++) row[at] = textNumber(given[at]);
			if (2 * (size + 1) > slots.length) grow();
			const mask = slots.length - 1;
			let at = placeOf(row, 0) & mask;
			for (let held = slots[at] ?? 0; held !== 0; held = slots[at] ?? 0) {
				if (isRow(held - 1)) return held - 1;
				at = (at + 1) & mask;
			}
			rows.set(row, size * width);
			size += 1;
			slots[at] = size;
			return size - 1;
		},
	};
}
