/** Line and column of places in JSON text. One pass without recursion, made only when there is something to tell. */

/** A place for people: both from 1, columns in UTF-16 units as editors count. */
export interface Position {
	readonly line: number;
	readonly column: number;
	/** Offset in the text, in UTF-16 units. */
	readonly offset: number;
}

interface Wanted {
	below: Map<string, Wanted> | undefined;
	offset: number;
}

interface Level {
	readonly wanted: Wanted | undefined;
	readonly isObject: boolean;
	key: string;
	index: number;
	keyNext: boolean;
}

/**
 * Finds places.
 *
 * @param json - Valid JSON, looked over for its depth before.
 * @returns A position for each pointer; of what does not exist that of the nearest thing above it. Of a key that stands twice the last.
 */
export function locate(json: string, pointers: Iterable<string>): ReadonlyMap<string, Position> {
	const root: Wanted = { below: undefined, offset: -1 };
	const chains = new Map<string, readonly Wanted[]>();
	for (const pointer of pointers) if (!chains.has(pointer)) chains.set(pointer, want(root, pointer));
	scan(json, root);
	const offsets = new Map<string, number>();
	for (const [pointer, chain] of chains) offsets.set(pointer, Math.max(0, chain.findLast(({ offset }) => offset >= 0)?.offset ?? 0));
	return positions(json, offsets);
}

function want(root: Wanted, pointer: string): readonly Wanted[] {
	const chain = [root];
	let one = root;
	for (const step of pointer.split("/").slice(1)) {
		const key = step.includes("~") ? step.replaceAll("~1", "/").replaceAll("~0", "~") : step;
		one.below ??= new Map();
		const next: Wanted = one.below.get(key) ?? { below: undefined, offset: -1 };
		one.below.set(key, next);
		chain.push(next);
		one = next;
	}
	return chain;
}

function scan(json: string, root: Wanted): void {
	const levels: Level[] = [];
	let top: Level | undefined;
	/** Takes the value that begins here. */
	const begin = (at: number): Wanted | undefined => {
		const wanted = top === undefined ? root : top.wanted?.below?.get(top.isObject ? top.key : String(top.index));
		if (wanted !== undefined) wanted.offset = at;
		return wanted;
	};
	for (let at = 0; at < json.length; at++) {
		const code = json.charCodeAt(at);
		if (code === 0x22) {
			const end = stringEnd(json, at);
			if (top?.isObject === true && top.keyNext) {
				if (top.wanted?.below !== undefined) top.key = unescaped(json.slice(at + 1, end));
				top.keyNext = false;
			} else begin(at);
			at = end;
		} else if (code === 0x7b || code === 0x5b) {
			top = { wanted: begin(at), isObject: code === 0x7b, key: "", index: 0, keyNext: code === 0x7b };
			levels.push(top);
		} else if (code === 0x7d || code === 0x5d) {
			levels.pop();
			top = levels.at(-1);
		} else if (code === 0x2c) {
			if (top?.isObject === true) top.keyNext = true;
			else if (top !== undefined) top.index++;
		} else if (code > 0x20 && code !== 0x3a) {
			begin(at);
			while (at + 1 < json.length && !",]}".includes(json.charAt(at + 1)) && json.charCodeAt(at + 1) > 0x20) at++;
		}
	}
}

function stringEnd(json: string, open: number): number {
	for (let at = json.indexOf('"', open + 1); at >= 0; at = json.indexOf('"', at + 1)) {
		let slashes = 0;
		while (json.charCodeAt(at - 1 - slashes) === 0x5c) slashes++;
		if (slashes % 2 === 0) return at;
	}
	return json.length;
}

function unescaped(raw: string): string {
	return raw.includes("\\") ? String(JSON.parse(`"${raw}"`)) : raw;
}

function positions(json: string, offsets: ReadonlyMap<string, number>): ReadonlyMap<string, Position> {
	const sorted = [...new Set(offsets.values())].sort((a, b) => a - b);
	const found = new Map<number, Position>();
	let line = 1;
	let start = 0;
	for (const offset of sorted) {
		for (let next = json.indexOf("\n", start); next >= 0 && next < offset; next = json.indexOf("\n", start)) {
			line++;
			start = next + 1;
		}
		found.set(offset, { line, column: offset - start + 1, offset });
	}
	const none: Position = { line: 1, column: 1, offset: 0 };
	return new Map([...offsets].map(([pointer, offset]) => [pointer, found.get(offset) ?? none]));
}
