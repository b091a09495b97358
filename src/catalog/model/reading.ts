/** One way to read a model name, and the test of a device's name against it. */
import type { ModelConvention } from "../vendor.ts";
import { modelWords, nameBeforeCondition, stripTrailingKind } from "./category.ts";
import { type Char, type DeviceModel, keyOf, toChars } from "./characters.ts";
import { type Element, type Level, walk } from "./element.ts";
import { readSiblings, type Siblings } from "./siblings.ts";
import { judgeTail, type TailRule } from "./tail.ts";
import { MODEL_TEXT_LIMIT } from "./tidy.ts";
import { toElements } from "./wildcard.ts";

/** The outcome of one test. */
export interface Finding {
	readonly level: Level;
	readonly rule: string;
	readonly why: string;
}

/** A name, read. */
export interface Reading {
	readonly name: string;
	readonly strict: readonly Element[];
	/** A wider reading; what only it takes is `?`. */
	readonly loose: { readonly elements: readonly Element[]; readonly why: string; readonly rule: string } | undefined;
	/** CSAF notation without a wildcard. */
	readonly exact: boolean;
	readonly tail: TailRule;
	/** Of a bare name only: the other names of its document. */
	readonly siblings: Siblings | undefined;
	/** Why a match is never more than `?` (a condition the inventory does not state). */
	readonly capped: string | undefined;
	readonly meaning: string;
	/** Rule id of a plain match. */
	readonly rule: string;
}

/** A reading with the characters before its first wildcard. */
export interface IndexedReading extends Reading {
	readonly prefix: string;
}

/** Adds the index key. */
export function readingOf(reading: Reading): IndexedReading {
	const first = (elements: readonly Element[]) => elements.findIndex((element) => element.kind !== "char");
	const ends = [reading.strict, ...(reading.loose ? [reading.loose.elements] : [])].map((elements) =>
		first(elements) < 0 ? elements.length : first(elements),
	);
	const until = Math.min(...ends);
	const prefix = reading.strict.slice(0, until).map((element) => ("ch" in element ? element.ch : ""));
	return { ...reading, prefix: prefix.join("") };
}

/** Reads a tidy vendor name that is no list; more than 300 characters of it are not looked at. */
export function buildReading(
	name: string,
	options: { readonly convention: ModelConvention; readonly siblings: readonly string[]; readonly notation: string },
): IndexedReading {
	const { convention } = options;
	if (name.length > MODEL_TEXT_LIMIT) return buildReading(name.slice(0, MODEL_TEXT_LIMIT), options);
	const condition = nameBeforeCondition(name);
	const earlier = /\sand (?:prior|earlier|below|later|newer)\b/i.exec(name);
	const cut = (condition ?? name).slice(0, earlier?.index ?? name.length);
	const series = splitSeries(cut);
	const keep = options.notation === "catalogue" ? "#" : "";
	const chars = toChars(shorten(upperIfLower(series.base)), keep);
	const { strict, loose, meaning, open } = toElements(revisionOff(chars), convention);
	const kind = series.isSeries ? "series" : meaning.length > 0 || open || keep !== "" ? "wildcard" : "literal";
	const siblings = kind === "literal" ? readSiblings(options.siblings, convention) : undefined;
	return readingOf({
		name,
		strict,
		loose: looseReading(loose, strict, chars, series.isSeries, earlier !== null),
		exact: false,
		tail: {
			kind,
			digits: digitsAtEnd(strict, chars),
			endsInWord: kind !== "series" && endsInWord(series.base),
			revision: revisionAtEnd(chars),
		},
		siblings,
		capped: condition === undefined ? undefined : `only ${name.slice(condition.length).trim()}, which the inventory does not state`,
		meaning: [
			...meaning,
			kind === "series" ? "all models of the series" : kind === "wildcard" ? "further letters are variants" : "one model",
		].join("; "),
		rule: open ? "model/any-suffix" : kind === "series" ? "model/series-prefix" : kind === "wildcard" ? "model/wildcard" : "model/exact",
	});
}

