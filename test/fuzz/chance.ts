/** Chance that can be had again: every choice follows from one number. */

/** A row of choices. */
export interface Chance {
	/** A whole number from 0 to `below` - 1. */
	int(below: number): number;
	/** True in one case of `times`. */
	once(times: number): boolean;
	/** One of the items; throws on an empty list, which is a defect of the caller. */
	pick<T>(items: readonly T[]): T;
	/** A length from 1 to `most`, small ones as often as big ones: every power of two has the same share. */
	length(most: number): number;
}

/** Starts a row. */
export function startChance(seed: number): Chance {
	let state = seed >>> 0;
	// mulberry32, by Tommy Ettinger, public domain: 32 bits of state are plenty for one input.
	const next = (): number => {
		state = (state + 0x6d2b79f5) >>> 0;
		let word = Math.imul(state ^ (state >>> 15), state | 1);
		word ^= word + Math.imul(word ^ (word >>> 7), word | 61);
		return ((word ^ (word >>> 14)) >>> 0) / 2 ** 32;
	};
	const int = (below: number): number => Math.floor(next() * below);
	return {
		int,
		once: (times) => int(times) === 0,
		pick<T>(items: readonly T[]): T {
			if (items.length === 0) throw new Error("nothing to pick from");
			return items[int(items.length)] as T;
		},
		length: (most) => Math.max(1, Math.min(most, Math.floor(2 ** (next() * Math.log2(most + 1))))),
	};
}

/** The seed of one input: from that of the run, the name of the target and the number of the input. */
export function seedOf(run: number, target: string, input: number): number {
	let hash = (run ^ 0x811c9dc5) >>> 0;
	for (const char of `${target} ${input}`) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193) >>> 0;
	return hash;
}
