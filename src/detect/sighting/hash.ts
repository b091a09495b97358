/** Hashes for sketches and for telling a line again: quick and well mixed, and no protection against somebody who looks for collisions. */

import type { Line } from "./line.ts";

/** Mixes 32 bits into 32 (the last step of MurmurHash3, A. Appleby, public domain). */
export function mix(value: number): number {
	let h = value | 0;
	h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
	h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
	return (h ^ (h >>> 16)) >>> 0;
}

/** 32 bits of a text. */
export function hashText(text: string, seed: number): number {
	let h = seed ^ 0x811c9dc5;
	for (let at = 0; at < text.length; at += 1) h = Math.imul(h ^ text.charCodeAt(at), 0x01000193);
	return mix(h ^ text.length);
}

/** 32 bits of a number up to 2^53. */
export function hashNumber(value: number, seed: number): number {
	const high = Math.floor(value / 0x1_0000_0000);
	return mix(mix((value >>> 0) ^ seed) + Math.imul(high, 0x9e3779b1));
}

/** 64 bits of a whole line, as two numbers of 32: the same line always has the same. */
export function hashLine({ view, from, to }: Line): readonly [high: number, low: number] {
	let high = 0x9747b28c ^ (to - from);
	let low = 0x2545f491;
	let at = from;
	for (; at + 8 <= to; at += 8) {
		high = Math.imul(high ^ view.getInt32(at, true), 0xcc9e2d51);
		low = Math.imul((low ^ view.getInt32(at + 4, true)) + (high >>> 15), 0x1b873593);
		high ^= low >>> 13;
	}
	for (; at < to; at += 1) {
		high = Math.imul(high ^ view.getUint8(at), 0x01000193);
		low = Math.imul(low ^ (high >>> 11), 0x85ebca6b);
	}
	return [mix(high ^ (low >>> 7)), mix(low)];
}
