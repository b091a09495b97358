/**
 * A look over JSON text before JSON.parse: how deep it nests and which keys stand twice.
 *
 * One pass, no recursion: a hostile file of 2 000 levels is refused here, before anything walks it.
 */
import { step } from "./json.ts";

/** Deepest nesting taken; CSAF needs about 30 with a branch tree of usual depth. */
export const MOST_DEPTH = 100;
const MOST_DUPLICATES = 1000;
/** Of a longer key only so much stands in a pointer: a thousand pointers below a key of megabytes would take all memory. */
const MOST_KEY = 200;

/** What the look found. */
export interface Prescan {
	/** Offset of the bracket that opens level 101; `undefined` when the text stays within bounds. */
	readonly tooDeepAt: number | undefined;
	/** JSON pointers of keys that stand twice in one object (the last one counts), at most 1000. */
	readonly duplicates: readonly string[];
}

interface Level {
	/** Keys seen, a list while they are few; undefined for an array. */
	keys: string[] | Set<string> | undefined;
	/** The key or index being read. */
	current: string | number;
	/** An object is waiting for a key. */
	keyNext: boolean;
}

/** How many keys JSON text has, those that stand twice counted twice; or where it nests too deep. Broken JSON gives some answer. */
export function countKeys(json: string): { readonly keys: number; readonly tooDeepAt: number | undefined } {
	let keys = 0;
	let depth = 0;
	for (let at = 0; at < json.length; at++) {
		const code = json.charCodeAt(at);
		if (code === 0x22) at = stringEnd(json, at);
		else if (code === 0x3a) keys++;
		else if (code === 0x7b || code === 0x5b) {
			if (++depth > MOST_DEPTH) return { keys, tooDeepAt: at };
		} else if (code === 0x7d || code === 0x5d) depth--;
	}
	return { keys, tooDeepAt: undefined };
}

/** Scans JSON text; broken JSON gives some answer, and JSON.parse refuses it afterwards. */
export function prescan(json: string): Prescan {
	const levels: Level[] = [];
	const duplicates: string[] = [];
	let top: Level | undefined;
	for (let at = 0; at < json.length; at++) {
		switch (json.charCodeAt(at)) {
			case 0x22: {
				const end = stringEnd(json, at);
				if (top?.keys !== undefined && top.keyNext) {
					const key = unescaped(json.slice(at + 1, end));
					top.current = key;
					top.keyNext = false;
					if (seenBefore(top, key) && duplicates.length < MOST_DUPLICATES) duplicates.push(pointerTo(levels));
				}
				at = end;
				break;
			}
			case 0x7b:
			case 0x5b: {
				if (levels.length >= MOST_DEPTH) return { tooDeepAt: at, duplicates };
				const object = json.charCodeAt(at) === 0x7b;
				top = { keys: object ? [] : undefined, current: object ? "" : 0, keyNext: object };
				levels.push(top);
				break;
			}
			case 0x7d:
			case 0x5d:
				levels.pop();
				top = levels[levels.length - 1];
				break;
			case 0x2c:
				if (top?.keys !== undefined) top.keyNext = true;
				else if (top !== undefined && typeof top.current === "number") top.current++;
				break;
			default:
		}
	}
	return { tooDeepAt: undefined, duplicates };
}

/** Notes a key; true when the object has it already. */
function seenBefore(level: Level, key: string): boolean {
	const { keys } = level;
	if (keys === undefined) return false;
	if (Array.isArray(keys)) {
		if (keys.includes(key)) return true;
		if (keys.length < 16) keys.push(key);
		else level.keys = new Set([...keys, key]);
		return false;
	}
	const seen = keys.has(key);
	keys.add(key);
	return seen;
}

/** Offset of the closing quote; the end of the text when there is none. */
function stringEnd(json: string, open: number): number {
	let at = open + 1;
	for (;;) {
		const quote = json.indexOf('"', at);
		if (quote < 0) return json.length;
		let slashes = 0;
		while (json.charCodeAt(quote - 1 - slashes) === 0x5c) slashes++;
		if (slashes % 2 === 0) return quote;
		at = quote + 1;
	}
}

function unescaped(raw: string): string {
	if (!raw.includes("\\")) return raw;
	try {
		return String(JSON.parse(`"${raw}"`));
	} catch {
		return raw;
	}
}

function pointerTo(levels: readonly Level[]): string {
	return levels.reduce((pointer, { current }) => step(pointer, typeof current === "string" ? current.slice(0, MOST_KEY) : current), "");
}
