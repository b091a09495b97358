/** Tells lines that came before: a log that is read twice, or whose parts overlap, is counted once. Bounded: what lies too far back is forgotten. */

const SMALLEST = 1 << 12;

/** Remembers 64 bits of each line. */
export interface RepeatedLines {
	/** Whether the line is new; it is remembered. */
	isNew(high: number, low: number): boolean;
}

/** A memory for so many lines at least, and at most twice as many (a power of two, 16 bytes each at its fullest). */
export function createRepeatedLines(most: number): RepeatedLines {
	let now = createTable(SMALLEST);
	let before: Table | undefined;
	return {
		isNew(high, low) {
			if (now.has(high, low) || before?.has(high, low) === true) return false;
			if (now.size === most) {
				before = now;
				now = createTable(SMALLEST);
			}
			now = now.add(high, low);
			return true;
		},
	};
}

interface Table {
	readonly size: number;
	has(high: number, low: number): boolean;
	/** Gives a larger one where it was full. */
	add(high: number, low: number): Table;
}

function createTable(capacity: number): Table {
	const slots = new Uint32Array(capacity * 2);
	const mask = capacity - 1;
	let size = 0;
	let hasZero = false;
	const place = (high: number, low: number) => {
		let at = low & mask;
		for (;;) {
			const [a, b] = [slots[at * 2] as number, slots[at * 2 + 1] as number];
			if ((a === high && b === low) || (a === 0 && b === 0)) return at;
			at = (at + 1) & mask;
		}
	};
	const table: Table = {
		get size() {
			return size;
		},
		has(high, low) {
			if (high === 0 && low === 0) return hasZero;
			return slots[place(high, low) * 2] === high && slots[place(high, low) * 2 + 1] === low;
		},
		add(high, low) {
			if (size * 2 >= capacity) {
				let larger = createTable(capacity * 2);
				for (let at = 0; at < slots.length; at += 2) {
					const [a, b] = [slots[at] as number, slots[at + 1] as number];
					if (a !== 0 || b !== 0) larger = larger.add(a, b);
				}
				if (hasZero) larger = larger.add(0, 0);
				return larger.add(high, low);
			}
			size += 1;
			if (high === 0 && low === 0) hasZero = true;
			else {
				const at = place(high, low);
				slots[at * 2] = high;
				slots[at * 2 + 1] = low;
			}
			return table;
		},
	};
	return table;
}
