/** Reads JSON inventories: an array of devices, an object with a list inside, or a device a line (JSONL). */
import type { Problem } from "../../core/problem.ts";
import { collect } from "./collect.ts";
import type { InventoryItem, PartReader, ReadBatch } from "./item.ts";
import { emptyBatch } from "./item.ts";
import { isRecord } from "./json-scalar.ts";
import { DEEPEST, depthOf, type Element, type ElementScanner, LONGEST_ELEMENT, newElementScanner } from "./json-scan.ts";
import { isDeviceLike, type KeyMap, newKeyMap, parseElement, valuesOfJson } from "./json-values.ts";
import { type ColumnMap, mapMissed } from "./map-spec.ts";
import { keyOf } from "./name-key.ts";
import type { SeenIds } from "./seen-ids.ts";
import { toDevice } from "./to-device.ts";

/** UTF-16 units of a document that is no array and must be held whole. An array or JSONL has no such bound. */
export const LONGEST_DOCUMENT = 64 * 1_048_576;

const FAULTS: Readonly<Record<NonNullable<Element["fault"]>, string>> = {
	"json-too-deep": `the element nests deeper than ${DEEPEST} levels`,
	"json-too-long": `the element is longer than ${LONGEST_ELEMENT} characters`,
	"json-unfinished": "the text ends inside this element",
};

/** Reads one element's text into a row. Nothing of the text stands in a reason: it may hold a password. */
function readElement(element: Element, source: string, line: number, keys: KeyMap): InventoryItem {
	if (element.fault !== undefined) return { rejected: { source, line, code: `inventory/${element.fault}`, reason: FAULTS[element.fault] } };
	try {
		return readValue(parseElement(element.text), source, line, keys);
	} catch {
		return { rejected: { source, line, code: "inventory/json-unreadable", reason: "the element is no valid JSON" } };
	}
}

function readValue(value: unknown, source: string, line: number, keys: KeyMap): InventoryItem {
	const values = valuesOfJson(value, keys);
	if (values === undefined) return { rejected: { source, line, code: "inventory/no-device", reason: "the element is no object" } };
	return toDevice(values, { source, line }, { maker: undefined });
}

