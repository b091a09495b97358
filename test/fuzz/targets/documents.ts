/** Advisories of all forms, bent as JSON and as text. */
import assert from "node:assert/strict";
import { prescan } from "../../../src/advisory/csaf/prescan.ts";
import type { Advisory } from "../../../src/advisory/document.ts";
import { readAny } from "../../../src/advisory/read-any.ts";
import { advisoryStats } from "../../../src/advisory/stats.ts";
import type { Chance } from "../chance.ts";
import type { Seeds } from "../seeds.ts";
import { type Input, LONGEST, type Pump, type Target, textOf } from "../target.ts";
import { bend, makeText, pumped, textInput } from "../text.ts";

type Place = { readonly holder: Record<string, unknown> | unknown[]; readonly key: string | number };

/** Every place of a value that can be changed, in order. */
function placesOf(value: unknown): readonly Place[] {
	const places: Place[] = [];
	const open: unknown[] = [value];
	for (let next = open.pop(); next !== undefined; next = open.pop()) {
		if (Array.isArray(next)) {
			for (const [key, one] of (next as unknown[]).entries()) {
				places.push({ holder: next, key });
				if (typeof one === "object" && one !== null) open.push(one);
			}
		} else if (typeof next === "object" && next !== null) {
			const holder = next as Record<string, unknown>;
			for (const [key, one] of Object.entries(holder)) {
				places.push({ holder, key });
				if (typeof one === "object" && one !== null) open.push(one);
			}
		}
	}
	return places;
}

function get({ holder, key }: Place): unknown {
	return Array.isArray(holder) ? holder[Number(key)] : holder[key];
}

function set({ holder, key }: Place, value: unknown): void {
	if (Array.isArray(holder)) holder[Number(key)] = value;
	else Object.defineProperty(holder, key, { value, enumerable: true, configurable: true, writable: true });
}

function nested(chance: Chance, depth: number): unknown {
	let value: unknown = "x";
	for (let at = 0; at < depth; at++) value = chance.once(2) ? [value] : { branches: value };
	return value;
}

const KEYS = [
	"__proto__",
	"constructor",
	"name",
	"category",
	"branches",
	"product_id",
	"toString",
	"versions",
	"cve",
	"x".repeat(300),
	"/~",
	"",
];

/** Changes one place of a document. */
function change(root: unknown, chance: Chance, texts: readonly string[]): void {
	const places = placesOf(root);
	if (places.length === 0) return;
	const place = chance.pick(places);
	const value = get(place);
	switch (chance.int(9)) {
		case 0:
			set(place, chance.pick<unknown>([null, true, 0, -1, 1e308, "", [], {}, [null], [[]], "CVE-2021-36260", { toString: 1 }]));
			break;
		case 1:
			if (Array.isArray(place.holder)) place.holder.splice(Number(place.key), 1);
			else delete place.holder[place.key];
			break;
		case 2: {
			const other = get(chance.pick(places));
			if (weight(other) < 20_000) set(place, structuredClone(other));
			break;
		}
		case 3: {
			const items: readonly unknown[] = Array.isArray(value) && value.length > 0 ? value : [value];
			const times = Math.min(chance.length(400), Math.floor((items.length * 40_000) / weight(items)));
			set(
				place,
				Array.from({ length: times }, (_, at): unknown => structuredClone(items[at % items.length])),
			);
			break;
		}
		case 4:
			set(place, nested(chance, chance.length(130)));
			break;
		case 5:
			if (!Array.isArray(place.holder) && weight(value) < 20_000)
				set({ holder: place.holder, key: chance.pick(KEYS) }, structuredClone(value));
			break;
		default: {
			const strings = places.filter((one) => typeof get(one) === "string");
			if (strings.length === 0) break;
			const one = chance.pick(strings);
			const before = String(get(one));
			set(one, chance.once(3) ? makeText(chance, texts).text.slice(0, chance.length(30_000)) : bend(before, chance, texts));
		}
	}
}

/** Characters of JSON. */
function weight(value: unknown): number {
	return JSON.stringify(value)?.length ?? 0;
}

