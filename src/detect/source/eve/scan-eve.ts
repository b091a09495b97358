/**
 * Reads what is wanted of an EVE line from its bytes, and checks the grammar of the rest on the way.
 *
 * It gives up, and reads nothing, where the line is out of the ordinary: not sound JSON, a wanted key twice, an escape in a key or a wanted
 * value, a wanted value of another kind, or deep nesting. So whatever it reads, `JSON.parse` reads the same.
 */
import { addressAt, NO_ADDRESS } from "../../sighting/address.ts";
import { isoAt } from "../../sighting/instant.ts";
import { isAt, type Line, textAt, wholeAt } from "../../sighting/line.ts";

/** What is wanted of a line. */
export interface EveFields {
	at: number;
	eventType: string;
	source: number;
	target: number;
	port: number;
	host: string;
	rule: number;
	ruleName: string;
	url: string;
	agent: string;
	country: string;
}

/** None of it. */
export function emptyFields(): EveFields {
	return {
		at: Number.NaN,
		eventType: "",
		source: NO_ADDRESS,
		target: NO_ADDRESS,
		port: 0,
		host: "",
		rule: 0,
		ruleName: "",
		url: "",
		agent: "",
		country: "",
	};
}

const [QUOTE, BACKSLASH, COMMA, COLON, OPEN, CLOSE, LIST, UNLIST, MINUS] = [34, 92, 44, 58, 123, 125, 91, 93, 45];
const DEEPEST = 32;
const FAILED = -1;

/** Bytes that a string goes on over: not a quote, a backslash, a control sign, or what is no ASCII. */
const PLAIN = Uint8Array.from({ length: 256 }, (_, byte) => (byte >= 32 && byte < 128 && byte !== QUOTE && byte !== BACKSLASH ? 1 : 0));
/** The same where a string's text is not wanted. */
const PASSED = Uint8Array.from({ length: 256 }, (_, byte) => (byte >= 32 && byte !== QUOTE && byte !== BACKSLASH ? 1 : 0));

/** The objects that hold something wanted, and the keys in each with their bit. */
type Part = "top" | "alert" | "http" | "geoip";

/** The scanner; `fields` is overwritten, and says nothing when false comes back. */
export function scanEve(line: Line, fields: EveFields): boolean {
	fields.at = Number.NaN;
	fields.source = fields.target = NO_ADDRESS;
	fields.port = fields.rule = 0;
	fields.eventType = fields.host = fields.ruleName = fields.url = fields.agent = fields.country = "";
	seen = 0;
	const { bytes, to } = line;
	const end = object(TOP, bytes, blanks(bytes, line.from, to), to, 0, fields);
	return end !== FAILED && blanks(bytes, end, to) === to;
}

const EMPTY = emptyFields();
/** Bits of the wanted keys of the line at hand. */
let seen = 0;

function blanks(bytes: Uint8Array, from: number, to: number): number {
	let at = from;
	while (at < to && (bytes[at] === 32 || bytes[at] === 9 || bytes[at] === 13 || bytes[at] === 10)) at += 1;
	return at;
}

/** Past an object of which something may be wanted; `at` is where it opens. */
function object(part: Wanted | undefined, bytes: Uint8Array, from: number, to: number, depth: number, fields: EveFields): number {
	if (bytes[from] !== OPEN || depth > DEEPEST) return FAILED;
	let at = blanks(bytes, from + 1, to);
	if (bytes[at] === CLOSE) return at + 1;
	for (;;) {
		if (bytes[at] !== QUOTE) return FAILED;
		const key = at + 1;
		let end = key;
		while (end < to && PLAIN[bytes[end] as number] === 1) end += 1;
		if (end >= to || bytes[end] !== QUOTE) {
			// An escape or a letter beyond ASCII in a key that could be a wanted one.
			if (part !== undefined) return FAILED;
			end = string(bytes, at, to) - 1;
			if (end < 0) return FAILED;
		}
		at = end + 1;
		if (bytes[at] !== COLON) at = blanks(bytes, at, to);
		if (bytes[at] !== COLON) return FAILED;
		at += 1;
		if ((bytes[at] as number) <= 32) at = blanks(bytes, at, to);
		const wanted = part === undefined ? 0 : wantedKey(part, bytes, key, end);
		at = wanted === 0 ? value(bytes, at, to, depth) : take(wanted, bytes, at, to, depth, fields);
		if (at === FAILED) return FAILED;
		if ((bytes[at] as number) <= 32) at = blanks(bytes, at, to);
		if (at >= to) return FAILED;
		if (bytes[at] === CLOSE) return at + 1;
		if (bytes[at] !== COMMA) return FAILED;
		at += 1;
		if ((bytes[at] as number) <= 32) at = blanks(bytes, at, to);
	}
}

