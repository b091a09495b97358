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
/** Up to so many stand in a list that is looked through; then in a table of twice as many places as there can be. */
const LISTED = 8;
const SLOTS = 2 * EXACT;

/** A sketch of a set of numbers up to 2^53. */
export class Distinct {
	/** While they are very few. */
	#list: number[] | undefined = [];
	/** While they are few: a table, NaN where it is free; packed, the numbers alone in their order. */
	#table: Float64Array | undefined;
	#registers: Uint8Array | undefined;
	/** Registers that are not empty, packed: index times 256 and rank. */
	#sparse: Uint32Array | undefined;
	#held = 0;
	#last = Number.NaN;

	/** Adds a number, however often. */
	add(value: number): void {
		if (value === this.#last) return;
		this.#last = value;
		if (this.#list !== undefined) this.#addListed(this.#list, value);
		else if (this.#table !== undefined) this.#addFew(this.#unpacked(this.#table), value);
		else mark(this.#dense(), value);
	}

	/** How many. */
	get size(): number {
		if (this.#list !== undefined) return this.#list.length;
		if (this.#table !== undefined) return this.#held;
		return this.#sparse === undefined ? estimateOf(this.#registers ?? new Uint8Array(REGISTERS)) : estimateOfSparse(this.#sparse);
	}

	/** Adds what another has. */
	merge(other: Distinct): void {
		const own = other.#list ?? (other.#table === undefined ? undefined : other.#listed());
		if (own !== undefined) {
			for (const value of own) this.add(value);
			return;
		}
		const into = this.#dense();
		const from = other.#registers ?? unpackedRegisters(other.#sparse);
		for (let at = 0; at < REGISTERS; at += 1) if ((from[at] as number) > (into[at] as number)) into[at] = from[at] as number;
	}

	/** Takes less room, until something is added again. */
	pack(): void {
		if (this.#table?.length === SLOTS) this.#table = this.#listed().slice().sort();
		const registers = this.#registers;
		if (registers === undefined) return;
		const sparse = packedRegisters(registers);
		if (sparse === undefined) return;
		this.#sparse = sparse;
		this.#registers = undefined;
	}

	/** As plain values, to be kept. */
	toStored(): { readonly few: readonly number[] } | { readonly registers: Uint8Array } {
		if (this.#list !== undefined || this.#table !== undefined) return { few: [...(this.#list ?? this.#listed())].sort((a, b) => a - b) };
		return { registers: this.#registers ?? unpackedRegisters(this.#sparse) };
	}

	/** From what `toStored` gave. */
	static fromStored(stored: { readonly few: readonly number[] } | { readonly registers: Uint8Array }): Distinct {
		const made = new Distinct();
		if ("registers" in stored) {
			made.#list = undefined;
			made.#registers = Uint8Array.from(stored.registers);
		} else for (const value of stored.few) made.add(value);
		return made;
	}

	#addListed(list: number[], value: number): void {
		if (list.includes(value)) return;
		if (list.length < LISTED) {
			list.push(value);
			return;
		}
		const table = new Float64Array(SLOTS).fill(Number.NaN);
		this.#table = table;
		this.#list = undefined;
		for (const one of list) this.#addFew(table, one);
		this.#addFew(table, value);
	}

	#addFew(table: Float64Array, value: number): void {
		let at = hashNumber(value, 0) & (SLOTS - 1);
		for (let held = table[at] as number; !Number.isNaN(held); held = table[at] as number) {
			if (held === value) return;
			at = (at + 1) & (SLOTS - 1);
		}
		if (this.#held === EXACT) {
			mark(this.#dense(), value);
			return;
		}
		table[at] = value;
		this.#held += 1;
	}

	/** The numbers of the table. */
	#listed(): Float64Array {
		const table = this.#table ?? new Float64Array(0);
		return table.length === SLOTS ? table.filter((value) => !Number.isNaN(value)) : table;
	}

	#unpacked(table: Float64Array): Float64Array {
		if (table.length === SLOTS) return table;
		this.#table = new Float64Array(SLOTS).fill(Number.NaN);
		this.#held = 0;
		for (const value of table) this.#addFew(this.#table, value);
		return this.#table;
	}

	#dense(): Uint8Array {
		if (this.#registers !== undefined) return this.#registers;
		const registers = unpackedRegisters(this.#sparse);
		for (const value of this.#list ?? this.#listed()) mark(registers, value);
		this.#registers = registers;
		this.#list = undefined;
		this.#table = undefined;
		this.#sparse = undefined;
		return registers;
	}
}

function unpackedRegisters(sparse: Uint32Array | undefined): Uint8Array {
	const registers = new Uint8Array(REGISTERS);
	for (const one of sparse ?? []) registers[one >>> 8] = one & 255;
	return registers;
}

/** Registers that are not empty; `undefined` where there are so many that this takes no less room. */
function packedRegisters(registers: Uint8Array): Uint32Array | undefined {
	let filled = 0;
	for (let at = 0; at < REGISTERS; at += 1) if (registers[at] !== 0) filled += 1;
	if (filled * 8 > REGISTERS) return undefined;
	const sparse = new Uint32Array(filled);
	let next = 0;
	for (let at = 0; at < REGISTERS; at += 1) {
		const rank = registers[at] as number;
		if (rank === 0) continue;
		sparse[next] = at * 256 + rank;
		next += 1;
	}
	return sparse;
}

function mark(registers: Uint8Array, value: number): void {
	const first = hashNumber(value, 0x5bd1e995);
	const index = first >>> (32 - INDEX_BITS);
	// 52 bits more: the rest of the first word, then a second one.
	const rest = (first << INDEX_BITS) >>> 0;
	const rank = rest !== 0 ? Math.clz32(rest) + 1 : 32 - INDEX_BITS + Math.clz32(mix(first ^ hashNumber(value, 0x27d4eb2f))) + 1;
	if (rank > (registers[index] as number)) registers[index] = rank;
}

const POWERS = Float64Array.from({ length: 64 }, (_, rank) => 2 ** -rank);

function estimateOf(registers: Uint8Array): number {
	let sum = 0;
	let zeros = 0;
	for (let at = 0; at < REGISTERS; at += 1) {
		const rank = registers[at] as number;
		sum += POWERS[rank] as number;
		if (rank === 0) zeros += 1;
	}
	return estimate(sum, zeros);
}

function estimateOfSparse(sparse: Uint32Array): number {
	const zeros = REGISTERS - sparse.length;
	let sum = zeros;
	for (let at = 0; at < sparse.length; at += 1) sum += POWERS[(sparse[at] as number) & 255] as number;
	return estimate(sum, zeros);
}

/** @param sum - Of 2 to minus the rank, over all registers. */
function estimate(sum: number, zeros: number): number {
	const raw = (ALPHA * REGISTERS * REGISTERS) / sum;
	// Linear counting while registers are empty (Whang et al. 1990).
	return Math.round(raw <= 2.5 * REGISTERS && zeros > 0 ? REGISTERS * Math.log(REGISTERS / zeros) : raw);
}