/** JSON: the elements of an array as they come; any other document once it is whole. `line` of a device is its number in the list. */
export function readJson(source: string, map: ColumnMap, seen: SeenIds): PartReader<string> {
	const keys = newKeyMap(map);
	let scanner: ElementScanner | undefined;
	let document = "";
	let count = 0;
	let stopped = false;

	function takeAll(elements: readonly Element[], batch: ReadBatch): void {
		for (const element of elements) collect(batch, readElement(element, source, ++count, keys), seen);
	}

	function readWhole(batch: ReadBatch): void {
		if (depthOf(document) > DEEPEST) {
			batch.problems.push(broken(source, "inventory/json-too-deep", `the document nests deeper than ${DEEPEST} levels`));
			return;
		}
		let root: unknown;
		try {
			root = parseElement(document);
		} catch (error) {
			batch.problems.push(broken(source, "inventory/json-unreadable", `the document is no valid JSON${placeOf(error)}`));
			salvage(batch);
			return;
		}
		const before = count;
		for (const value of devicesIn(root)) collect(batch, readValue(value, source, ++count, keys), seen);
		if (count === before) batch.problems.push(broken(source, "inventory/json-no-list", "the document holds no list of devices"));
	}

	/** The elements before the damage are whole: they are kept. */
	function salvage(batch: ReadBatch): void {
		const list = /\[\s*\{/.exec(document);
		if (list === null) return;
		const rest = newElementScanner();
		takeAll(rest.push(document.slice(list.index + 1)), batch);
		takeAll(rest.end(), batch);
	}

	return {
		take(chunk): ReadBatch {
			const batch = emptyBatch();
			if (stopped) return batch;
			if (scanner !== undefined) {
				takeAll(scanner.push(chunk), batch);
				stopped = scanner.closed;
				if (stopped) tellMissed(batch, keys, map, source);
				return batch;
			}
			document += document === "" ? chunk.replace(/^[\s\ufeff]+/, "") : chunk;
			if (document.startsWith("[")) {
				scanner = newElementScanner();
				takeAll(scanner.push(document.slice(1)), batch);
				document = "";
			} else if (document.length > LONGEST_DOCUMENT) {
				batch.problems.push(
					broken(source, "inventory/json-too-long", `the document is one object of more than ${LONGEST_DOCUMENT} characters`),
				);
				document = "";
				stopped = true;
			}
			return batch;
		},
		end(): ReadBatch {
			const batch = emptyBatch();
			if (stopped) return batch;
			if (scanner === undefined) readWhole(batch);
			else {
				takeAll(scanner.end(), batch);
				if (!scanner.closed)
					batch.problems.push(broken(source, "inventory/json-unreadable", "the list is not closed: the file ends too early"));
			}
			document = "";
			if (count > 0) tellMissed(batch, keys, map, source);
			return batch;
		},
		get stopped() {
			return stopped;
		},
	};
}

/** JSONL: one device a line; blank lines are passed over. */
export function readJsonLines(source: string, map: ColumnMap, seen: SeenIds): PartReader<string> {
	const keys = newKeyMap(map);
	let rest = "";
	let line = 0;
	let skipping = false;

	function takeLine(text: string, batch: ReadBatch): void {
		line += 1;
		const element = lineElement(text, skipping);
		skipping = false;
		if (element !== undefined) collect(batch, readElement(element, source, line, keys), seen);
	}

	return {
		take(chunk): ReadBatch {
			const batch = emptyBatch();
			const text = rest + chunk;
			let start = 0;
			for (let end = text.indexOf("\n"); end >= 0; end = text.indexOf("\n", start)) {
				takeLine(text.slice(start, end), batch);
				start = end + 1;
			}
			rest = text.slice(start);
			if (rest.length > LONGEST_ELEMENT) {
				skipping = true;
				rest = "";
			}
			return batch;
		},
		end(): ReadBatch {
			const batch = emptyBatch();
			if (rest !== "" || skipping) takeLine(rest, batch);
			rest = "";
			if (line > 0) tellMissed(batch, keys, map, source);
			return batch;
		},
		stopped: false,
	};
}

/** Names of the user's map that no object of the document has. */
function tellMissed(batch: ReadBatch, { met }: KeyMap, map: ColumnMap, source: string): void {
	for (const { name } of map) if (!met.has(keyOf(name))) batch.problems.push(mapMissed(name, source));
}

/** A line as an element; `undefined` for a blank one. @param cut - The front of the line was too long and is gone. */
function lineElement(text: string, cut: boolean): Element | undefined {
	if (cut || text.length > LONGEST_ELEMENT) return { text: "", fault: "json-too-long" };
	const bare = text.replace(/^\ufeff/, "").trim();
	if (bare === "") return undefined;
	return depthOf(bare) > DEEPEST ? { text: "", fault: "json-too-deep" } : { text: bare, fault: undefined };
}

/** Names of lists of devices: where one stands, the object around it is no device, whatever else it states. */
const LISTS =
	/^(?:devices?|cameras?|recorders?|nvrs?|hosts?|assets?|items|results|records|entries|rows|inventory|equipment|nodes|geraete|kameras|appareils|dispositivos|dispositivi|设备)(?:list|liste)?$/;

/** The device objects of a document: itself, or the members of the lists in it, three wrappers deep. */
function devicesIn(root: unknown, depth = 0): readonly unknown[] {
	if (Array.isArray(root)) return root.some(isRecord) ? root : [];
	if (!isRecord(root)) return [];
	const entries = Object.entries(root);
	const named = entries.filter(([key, value]) => LISTS.test(keyOf(key)) && Array.isArray(value) && value.some(isRecord));
	if (named.length > 0) return named.flatMap(([, value]) => devicesIn(value));
	if (isDeviceLike(root)) return [root];
	return depth > 3 ? [] : entries.flatMap(([, value]) => devicesIn(value, depth + 1));
}

/** Line and column out of the engine's message, and nothing else of it: the message quotes the text. */
function placeOf(error: unknown): string {
	const found = /line (\d+) column (\d+)/.exec(error instanceof Error ? error.message : "");
	return found === null ? "" : ` at line ${found[1]}, column ${found[2]}`;
}

function broken(source: string, code: Problem["code"], message: string): Problem {
	return { code, message, at: source, todo: "Export it again, or save it as JSONL (a device a line) or CSV; what could be read was kept." };
}