const KEYS: Readonly<Record<Part, readonly (readonly [name: string, bit: number])[]>> = {
	top: [
		["timestamp", 1],
		["event_type", 2],
		["src_ip", 4],
		["dest_ip", 8],
		["dest_port", 16],
		["host", 32],
		["alert", 64],
		["http", 128],
		["geoip", 256],
	],
	alert: [
		["signature_id", 512],
		["signature", 1024],
	],
	http: [
		["url", 2048],
		["http_user_agent", 4096],
	],
	geoip: [
		["country_iso_code", 8192],
		["country_code2", 16_384],
	],
};

/** A wanted key: its bytes and its bit. */
interface WantedKey {
	readonly bytes: Uint8Array;
	readonly bit: number;
}

const NO_KEYS: readonly WantedKey[] = [];
const LONGEST_KEY = 16;

/** The wanted keys of a part by their length. */
type Wanted = readonly (readonly WantedKey[])[];

function byLength(keys: readonly (readonly [name: string, bit: number])[]): Wanted {
	return Array.from({ length: LONGEST_KEY + 1 }, (_, length) => {
		const some = keys.filter(([name]) => name.length === length);
		return some.length === 0 ? NO_KEYS : some.map(([name, bit]) => ({ bytes: Uint8Array.from(name, (sign) => sign.charCodeAt(0)), bit }));
	});
}

const [TOP, ALERT, HTTP, GEOIP] = [KEYS.top, KEYS.alert, KEYS.http, KEYS.geoip].map(byLength) as [Wanted, Wanted, Wanted, Wanted];

function wantedKey(part: Wanted, bytes: Uint8Array, from: number, to: number): number {
	const length = to - from;
	if (length > LONGEST_KEY) return 0;
	const candidates = part[length] as readonly WantedKey[];
	for (let index = 0; index < candidates.length; index += 1) {
		const key = candidates[index] as WantedKey;
		let at = length - 1;
		while (at >= 0 && bytes[from + at] === key.bytes[at]) at -= 1;
		if (at < 0) return key.bit;
	}
	return 0;
}

/** Past a wanted value, which is read. */
function take(bit: number, bytes: Uint8Array, from: number, to: number, depth: number, fields: EveFields): number {
	if ((seen & bit) !== 0) return FAILED;
	seen |= bit;
	if (bit === 64) return object(ALERT, bytes, from, to, depth + 1, fields);
	if (bit === 128) return object(HTTP, bytes, from, to, depth + 1, fields);
	if (bit === 256) return object(GEOIP, bytes, from, to, depth + 1, fields);
	if (bit === 16 || bit === 512) {
		let end = from;
		while (end < to && (bytes[end] as number) >= 48 && (bytes[end] as number) <= 57) end += 1;
		const found = end - from <= 12 && (bytes[from] !== 48 || end === from + 1) ? wholeAt(bytes, from, end) : -1;
		const next = bytes[end];
		if (found < 0 || next === 46 || next === 101 || next === 69) return FAILED;
		if (bit === 512) fields.rule = found;
		else fields.port = found <= 65_535 ? found : 0;
		return end;
	}
	if (bytes[from] !== QUOTE) return FAILED;
	const text = from + 1;
	let end = text;
	while (end < to && PLAIN[bytes[end] as number] === 1) end += 1;
	if (end >= to || bytes[end] !== QUOTE) return FAILED;
	return set(bit, bytes, text, end, fields) ? end + 1 : FAILED;
}

/** False where what the other reader would make of it is left to that. */
function set(bit: number, bytes: Uint8Array, from: number, to: number, fields: EveFields): boolean {
	if (bit === 1) fields.at = isoAt(bytes, from, to);
	else if (bit === 2) fields.eventType = eventType(bytes, from, to);
	else if (bit === 4) fields.source = addressAt(bytes, from, to);
	else if (bit === 8) fields.target = addressAt(bytes, from, to);
	else if (bit === 32) fields.host = known(bytes, from, to);
	else if (bit === 1024) fields.ruleName = known(bytes, from, to);
	else if (bit === 2048) fields.url = textAt(bytes, from, to);
	else if (bit === 4096) fields.agent = known(bytes, from, to);
	else if (bit === 8192) fields.country = textAt(bytes, from, to);
	else if ((seen & 8192) === 0) fields.country = textAt(bytes, from, to);
	// A time in another form than Suricata's is a matter for the other reader.
	return bit !== 1 || !Number.isNaN(fields.at);
}

function eventType(bytes: Uint8Array, from: number, to: number): string {
	if (isAt("alert", bytes, from, to) && to - from === 5) return "alert";
	return textAt(bytes, from, to);
}

