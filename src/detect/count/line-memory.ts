/**
 * Tells lines that came before, hour by hour, over all that was ever kept: a log that is read again, in parts or under another name, changes no count.
 *
 * The hours that were touched last are remembered line by line. An hour that is let go is shut for the sensors that had been heard in it: nobody could
 * say whether a further line of theirs came before, so it is refused and told. For other sensors the hour is open.
 */

/** What is said of a line. */
export type LineNews = "new" | "again" | "late" | "full";

/** Tells lines. */
export interface LineMemory {
	/**
	 * Whether a line is new; it is remembered.
	 *
	 * @param bucket - Its hour since 1970; `REPORTS` for reports of victims, which come late by nature.
	 * @param isShut - Whether that hour is shut for its sensor.
	 */
	news(high: number, low: number, bucket: number, isShut: boolean): LineNews;
}

/** Where reports of victims are remembered: never let go. */
export const REPORTS = -1;

/** What is to be kept of a memory since it was last asked. */
export interface MemoryChange {
	/** Pairs of 32 bits: new lines of each hour. */
	readonly added: ReadonlyMap<number, Uint32Array>;
	/** Hours that are let go. */
	readonly gone: readonly number[];
}

/** A memory that can be kept. */
export interface KeptLineMemory extends LineMemory {
	/** Takes up what was kept before. */
	restore(lines: Iterable<readonly [bucket: number, pairs: Uint32Array]>): void;
	/** Gives what is new, and lets go of hours that lie too far back. */
	drain(): MemoryChange;
}

/** Lines that are remembered at least, over all hours; and those of one hour at most. */
const MOST_LINES = 1 << 21;
const MOST_OF_HOUR = 1 << 22;

/** An empty one. */
export function createLineMemory(mostLines: number = MOST_LINES, mostOfHour: number = MOST_OF_HOUR): KeptLineMemory {
	const hours = new Map<number, PairSet>();
	let fresh = new Map<number, number[]>();
	let count = 0;

	/** Those that were touched last stand last. */
	function touch(bucket: number): PairSet {
		const set = hours.get(bucket) ?? new PairSet();
		hours.delete(bucket);
		hours.set(bucket, set);
		return set;
	}

	return {
		news(high, low, bucket, isShut) {
			if (isShut) return "late";
			const set = hours.get(bucket) ?? touch(bucket);
			if (set.has(high, low)) return "again";
			if (set.size >= mostOfHour) return "full";
			set.add(high, low);
			count += 1;
			const added = fresh.get(bucket);
			if (added === undefined) fresh.set(bucket, [high, low]);
			else added.push(high, low);
			return "new";
		},
		restore(lines) {
			for (const [bucket, pairs] of lines) {
				const set = touch(bucket);
				const before = set.size;
				for (let at = 0; at + 1 < pairs.length; at += 2) set.add(pairs[at] as number, pairs[at + 1] as number);
				count += set.size - before;
			}
		},
		drain() {
			for (const bucket of fresh.keys()) touch(bucket);
			const gone: number[] = [];
			for (const [bucket, set] of hours) {
				if (count <= mostLines || hours.size - gone.length <= 1) break;
				if (bucket === REPORTS) continue;
				gone.push(bucket);
				count -= set.size;
			}
			for (const bucket of gone) {
				hours.delete(bucket);
				fresh.delete(bucket);
			}
			const added = new Map([...fresh].map(([bucket, pairs]) => [bucket, Uint32Array.from(pairs)]));
			fresh = new Map();
			return { added, gone };
		},
	};
}

const SMALLEST = 64;

/** A set of pairs of 32 bits: open addressing, at most half full. */
class PairSet {
	size = 0;
	#slots = new Uint32Array(SMALLEST * 2);
	#hasZero = false;

	has(high: number, low: number): boolean {
		if (high === 0 && low === 0) return this.#hasZero;
		const at = this.#place(high, low);
		return this.#slots[at] === high && this.#slots[at + 1] === low;
	}

	add(high: number, low: number): void {
		if (this.has(high, low)) return;
		this.size += 1;
		if (high === 0 && low === 0) {
			this.#hasZero = true;
			return;
		}
		if (this.size * 4 > this.#slots.length) {
			const before = this.#slots;
			this.#slots = new Uint32Array(before.length * 2);
			for (let at = 0; at < before.length; at += 2)
				if (before[at] !== 0 || before[at + 1] !== 0) this.#put(before[at] as number, before[at + 1] as number);
		}
		this.#put(high, low);
	}

	#put(high: number, low: number): void {
		const at = this.#place(high, low);
		this.#slots[at] = high;
		this.#slots[at + 1] = low;
	}

	/** Where the pair stands, or would. */
	#place(high: number, low: number): number {
		const mask = this.#slots.length - 1;
		for (let at = (low * 2) & mask; ; at = (at + 2) & mask) {
			const [a, b] = [this.#slots[at], this.#slots[at + 1]];
			if ((a === high && b === low) || (a === 0 && b === 0)) return at;
		}
	}
}
