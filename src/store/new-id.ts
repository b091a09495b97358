/** Ids: 26 characters of base 32, sortable by time of making and unguessable, in lower case so that every collation sorts them alike. */
import { randomFillSync } from "node:crypto";

const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
const RANDOM_CHARS = 13;
const MOST_IN_A_MILLISECOND = 32 ** 3;

const pool = new Uint8Array(RANDOM_CHARS * 512);
let used = pool.length;
let lastTime = 0;
let count = 0;
let prefix = "";

/** A new id: 10 characters of time, 3 of a count within the millisecond, 13 (65 bits) of chance. */
export function newId(): string {
	const now = Date.now();
	if (now > lastTime) startMillisecond(now);
	else if (count === MOST_IN_A_MILLISECOND) startMillisecond(lastTime + 1);
	const id = prefix + digits(count, 3) + chance();
	count += 1;
	return id;
}

function startMillisecond(time: number): void {
	lastTime = time;
	count = 0;
	prefix = digits(time, 10);
}

function digits(value: number, length: number): string {
	let text = "";
	for (let rest = value; text.length < length; rest = Math.floor(rest / 32)) text = ALPHABET.charAt(rest % 32) + text;
	return text;
}

function chance(): string {
	if (used === pool.length) {
		randomFillSync(pool);
		used = 0;
	}
	let text = "";
	for (const end = used + RANDOM_CHARS; used < end; used += 1) text += ALPHABET.charAt((pool[used] ?? 0) & 31);
	return text;
}
