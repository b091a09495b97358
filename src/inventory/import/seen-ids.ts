/** Which device ids a read has met already, in 16 bytes an id rather than the id itself. */

const SMALLEST = 1_024;

/**
 * Remembers ids by a 52-bit hash. Two different ids that collide (one chance in 10 000 among a million devices) only cost
 * the second a suffix that it did not need: no device is lost and none is merged.
 */
export interface SeenIds {
	/** The id itself the first time, then `<id>#2`, `<id>#3` and so on. */
	unique(id: string): string;
	/** Takes an id: true the first time; false, and nothing taken, where it was seen before. */
	isFirst(id: string): boolean;
	/** The same for the bytes of an id that is ASCII. */
	isFirstAscii(bytes: Uint8Array, from: number, to: number): boolean;
}

/** Starts with nothing seen. */
export function newSeenIds(): SeenIds {
	let slots = new Float64Array(SMALLEST);
	let used = 0;
	const counts = new Map<string, number>();

	function add(key: number): boolean {
		if (used * 2 >= slots.length) grow();
		const mask = slots.length - 1;
		let at = key & mask;
		while (slots[at] !== 0) {
			if (slots[at] === key) return false;
			at = (at + 1) & mask;
		}
		slots[at] = key;
		used += 1;
		return true;
	}

	function grow(): void {
		const old = slots;
		slots = new Float64Array(old.length * 2);
		const mask = slots.length - 1;
		for (const key of old) {
			if (key === 0) continue;
			let at = key & mask;
			while (slots[at] !== 0) at = (at + 1) & mask;
			slots[at] = key;
		}
	}

	return {
		unique(id: string): string {
			if (add(hash52(id))) return id;
			for (let number = (counts.get(id) ?? 1) + 1; ; number++) {
				const next = `${id}#${number}`;
				counts.set(id, number);
				if (add(hash52(next))) return next;
			}
		},
		isFirst: (id) => add(hash52(id)),
		isFirstAscii: (bytes, from, to) => add(hashOfBytes(bytes, from, to)),
	};
}

/** Two FNV-1a-like hashes side by side, never 0. */
function hash52(text: string): number {
	let low = LOW;
	let high = HIGH;
	for (let at = 0; at < text.length; at++) {
		const code = text.charCodeAt(at);
		low = Math.imul(low ^ code, 0x01000193);
		high = Math.imul(high ^ code, 0x85ebca6b) ^ (high >>> 13);
	}
	return joined(low, high);
}

/** The same of ASCII as bytes. */
function hashOfBytes(bytes: Uint8Array, from: number, to: number): number {
	let low = LOW;
	let high = HIGH;
	for (let at = from; at < to; at++) {
		const code = bytes[at] ?? 0;
		low = Math.imul(low ^ code, 0x01000193);
		high = Math.imul(high ^ code, 0x85ebca6b) ^ (high >>> 13);
	}
	return joined(low, high);
}

const LOW = 0x811c9dc5;
const HIGH = 0x9747b28c;

function joined(low: number, high: number): number {
	return (high & 0xfffff) * 2 ** 32 + ((low ^ (low >>> 15)) >>> 0) + 1;
}
