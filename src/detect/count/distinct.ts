/**
 * How many different ones: exact to 64, estimated beyond (HyperLogLog, Flajolet et al. 2007, 4 096 registers: standard error 1.6 %).
 *
 * What is counted depends on what was added alone, not on its order or how often; two merge into what one would have been.
 */
import { hashNumber, mix } from "../sighting/hash.ts";

/** Up to so many the count is exact. */
export const EXACT = 64;
const INDEX_BITS = 12;
const REGISTERS = 1 << INDEX_BITS;
/** Bias of the estimate for so many registers. */
const ALPHA = 0.7213 / (1 + 1.079 / REGISTERS);
const SMALLEST = 4;

/** A sketch of a set of numbers up to 2^53. */
export class Distinct {
	/** The numbers themselves while they are few: an open table, NaN where it is free. */
	#few: Float64Array | undefined;
	#held = 0;
	#registers: Uint8Array | undefined;

	/** Adds a number, however often. */
	add(value: number): void {
		if (this.#registers !== undefined) this.#mark(value);
		else this.#addFew(value);
	}

	/** How many. */
	get size(): number {
		return this.#registers === undefined ? this.#held : estimate(this.#registers);
	}

	/** Adds what another has. */
	merge(other: Distinct): void {
		if (other.#registers === undefined) {
			for (const value of other.#few ?? []) if (!Number.isNaN(value)) this.add(value);
			return;
		}
		const own = this.#dense();
		for (let at = 0; at < REGISTERS; at += 1)
			if ((other.#registers[at] as number) > (own[at] as number)) own[at] = other.#registers[at] as number;
	}

	/** As plain values, to be kept. */
	toStored(): { readonly few: readonly number[] } | { readonly registers: Uint8Array } {
		if (this.#registers !== undefined) return { registers: this.#registers };
		return { few: [...(this.#few ?? [])].filter((value) => !Number.isNaN(value)).sort((a, b) => a - b) };
	}

	/** From what `toStored` gave. */
	static fromStored(stored: { readonly few: readonly number[] } | { readonly registers: Uint8Array }): Distinct {
		const made = new Distinct();
		if ("registers" in stored) made.#registers = Uint8Array.from(stored.registers);
		else for (const value of stored.few) made.add(value);
		return made;
	}

	#addFew(value: number): void {
		const few = this.#few ?? new Float64Array(SMALLEST).fill(Number.NaN);
		this.#few = few;
		const mask = few.length - 1;
		let at = hashNumber(value, 0) & mask;
		for (let held = few[at] as number; !Number.isNaN(held); held = few[at] as number) {
			if (held === value) return;
			at = (at + 1) & mask;
		}
		if (this.#held === EXACT) {
			this.#dense();
			this.#mark(value);
			return;
		}
		few[at] = value;
		this.#held += 1;
		if (this.#held * 4 > few.length * 3) this.#grow(few);
	}

	#grow(few: Float64Array): void {
		this.#few = new Float64Array(few.length * 2).fill(Number.NaN);
		this.#held = 0;
		for (const value of few) if (!Number.isNaN(value)) this.#addFew(value);
	}

	#dense(): Uint8Array {
		if (this.#registers === undefined) {
			this.#registers = new Uint8Array(REGISTERS);
			for (const value of this.#few ?? []) if (!Number.isNaN(value)) this.#mark(value);
			this.#few = undefined;
		}
		return this.#registers;
	}

	#mark(value: number): void {
		const registers = this.#registers as Uint8Array;
		const first = hashNumber(value, 0x5bd1e995);
		const index = first >>> (32 - INDEX_BITS);
		// 52 bits more: the rest of the first word, then a second one.
		const rest = (first << INDEX_BITS) >>> 0;
		const rank = rest !== 0 ? Math.clz32(rest) + 1 : 32 - INDEX_BITS + Math.clz32(mix(first ^ hashNumber(value, 0x27d4eb2f))) + 1;
		if (rank > (registers[index] as number)) registers[index] = rank;
	}
}

function estimate(registers: Uint8Array): number {
	let sum = 0;
	let zeros = 0;
	for (let at = 0; at < REGISTERS; at += 1) {
		const rank = registers[at] as number;
		sum += 2 ** -rank;
		if (rank === 0) zeros += 1;
	}
	const raw = (ALPHA * REGISTERS * REGISTERS) / sum;
	// Linear counting while registers are empty (Whang et al. 1990).
	return Math.round(raw <= 2.5 * REGISTERS && zeros > 0 ? REGISTERS * Math.log(REGISTERS / zeros) : raw);
}