/** `DS-KH85 Series` and what stands before the word; words behind it must be kind words. */
function splitSeries(text: string): { readonly base: string; readonly isSeries: boolean } {
	const found = /[\s_-]+(?:series|family)\b/i.exec(text);
	if (found === null || found.index === 0) return { base: text, isSeries: false };
	const behind = text.slice(found.index + found[0].length);
	const base = text.slice(0, found.index);
	if (stripTrailingKind(`A1 ${behind.trim()}`) !== "A1" && behind.trim() !== "" && !/^\s*storage servers$/i.test(behind)) {
		return { base: text.replace(found[0], ""), isSeries: false };
	}
	return { base, isSeries: true };
}

/** Kind words off, and the firmware's own name of `VioStor NVR QVR firmware`. */
function shorten(text: string): string {
	return stripTrailingKind(text.replace(/(\S)\s+\p{Lu}{2,5}\s+firmware$/u, "$1"));
}

/** `nvr-1xxx`, as data bases write, is read as `NVR-1XXX`. */
function upperIfLower(text: string): string {
	return /\p{Lu}/u.test(text) || !/\d/.test(text) ? text : text.toUpperCase();
}

function revisionAtEnd(chars: readonly Char[]): string | undefined {
	const last = chars.at(-1);
	return last?.mark === true && /[b-g]/.test(last.ch) ? last.ch : undefined;
}

function revisionOff(chars: readonly Char[]): readonly Char[] {
	return revisionAtEnd(chars) === undefined ? chars : chars.slice(0, -1);
}

/** Digits, or wildcards for them, that end the name without a gap. */
function digitsAtEnd(elements: readonly Element[], chars: readonly Char[]): number {
	let count = 0;
	for (let at = elements.length - 1; at >= 0; at--) {
		const element = elements[at];
		if (element === undefined) break;
		const isDigit = element.kind === "one" || element.kind === "digit" || (element.kind === "char" && /\d/.test(element.ch));
		if (!isDigit) break;
		count++;
		if (elements.length === chars.length && chars[at]?.gap === true) break;
	}
	return count;
}

/** The last word holds no mixture of letters and digits. */
function endsInWord(text: string): boolean {
	const word = modelWords(
		text
			.replaceAll("#", "0")
			.split(/[\s_]+/)
			.at(-1) ?? "",
	).join("");
	return !(/\p{L}/u.test(word) && /\d/.test(word));
}

function looseReading(
	wider: readonly Element[] | undefined,
	strict: readonly Element[],
	chars: readonly Char[],
	isSeries: boolean,
	earlier: boolean,
): Reading["loose"] {
	if (earlier) {
		const firstDigit = strict.findIndex((element) => element.kind === "char" && /\d/.test(element.ch));
		const elements: readonly Element[] = [...strict.slice(0, Math.max(firstDigit, 1)), { kind: "run", min: 0, cross: true }];
		return { elements, rule: "model/earlier-release", why: "the document also means earlier or later releases of it" };
	}
	const key = keyOf(chars);
	if (isSeries && /\d00$/.test(key) && strict.length === chars.length) {
		const elements: readonly Element[] = [...strict.slice(0, -2), { kind: "one" }, { kind: "one" }, { kind: "run", min: 0, cross: true }];
		return { elements, rule: "model/series-of-hundreds", why: "a series named in hundreds may mean every number of that hundred" };
	}
	if (wider === undefined) return undefined;
	const elements: readonly Element[] = [...wider, { kind: "run", min: 0, cross: true }];
	return { elements, rule: "model/one-longer", why: "the document's x may stand for more or fewer characters than it shows" };
}

/** Tests a device's model. */
export function testReading(reading: Reading, device: DeviceModel): Finding {
	const found = findIn(reading, device);
	if (found.level < 2 || reading.capped === undefined) return found;
	return { level: 1, rule: "model/condition", why: reading.capped };
}

