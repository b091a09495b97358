/**
 * The catalogue as one file that can be handed on: the files of data/catalog under their names, byte for byte.
 *
 * It is plain JSON and not packed, so that nothing in it can unpack to more than it is, and no name in it is a path of anybody's disk.
 */
import type { Problem } from "../../core/problem.ts";
import { err, ok, type Result } from "../../core/result.ts";
import type { CatalogueData } from "../catalogue-data.ts";

/** The mark at the beginning of every bundle. */
export const BUNDLE_SCHEMA = "seawall/catalogue-bundle/1";

/** A whole bundle, in bytes. */
export const MOST_BUNDLE_BYTES = 64 * 1024 * 1024;

/** Longest text of an entry, in characters: names, patterns and sources are far shorter, and a longer one is no fact. */
const MOST_TEXT = 4000;
const MOST_DEPTH = 12;
const MOST_DOCUMENTS = 5000;

/** The files of facts, without `.json`. */
export const FACT_FILES = ["attacked", "catalog", "families", "listings", "relabels", "signals", "vendors"] as const;

const DOCUMENT = /^advisories\/[a-z0-9][a-z0-9._-]{0,119}\.json$/;

/** A bundle, read: every file is there, and no other. */
export interface Bundle {
	/** As in catalog.json. */
	readonly version: string;
	readonly date: string;
	/** Text by name: `vendors.json`, `advisories/seawall-2017-0001.json`; in order of their names. */
	readonly files: ReadonlyMap<string, string>;
	/** The files of facts, parsed and not yet looked at. */
	readonly data: CatalogueData;
	/** Bytes of the documents, by name. */
	readonly documents: ReadonlyMap<string, Uint8Array>;
}

/** Whether bytes say that they are a bundle; what they are worth is another question. */
export function isBundle(bytes: Uint8Array): boolean {
	const head = new TextDecoder().decode(bytes.subarray(0, 200));
	return /^\s*\{\s*"schema"\s*:\s*"seawall\/catalogue-bundle\//.test(head);
}

/** Writes a bundle: the same files give the same bytes, on every machine. Problems: those of `readBundle`. */
export function writeBundle(files: ReadonlyMap<string, string>, place: string): Result<Uint8Array, Problem> {
	const sorted = [...files].sort(([a], [b]) => (a < b ? -1 : 1));
	const head = parsed(files.get("catalog.json") ?? "") as { readonly version?: unknown; readonly date?: unknown } | undefined;
	const value = { schema: BUNDLE_SCHEMA, version: head?.version, date: head?.date, files: Object.fromEntries(sorted) };
	const bytes = new TextEncoder().encode(`${JSON.stringify(value, undefined, 1)}\n`);
	const read = readBundle(bytes, place);
	return read.ok ? ok(bytes) : read;
}

/**
 * Reads a bundle. Its signature has been verified before; its content is checked as if a stranger had written it.
 *
 * Problems: `catalog/bad-bundle` for everything that is no bundle, has other files than it may, or texts longer than facts are.
 */
export function readBundle(bytes: Uint8Array, place: string): Result<Bundle, Problem> {
	const bad = (message: string, at = place): Result<never, Problem> =>
		err({ code: "catalog/bad-bundle", message, at, todo: "Fetch it again from whoever publishes it; nothing was changed." });
	if (bytes.byteLength > MOST_BUNDLE_BYTES) return bad(`it has more than ${MOST_BUNDLE_BYTES} bytes`);
	const value = parsed(new TextDecoder().decode(bytes));
	if (!isRecord(value) || value["schema"] !== BUNDLE_SCHEMA) return bad("it is no bundle of a catalogue that this version reads");
	const listed = value["files"];
	if (!isRecord(listed)) return bad("it lists no files");
	const names = Object.keys(listed).sort();
	if (names.length > MOST_DOCUMENTS) return bad(`it has more than ${MOST_DOCUMENTS} files`);
	const files = new Map<string, string>();
	const documents = new Map<string, Uint8Array>();
	const facts: Record<string, unknown> = {};
	for (const name of names) {
		const text = listed[name];
		const fact = FACT_FILES.find((one) => `${one}.json` === name);
		if (typeof text !== "string") return bad("a file in it is no text", `${place}#/files/${short(name)}`);
		if (fact === undefined && !DOCUMENT.test(name))
			return bad("a file in it has a name that no catalogue has", `${place}#/files/${short(name)}`);
		files.set(name, text);
		if (fact === undefined) {
			documents.set(name, new TextEncoder().encode(text));
			continue;
		}
		const content = parsed(text);
		if (content === undefined) return bad("a file in it is no JSON", `${place}#/files/${name}`);
		const fault = boundsOf(content, 0);
		if (fault !== undefined) return bad(fault, `${place}#/files/${name}`);
		facts[fact] = content;
	}
	const lacking = FACT_FILES.find((name) => facts[name] === undefined);
	if (lacking !== undefined) return bad(`it lacks ${lacking}.json`);
	const { catalog, vendors, relabels, families, listings, attacked, signals } = facts;
	const head = isRecord(catalog) ? catalog : {};
	const { version, date } = value;
	if (typeof version !== "string" || typeof date !== "string" || version !== head["version"] || date !== head["date"])
		return bad("its version or date is not that of its catalog.json");
	if (!VERSION.test(version)) return bad("its version is none", `${place}#/version`);
	return ok({ version, date, files, documents, data: { catalog, vendors, relabels, families, listings, attacked, signals } });
}

/** Numbers with dots between them: `2026.11.23`. */
const VERSION = /^\d{1,6}(?:\.\d{1,6}){0,5}$/;

/** What orders editions of the catalogue. */
export interface EditionHead {
	readonly version: string;
	/** `YYYY-MM-DD` */
	readonly date: string;
}

/** Which of two editions is newer: by day, then by the numbers of the version. Negative: the first is older. */
export function compareEditions(a: EditionHead, b: EditionHead): number {
	if (a.date !== b.date) return a.date < b.date ? -1 : 1;
	const [left, right] = [a.version.split(".").map(Number), b.version.split(".").map(Number)];
	for (let at = 0; at < Math.max(left.length, right.length); at += 1) {
		const difference = (left[at] ?? 0) - (right[at] ?? 0);
		if (difference !== 0) return Math.sign(difference);
	}
	return 0;
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

/** What is out of bounds in a value of a stranger; deep nesting ends the walk. */
function boundsOf(value: unknown, depth: number): string | undefined {
	if (depth > MOST_DEPTH) return "it is nested deeper than facts are";
	if (typeof value === "string") return value.length > MOST_TEXT ? `a text has more than ${MOST_TEXT} characters` : undefined;
	if (typeof value !== "object" || value === null) return undefined;
	for (const [key, each] of Object.entries(value)) {
		const fault = key.length > MOST_TEXT ? `a text has more than ${MOST_TEXT} characters` : boundsOf(each, depth + 1);
		if (fault !== undefined) return fault;
	}
	return undefined;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

function short(name: string): string {
	return name.slice(0, 80).replaceAll("~", "~0").replaceAll("/", "~1");
}