/** Texts that many lines have in common: by their last letters and length, so that they are not made anew each time. */
const texts = new Map<number, { readonly bytes: Uint8Array; readonly text: string }>();
const MOST_TEXTS = 4096;

function known(bytes: Uint8Array, from: number, to: number): string {
	let key = to - from;
	for (let at = from; at < to; at += at < from + 4 || at >= to - 8 ? 1 : 4) key = (Math.imul(key, 31) + (bytes[at] as number)) | 0;
	const held = texts.get(key);
	if (held !== undefined && held.bytes.length === to - from && isSame(held.bytes, bytes, from)) return held.text;
	const own = bytes.slice(from, to);
	const text = textAt(own, 0, own.length);
	if (texts.size < MOST_TEXTS && own.length <= 512) texts.set(key, { bytes: own, text });
	return text;
}

function isSame(own: Uint8Array, bytes: Uint8Array, from: number): boolean {
	for (let at = 0; at < own.length; at += 1) if (own[at] !== bytes[from + at]) return false;
	return true;
}

/** Past any value. */
function value(bytes: Uint8Array, from: number, to: number, depth: number): number {
	const byte = from < to ? (bytes[from] as number) : 0;
	if (byte === QUOTE) {
		let at = from + 1;
		while (at < to && PASSED[bytes[at] as number] === 1) at += 1;
		return at < to && bytes[at] === QUOTE ? at + 1 : string(bytes, from, to);
	}
	if (byte >= 49 && byte <= 57) {
		const at = digits(bytes, from + 1, to);
		const next = bytes[at];
		if (next === COMMA || next === CLOSE) return at;
		return number(bytes, from, to);
	}
	if (byte === OPEN) return object(undefined, bytes, from, to, depth + 1, EMPTY);
	if (byte === LIST) return list(bytes, from, to, depth + 1);
	if (byte === 116) return isAt("true", bytes, from, to) ? from + 4 : FAILED;
	if (byte === 102) return isAt("false", bytes, from, to) ? from + 5 : FAILED;
	if (byte === 110) return isAt("null", bytes, from, to) ? from + 4 : FAILED;
	return number(bytes, from, to);
}

function list(bytes: Uint8Array, from: number, to: number, depth: number): number {
	if (depth > DEEPEST) return FAILED;
	let at = blanks(bytes, from + 1, to);
	if (at < to && bytes[at] === UNLIST) return at + 1;
	for (;;) {
		at = value(bytes, at, to, depth);
		if (at === FAILED) return FAILED;
		at = blanks(bytes, at, to);
		if (at >= to) return FAILED;
		if (bytes[at] === UNLIST) return at + 1;
		if (bytes[at] !== COMMA) return FAILED;
		at = blanks(bytes, at + 1, to);
	}
}

/** Past a string; escapes are checked. */
function string(bytes: Uint8Array, from: number, to: number): number {
	let at = from + 1;
	for (;;) {
		while (at < to && PASSED[bytes[at] as number] === 1) at += 1;
		if (at >= to) return FAILED;
		if (bytes[at] === QUOTE) return at + 1;
		if (bytes[at] !== BACKSLASH) return FAILED;
		const sign = at + 1 < to ? (bytes[at + 1] as number) : 0;
		if (sign === 117) {
			for (let digit = at + 2; digit < at + 6; digit += 1) if (digit >= to || !isHex(bytes[digit] as number)) return FAILED;
			at += 6;
		} else if (ESCAPES[sign] === 1) at += 2;
		else return FAILED;
	}
}

const ESCAPES = Uint8Array.from({ length: 256 }, (_, byte) => ('"\\/bfnrt'.includes(String.fromCharCode(byte)) ? 1 : 0));

function isHex(byte: number): boolean {
	const lower = byte | 32;
	return (byte >= 48 && byte <= 57) || (lower >= 97 && lower <= 102);
}

/** Past a number as JSON writes them. */
function number(bytes: Uint8Array, from: number, to: number): number {
	const start = bytes[from] === MINUS ? from + 1 : from;
	let at = digits(bytes, start, to);
	if (at === start || (bytes[start] === 48 && at > start + 1)) return FAILED;
	if (at < to && bytes[at] === 46) {
		const fraction = at + 1;
		at = digits(bytes, fraction, to);
		if (at === fraction) return FAILED;
	}
	if (at < to && (bytes[at] === 101 || bytes[at] === 69)) {
		const exponent = bytes[at + 1] === 43 || bytes[at + 1] === 45 ? at + 2 : at + 1;
		at = digits(bytes, exponent, to);
		if (at === exponent) return FAILED;
	}
	return at;
}

function digits(bytes: Uint8Array, from: number, to: number): number {
	let at = from;
	while (at < to && (bytes[at] as number) >= 48 && (bytes[at] as number) <= 57) at += 1;
	return at;
}