function findIn(reading: Reading, device: DeviceModel): Finding {
	const strict = walk(reading.strict, device);
	const best = bestEnd(reading, device, strict.ends);
	if (best.level === 2 || best.rule === "model/listed-by-name" || best.rule === "model/suffix-sibling") return best;
	if (reading.siblings?.keys.has(device.key) === true)
		return { level: 0, rule: "model/listed-by-name", why: "the document lists that name by itself" };
	if (best.level === 1) return best;
	if (strict.short) return { level: 1, rule: "model/too-short", why: `the device's name ends before ${reading.name} is told apart` };
	if (reading.loose !== undefined) {
		const ends = walk(reading.loose.elements, device).ends;
		if ((ends[device.chars.length] ?? 0) > 0) return { level: 1, rule: reading.loose.rule, why: reading.loose.why };
	}
	return best;
}

/** The best finding over all places where the pattern may end in the device's name. */
function bestEnd(reading: Reading, device: DeviceModel, ends: Uint8Array): Finding {
	let best: Finding = { level: 0, rule: "model/different", why: `not a ${reading.name}` };
	for (let at = ends.length - 1; at >= 0; at--) {
		const reached = ends[at] ?? 0;
		if (reached === 0) continue;
		const tail = bySiblings(reading, device, at) ?? judgeTail(device, at, reading.tail);
		const level: Level = Math.min(tail.level, reached) as Level;
		const stronger = level > best.level || (best.level === 0 && best.rule === "model/different");
		if (stronger) best = level === 2 ? plainMatch(reading, tail) : { level, rule: ruleFor(tail, reached), why: tail.why };
	}
	return best;
}

function ruleFor(tail: Finding, reached: number): string {
	return reached === 1 && tail.level === 2 ? "model/partly-unknown" : tail.rule;
}

function plainMatch(reading: Reading, tail: Finding): Finding {
	const rule = reading.tail.kind === "literal" || reading.tail.kind === "exact" ? tail.rule : reading.rule;
	const why = tail.rule === "model/exact" ? reading.meaning : `${reading.meaning}; ${tail.why}`;
	return { level: 2, rule: rule === "model/exact" && reading.rule === "model/csaf-pattern" ? reading.rule : rule, why };
}

/** Suffixes of a bare name where the document lists suffixes one by one; `undefined` where it does not. */
function bySiblings(reading: Reading, device: DeviceModel, at: number): Finding | undefined {
	const { siblings } = reading;
	const rest = device.key.slice(at);
	if (siblings === undefined || rest === "") return undefined;
	const own = device.key.slice(0, at);
	if (siblings.keys.has(device.key)) return { level: 0, rule: "model/listed-by-name", why: "the document lists that name by itself" };
	// Of `HDZ302D` and `HDZ302DIN-S1` the second is nearer to `HDZ302DIN-S2`, and is not it.
	if (isNearerToAnother(own, device.key, siblings.keys)) {
		return {
			level: 1,
			rule: "model/nearer-sibling",
			why: `the document lists longer names of that kind one by one, ${device.text} is not among them`,
		};
	}
	if (!/^\p{L}+$/u.test(rest)) return undefined;
	if (siblings.extended.has(own)) {
		return {
			level: 0,
			rule: "model/suffix-sibling",
			why: `the document lists the variants of ${reading.name} one by one; ${rest.toUpperCase()} is not among them`,
		};
	}
	if (!siblings.suffixes.has(rest)) return undefined;
	return {
		level: 1,
		rule: "model/suffix-sibling",
		why: `the document lists names with and without ${rest.toUpperCase()} one by one, this one only without`,
	};
}

/** Another listed name goes on from `own` as the device's does, with the same letter and the same shape: `S1` and `S2`. */
function isNearerToAnother(own: string, device: string, keys: ReadonlySet<string>): boolean {
	const rest = device.slice(own.length);
	const [first = ""] = rest;
	if (!/^\p{L}.*\d/u.test(rest)) return false;
	const shape = shapeOf(rest);
	for (const key of keys) if (key.startsWith(own + first) && key !== device && shapeOf(key.slice(own.length)) === shape) return true;
	return false;
}

function shapeOf(text: string): string {
	return text.replace(/\d+/g, "9");
}
