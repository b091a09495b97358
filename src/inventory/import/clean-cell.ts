/**
 * One cell of a stranger made fit to keep: no credentials, no control characters, one blank between words, at most 500 characters.
 */
import { collapse, repairMojibake } from "../../core/text.ts";
import { isUnknownWord } from "../../core/unknown-word.ts";

/** Longest text a device keeps. */
const LONGEST_TEXT = 500;

/** Characters that no name, version or address needs: controls, and marks that turn the direction of text. */
const UNFIT = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/**
 * Cleans a cell.
 *
 * @returns `undefined` for blank cells and for words that say "unknown".
 */
export function cleanCell(cell: string): string | undefined {
	if (cell === "") return undefined;
	if (cell.length <= LONGEST_TEXT) {
		const look = lookAt(cell);
		if (look !== "odd") return look === "word" && isUnknownWord(cell) ? undefined : detach(cell);
	}
	const plain = withoutCredentials(withoutFormulaMark(cell).replace(UNFIT, " "));
	const text = collapse(bounded(repairMojibake(bounded(collapse(plain)))));
	return text === "" || isUnknownWord(text) ? undefined : detach(text);
}

/**
 * A first look in one pass, for nearly every cell needs no more: `odd` has odd ends, doubled blanks, anything that is not printable
 * ASCII, or a place where credentials stand; `word` has no digit and may be a word for "unknown".
 */
function lookAt(cell: string): "odd" | "word" | "plain" {
	let digits = false;
	let before = 32;
	for (let at = 0; at < cell.length; at++) {
		const code = cell.charCodeAt(at);
		if (code < 32 || code > 126 || code === 64 || (code === 32 && before === 32) || (code === 47 && before === 47)) return "odd";
		if (code >= 48 && code <= 57) digits = true;
		before = code;
	}
	const first = cell.charCodeAt(0);
	if (before === 32 || first === 39 || first === 61) return "odd";
	return digits ? "plain" : "word";
}

/**
 * Undoes what keeps a spreadsheet from running a cell: our own leading apostrophe (export-csv.ts), and `="0012"`.
 */
export function withoutFormulaMark(cell: string): string {
	if (/^'+[=+\-@\t\r]/.test(cell)) return cell.slice(1);
	return cell.startsWith('="') && cell.endsWith('"') && cell.length > 3 ? cell.slice(2, -1) : cell;
}

/**
 * Takes user names and passwords out of addresses: `rtsp://user:pw@host/1` becomes `rtsp://host/1`, `user:pw@host` becomes `host`.
 * Queries of addresses go too, for they hold passwords as often. In doubt more is taken than need be. Linear in the length of the text.
 */
export function withoutCredentials(text: string): string {
	if (!text.includes("://") && !text.includes("@")) return text;
	const tokens = text.replace(/[,;](?=[a-z]{2,8}:\/\/)/gi, "$& ").replace(/\S+/g, stripToken);
	return tokens.includes("@") ? tokens.split("://").map(stripTorn).join("://") : tokens;
}

function stripToken(token: string): string {
	const scheme = token.indexOf("://");
	const at = token.lastIndexOf("@");
	if (scheme < 0) return at > 0 && token.lastIndexOf(":", at) >= 0 ? token.slice(at + 1) : token;
	const start = scheme + 3;
	const bare = at > start ? token.slice(0, start) + token.slice(at + 1) : token;
	const query = bare.indexOf("?", start);
	return query < 0 ? bare : bare.slice(0, query);
}

/** A password with a blank in it tears an address in two: `rtsp://admin:my pass@host`. `part` follows a `://`, except the first. */
function stripTorn(part: string, index: number): string {
	const at = part.lastIndexOf("@");
	const first = part.slice(0, part.search(/\s|$/));
	if (index === 0 || at < first.length || !first.includes(":")) return part;
	return isHostAndPort(first) ? part : part.slice(at + 1);
}

/** `camera.example:554/1`, `[2001:db8::1]:554`. */
function isHostAndPort(text: string): boolean {
	const bracket = text.startsWith("[") ? text.indexOf("]") : -1;
	const colon = text.indexOf(":", bracket + 1);
	const isHost = bracket >= 0 ? colon === bracket + 1 : text.slice(0, Math.max(0, colon)).includes(".");
	return isHost && /^:\d{1,5}(?:\/|$)/.test(text.slice(colon, colon + 7));
}

function bounded(text: string): string {
	if (text.length <= LONGEST_TEXT) return text;
	const cut = text.slice(0, LONGEST_TEXT);
	return /[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut;
}

/** A copy that does not keep the whole chunk of the file alive: engines share the memory of long substrings (measured: 880 MB pinned). */
function detach(text: string): string {
	return text.length < 13 ? text : ` ${text}`.slice(1);
}
