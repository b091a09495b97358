/** Numbers to bytes and back, for what is kept: whole ones in as few bytes as they need, seven bits to a byte, the lowest first. */

/** Bytes that grow. */
export class ByteWriter {
	#bytes = new Uint8Array(256);
	#view = new DataView(this.#bytes.buffer);
	#length = 0;

	/** A whole number from 0 to 2^53. */
	whole(value: number): void {
		let rest = value;
		for (; rest >= 0x80; rest = Math.floor(rest / 0x80)) this.byte((rest % 0x80) | 0x80);
		this.byte(rest);
	}

	/** Any number, in eight bytes. */
	number(value: number): void {
		this.#room(8);
		this.#view.setFloat64(this.#length, value, true);
		this.#length += 8;
	}

	/** One byte. */
	byte(value: number): void {
		this.#room(1);
		this.#bytes[this.#length] = value;
		this.#length += 1;
	}

	/** Bytes as they are. */
	bytes(value: Uint8Array): void {
		this.#room(value.length);
		this.#bytes.set(value, this.#length);
		this.#length += value.length;
	}

	/** A copy of what was written. */
	done(): Uint8Array {
		return this.#bytes.slice(0, this.#length);
	}

	#room(more: number): void {
		if (this.#length + more <= this.#bytes.length) return;
		const larger = new Uint8Array(Math.max(this.#bytes.length * 2, this.#length + more));
		larger.set(this.#bytes);
		this.#bytes = larger;
		this.#view = new DataView(larger.buffer);
	}
}

/** Reads what a writer wrote; behind the end there are zeros. */
export class ByteReader {
	readonly #bytes: Uint8Array;
	#at = 0;

	constructor(bytes: Uint8Array) {
		this.#bytes = bytes;
	}

	/** Whether nothing is left. */
	get isAtEnd(): boolean {
		return this.#at >= this.#bytes.length;
	}

	/** A whole number. */
	whole(): number {
		let value = 0;
		for (let factor = 1; factor <= 2 ** 49; factor *= 0x80) {
			const byte = this.byte();
			value += (byte & 0x7f) * factor;
			if (byte < 0x80) break;
		}
		return value;
	}

	/** Any number. */
	number(): number {
		const eight = this.bytes(8);
		return new DataView(eight.buffer, eight.byteOffset, 8).getFloat64(0, true);
	}

	/** One byte. */
	byte(): number {
		const byte = this.#bytes[this.#at] ?? 0;
		this.#at += 1;
		return byte;
	}

	/** So many bytes. */
	bytes(length: number): Uint8Array {
		const some = new Uint8Array(length);
		some.set(this.#bytes.subarray(this.#at, this.#at + length));
		this.#at += length;
		return some;
	}
}
