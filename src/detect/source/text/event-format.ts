/**
 * CEF (ArcSight) and LEEF (QRadar): a head parted by bars, then `key=value`. Written by firewalls and sensors about traffic of strangers.
 */
import { addressOf, NO_ADDRESS } from "../../sighting/address.ts";
import { timeOf } from "../../sighting/instant.ts";
import { isAt, type Line, placeOf, textOf } from "../../sighting/line.ts";
import type { Sighting } from "../../sighting/sighting.ts";
import { broken, harmless, type LineReader, NO_TIME, type Refusal } from "../line-reader.ts";
import { createHeadReader, hasHead } from "./syslog.ts";

const TORN = broken("the line ends within its head");
const NO_ENDS = harmless("an event without the address of a source");

/** CEF, the common event format. @param now - UTC milliseconds. */
export function createCefReader(now: number): LineReader {
	const headOf = createHeadReader(now);
	return {
		form: "cef",
		recognises: (line) => isEvent("CEF:", line),
		read(line, into) {
			const text = textOf(line);
			const parts = barParts(text.slice(text.indexOf("CEF:") + 4), 8);
			if (parts.length < 8) return TORN;
			into.ruleName = parts[5] ?? "";
			return takePairs(pairsOf(parts[7] ?? ""), headOf(line), into);
		},
	};
}

/** LEEF, the log event extended format, 1.0 and 2.0. @param now - UTC milliseconds. */
export function createLeefReader(now: number): LineReader {
	const headOf = createHeadReader(now);
	return {
		form: "leef",
		recognises: (line) => isEvent("LEEF:", line),
		read(line, into) {
			const text = textOf(line);
			const body = text.slice(text.indexOf("LEEF:") + 5);
			const isSecond = body.startsWith("2");
			const parts = barParts(body, isSecond ? 7 : 6);
			if (parts.length < (isSecond ? 7 : 6)) return TORN;
			into.ruleName = parts[4] ?? "";
			const separator = isSecond ? separatorOf(parts[5] ?? "") : "\t";
			const pairs = new Map<string, string>();
			for (const pair of (parts.at(-1) ?? "").split(separator, MOST_PAIRS)) {
				const equals = pair.indexOf("=");
				if (equals > 0) pairs.set(pair.slice(0, equals), pair.slice(equals + 1));
			}
			return takePairs(pairs, headOf(line), into);
		},
	};
}

const MOST_PAIRS = 200;

/** The word begins the line, or stands behind a syslog head. */
function isEvent(word: string, line: Line): boolean {
	const { bytes, from, to } = line;
	return isAt(word, bytes, from, to) || (hasHead(line) && placeOf(word, bytes, from, Math.min(to, from + 300)) >= 0);
}

/** `^`, or its code in hexadecimal: `x5E`, `0x5E`. */
function separatorOf(text: string): string {
	const code = /^0?x([0-9a-f]{2,4})$/i.exec(text)?.[1];
	return code === undefined ? text.slice(0, 1) || "\t" : String.fromCharCode(Number.parseInt(code, 16));
}

/** Parts between bars that no backslash stands before; the last is the rest. */
function barParts(text: string, most: number): readonly string[] {
	const parts: string[] = [];
	let from = 0;
	for (let at = 0; at < text.length && parts.length < most - 1; at += 1) {
		if (text[at] === "\\") at += 1;
		else if (text[at] === "|") {
			parts.push(text.slice(from, at));
			from = at + 1;
		}
	}
	return [...parts, text.slice(from)];
}

/** `key=value` with blanks in values: a value ends where the next key begins. */
function pairsOf(text: string): ReadonlyMap<string, string> {
	const pairs = new Map<string, string>();
	let key = "";
	let from = 0;
	let word = 0;
	for (let at = 0; at < text.length && pairs.size < MOST_PAIRS; at += 1) {
		if (text[at] === "\\") at += 1;
		else if (text[at] === " ") word = at + 1;
		else if (text[at] === "=" && at > word && (word > from || key === "")) {
			if (key !== "") pairs.set(key, text.slice(from, Math.max(from, word - 1)));
			key = text.slice(word, at);
			from = at + 1;
			word = at + 1;
		}
	}
	if (key !== "") pairs.set(key, text.slice(from));
	return pairs;
}

const TIMES = ["rt", "start", "end", "devTime", "UNIFIutcTime", "eventTime"];

function takePairs(
	pairs: ReadonlyMap<string, string>,
	head: { readonly at: number; readonly host: string },
	into: Sighting,
): Refusal | undefined {
	const first = (...names: readonly string[]) => names.map((name) => pairs.get(name) ?? "").find((text) => text !== "") ?? "";
	const stated = TIMES.map((name) => timeOf(pairs.get(name) ?? "")).find((time) => !Number.isNaN(time));
	into.at = stated ?? head.at;
	into.sensor = first("dvchost", "UNIFIhost", "devName", "identHostName", "dvc").slice(0, 256) || head.host;
	if (Number.isNaN(into.at)) return NO_TIME;
	into.source = addressOf(first("src", "c6a2", "sourceAddress"));
	if (into.source === NO_ADDRESS) return NO_ENDS;
	into.target = addressOf(first("dst", "c6a3", "destinationAddress"));
	const port = first("dpt", "dstPort", "destinationPort");
	into.port = /^\d{1,5}$/.test(port) ? Math.min(65_535, Number(port)) : 0;
	into.path = first("request", "url")
		.replace(/^https?:\/\/[^/]{0,253}/, "")
		.slice(0, 512);
	into.agent = first("requestClientApplication", "userAgent").slice(0, 300);
	const rule = first("UNIFIipsSignatureId", "signatureId", "sid");
	into.rule = /^\d{1,12}$/.test(rule) ? Number(rule) : 0;
	into.ruleName = first("UNIFIipsSignature") || into.ruleName;
	into.stage = into.rule === 0 ? "probe" : "attempt";
	return undefined;
}
