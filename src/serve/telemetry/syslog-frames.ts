/** Lines in a stream of syslog over TCP, written by strangers: a line each, or counted in bytes before each (RFC 6587). */

/** Bytes of the longest message; what is longer is left out and counted. */
const LONGEST = 65_536;
const LINE_FEED = 10;
const BLANK = 32;

/** Cuts one stream. */
export interface SyslogFrames {
	/** Whole messages that this piece ends, each with a line feed behind it. */
	add(piece: Uint8Array): readonly Uint8Array[];
	/** What stands without its end when the stream closes. */
	end(): readonly Uint8Array[];
	/** Messages that were too long. */
	readonly tooLong: () => number;
}

/** One at its beginning. */
export function createSyslogFrames(): SyslogFrames {
	let held: Uint8Array = new Uint8Array(0);
	let tooLong = 0;
	/** Bytes that are passed over: of a counted message, or up to the next line feed. */
	let passing = 0;

	/** Where the next message begins and ends, and where the one behind it begins; `undefined` while it is not whole. */
	function next(): { readonly from: number; readonly to: number; readonly after: number } | undefined {
		const counted = countOf(held);
		if (counted !== undefined) {
			const after = counted.from + counted.length;
			if (counted.length > LONGEST) {
				tooLong += 1;
				passing = Math.max(0, after - held.length);
				return { from: 0, to: 0, after: Math.min(after, held.length) };
			}
			return held.length < after ? undefined : { from: counted.from, to: after, after };
		}
		const end = held.indexOf(LINE_FEED);
		if (end >= 0) return { from: 0, to: end, after: end + 1 };
		if (held.length <= LONGEST) return undefined;
		tooLong += 1;
		passing = Number.POSITIVE_INFINITY;
		return { from: 0, to: 0, after: held.length };
	}

	function pass(piece: Uint8Array): Uint8Array {
		if (passing === 0) return piece;
		if (passing === Number.POSITIVE_INFINITY) {
			const end = piece.indexOf(LINE_FEED);
			if (end < 0) return piece.subarray(piece.length);
			passing = 0;
			return piece.subarray(end + 1);
		}
		const some = Math.min(passing, piece.length);
		passing -= some;
		return piece.subarray(some);
	}

	return {
		tooLong: () => tooLong,
		add(piece) {
			const rest = pass(piece);
			const both = new Uint8Array(held.length + rest.length);
			both.set(held);
			both.set(rest, held.length);
			held = both;
			const found: Uint8Array[] = [];
			for (let one = next(); one !== undefined && held.length > 0; one = next()) {
				if (one.to > one.from) found.push(asLine(held.subarray(one.from, one.to)));
				held = held.subarray(one.after);
			}
			return found;
		},
		end() {
			const last = held.length > 0 && countOf(held) === undefined ? [asLine(held)] : [];
			held = new Uint8Array(0);
			return last;
		},
	};
}

/** The number of bytes of a counted message, and where it begins: digits, a blank, and `<`. */
function countOf(bytes: Uint8Array): { readonly from: number; readonly length: number } | undefined {
	let length = 0;
	for (let at = 0; at < Math.min(bytes.length, 10); at += 1) {
		const byte = bytes[at] as number;
		if (byte === BLANK && at > 0) return bytes[at + 1] === 60 || bytes.length === at + 1 ? { from: at + 1, length } : undefined;
		if (byte < 48 || byte > 57) return undefined;
		length = length * 10 + byte - 48;
	}
	return undefined;
}

/** One line: what stands in it that would end it becomes a blank, so that a message is one line whatever it holds. */
export function asLine(message: Uint8Array): Uint8Array {
	let to = message.length;
	while (to > 0 && (message[to - 1] === LINE_FEED || message[to - 1] === 13 || message[to - 1] === 0)) to -= 1;
	const line = new Uint8Array(to + 1);
	line.set(message.subarray(0, to));
	for (let at = line.indexOf(LINE_FEED); at >= 0 && at < to; at = line.indexOf(LINE_FEED, at + 1)) line[at] = BLANK;
	line[to] = LINE_FEED;
	return line;
}