/** A place in JSON text where a piece can be repeated: inside a string, or behind a member of an array. */
function pumpIn(json: string, chance: Chance, texts: readonly string[]): Pump | undefined {
	if (json.length > 20_000) return undefined;
	const strings = [...json.matchAll(/"(?:name|text|details|version|lessThan|model_numbers|criteria|@id|title|product)":\s*\[?\s*"/g)];
	if (strings.length > 0 && chance.once(2)) {
		const match = chance.pick(strings);
		const at = match.index + match[0].length;
		const escaped = JSON.stringify(makeText(chance, texts).text.slice(0, 1 + chance.int(4))).slice(1, -1);
		return { head: json.slice(0, at), piece: escaped === "" ? "a" : escaped, tail: json.slice(at) };
	}
	const members = [...json.matchAll(/\[(?=(\{[^[\]{}]{1,400}\}|"[^"\\]{1,60}")[,\]])/g)];
	if (members.length === 0) return undefined;
	const match = chance.pick(members);
	return { head: json.slice(0, match.index + 1), piece: `${match[1]},`, tail: json.slice(match.index + 1) };
}

/** The value of JSON text; a corpus holds files that are none, on purpose. */
function parsed(json: string): unknown {
	try {
		return JSON.parse(json.replace(/^\ufeff/, ""));
	} catch {
		return undefined;
	}
}

/** A document, bent in value and text, some with a piece repeated. */
export function makeDocument(chance: Chance, seeds: Seeds): Input {
	const texts = chance.once(2) ? seeds.ranges : chance.once(2) ? seeds.prose : seeds.models;
	const seed = chance.pick(seeds.documents);
	let json = seed;
	const value = parsed(seed);
	if (value !== undefined && !chance.once(5)) {
		for (let changes = chance.length(12); changes > 0; changes--) change(value, chance, texts);
		json = JSON.stringify(value);
	}
	if (chance.once(6)) for (let changes = chance.int(5); changes > 0; changes--) json = bend(json, chance, seeds.documents);
	json = json.slice(0, LONGEST);
	const pump = chance.once(3) ? pumpIn(json, chance, texts) : undefined;
	return {
		texts: [pump === undefined ? json : pumped(pump, Math.max(json.length, chance.length(LONGEST)))],
		option: chance.int(2 ** 30),
		pump,
	};
}

/** An advisory in plain values, so that it can be weighed and compared. */
export function plainAdvisory(advisory: Advisory): unknown {
	return { ...advisory, vulnerabilities: advisory.vulnerabilities.map((one) => ({ ...one, status: [...one.status] })) };
}

/** UTF-8, or with a mark UTF-16, as files come. */
function encode(text: string, option: number): Uint8Array {
	if (option % 16 !== 0) return new TextEncoder().encode(text);
	const bytes = new Uint8Array(2 + 2 * text.length);
	bytes.set([0xff, 0xfe]);
	for (let at = 0; at < text.length; at++) new DataView(bytes.buffer).setUint16(2 + 2 * at, text.charCodeAt(at), true);
	return bytes;
}

function soundAdvisory(advisory: Advisory): void {
	assert.equal(typeof advisory.id, "string");
	for (const { expression } of advisory.products)
		if (expression.kind === "ranges") assert.ok(expression.alternatives.length > 0, "a union of nothing calls every device safe");
	for (const { remediations } of advisory.vulnerabilities) {
		for (const { fixes } of remediations) for (const fix of fixes) assert.ok(fix.quote.length <= 300 && /\d/.test(fix.text));
	}
	for (const { pointer } of advisory.repairs) assert.ok(pointer.length <= 10_000, `a pointer of ${pointer.length} characters`);
	advisoryStats([advisory]);
}

const documents: Target = {
	name: "documents",
	milliseconds: 200,
	make: makeDocument,
	// A repair keeps 400 characters and a pointer; a member of an array that is wrong may have two of its own.
	most: (length) => 200_000 + 300 * length,
	run(input) {
		const problems: never[] = [];
		const read = readAny(encode(textOf(input), input.option), "fuzz.json", problems);
		return {
			answer: read.ok ? [read.value.map(plainAdvisory), problems] : read,
			laws: () => {
				if (read.ok) for (const advisory of read.value) soundAdvisory(advisory);
			},
		};
	},
};

const scans: Target = {
	name: "json scan",
	make: (chance, seeds) => (chance.once(2) ? makeDocument(chance, seeds) : textInput(chance, seeds.documents)),
	// A thousand keys at most that stand twice, each with its pointer.
	most: (length) => 50_000 + 40 * length,
	run: (input) => ({ answer: prescan(textOf(input)) }),
};

/** All of them. */
export const documentTargets: readonly Target[] = [documents, scans];
