/** Combinations of cells that were met before, found by their bytes: no string is made to look one up. */

/** Cells of one line: where cell `n` begins and ends stands at `2 * n` and `2 * n + 1`. */
export interface CutLine {
	readonly bytes: Uint8Array;
	readonly bounds: Int32Array;
}

/** Numbers combinations of the cells of some columns, from 0. */
export interface KnownTexts {
	/** The number of a line's cells; -1 where they were not met before. */
	find(line: CutLine): number;
	/** Keeps a row's cells, all columns in order; gives their number, or -1 where they cannot be kept. Known ones keep their number. */
	add(cells: readonly string[]): number;
}

/** Bounds on what a hostile file can make this hold: beyond them rows are read in full, as they would be without. */
const MOST_KEYS = 262_144;
const LONGEST_KEY = 1_024;
/** Texts can be made to fall on one place: looking further is not worth it, and must not cost more with every row. */
const MOST_STEPS = 24;
const SMALLEST = 1_024;

/** Between the cells of a key. A cell that holds one is not kept; on a line there is none. */
const LINE_FEED = 10;
/** As a signed number, which is how hashes are kept. */
const BASIS = 0x811c9dc5 | 0;
const PRIME = 0x01000193;

/** Starts with nothing known. @param columns - Numbers of the columns that make the key, from 0. */
export function createKnownTexts(columns: readonly number[]): KnownTexts {
	const encoder = new TextEncoder();
	const scratch = new Uint8Array(LONGEST_KEY);
	/** Number + 1 of the key at a place; 0 where there is none. */
	let slots = new Int32Array(SMALLEST);
	let hashes = new Int32Array(SMALLEST);
	let starts = new Uint32Array(SMALLEST + 1);
	let keys = new Uint8Array(SMALLEST * 32);
	let count = 0;

	function place(hash: number, step: number): number {
		return ((hash ^ (hash >>> 15)) + ((step * (step + 1)) >> 1)) & (slots.length - 1);
	}

	function isLine(number: number, { bytes, bounds }: CutLine): boolean {
		let at = starts[number] ?? 0;
		const end = starts[number + 1] ?? 0;
		for (const column of columns) {
			const to = bounds[2 * column + 1] ?? 0;
			const from = bounds[2 * column] ?? 0;
			if (at + to - from >= end) return false;
			for (let here = from; here < to; here++) if (keys[at++] !== bytes[here]) return false;
			if (keys[at++] !== LINE_FEED) return false;
		}
		return at === end;
	}

	function isScratch(number: number, length: number): boolean {
		const start = starts[number] ?? 0;
		if ((starts[number + 1] ?? 0) - start !== length) return false;
		for (let at = 0; at < length; at++) if (keys[start + at] !== scratch[at]) return false;
		return true;
	}

	function keep(length: number, hash: number): number {
		if (count * 3 >= slots.length) spread();
		for (let step = 0; step < MOST_STEPS; step++) {
			const at = place(hash, step);
			const held = slots[at] ?? 0;
			if (held !== 0) {
				if (hashes[held - 1] === hash && isScratch(held - 1, length)) return held - 1;
				continue;
			}
			const start = starts[count] ?? 0;
			if (start + length > keys.length) keys = larger(keys, new Uint8Array(2 * keys.length + length));
			keys.set(scratch.subarray(0, length), start);
			hashes[count] = hash;
			count += 1;
			starts[count] = start + length;
			slots[at] = count;
			return count - 1;
		}
		return -1;
	}

	function spread(): void {
		slots = new Int32Array(4 * slots.length);
		hashes = larger(hashes, new Int32Array(slots.length));
		starts = larger(starts, new Uint32Array(slots.length + 1));
		for (let number = 0; number < count; number++) {
			for (let step = 0; step < MOST_STEPS; step++) {
				const at = place(hashes[number] ?? 0, step);
				if (slots[at] !== 0) continue;
				slots[at] = number + 1;
				break;
			}
		}
	}

	return {
		find(line): number {
			const { bytes, bounds } = line;
			let hash = BASIS;
			for (const column of columns) {
				const to = bounds[2 * column + 1] ?? 0;
				for (let at = bounds[2 * column] ?? 0; at < to; at++) hash = Math.imul(hash ^ (bytes[at] ?? 0), PRIME);
				hash = Math.imul(hash ^ LINE_FEED, PRIME);
			}
			for (let step = 0; step < MOST_STEPS; step++) {
				const held = slots[place(hash, step)] ?? 0;
				if (held === 0) return -1;
				if (hashes[held - 1] === hash && isLine(held - 1, line)) return held - 1;
			}
			return -1;
		},
		add(cells): number {
			let length = 0;
			for (const column of columns) {
				const cell = cells[column] ?? "";
				if (cell.length >= LONGEST_KEY || cell.includes("\n") || !cell.isWellFormed()) return -1;
				const { read, written } = encoder.encodeInto(cell, scratch.subarray(length));
				length += written;
				if (read < cell.length || length >= LONGEST_KEY) return -1;
				scratch[length] = LINE_FEED;
				length += 1;
			}
			let hash = BASIS;
			for (let at = 0; at < length; at++) hash = Math.imul(hash ^ (scratch[at] ?? 0), PRIME);
			return count < MOST_KEYS ? keep(length, hash) : -1;
		},
	};
}

function larger<T extends { set(values: T): void }>(old: T, room: T): T {
	room.set(old);
	return room;
}
