/**
 * Model names of documents, compiled: what a vendor's x, X, `Series` and suffixes mean for the name that a device reports.
 *
 * Written by publishers (untrusted, bounded to 300 characters). Rules 8 to 10 of docs/verdicts.md.
 */
import { err, ok, type Result } from "../../core/result.ts";
import type { ModelConvention } from "../vendor.ts";
import { describedBy, isCategoryName, nameBehindKind, withoutKindPhrase } from "./category.ts";
import { type DeviceModel, normaliseModel, readDeviceModel } from "./characters.ts";
import { type CsafError, compileCsaf } from "./csaf-notation.ts";
import type { ModelMatch, ModelPattern } from "./pattern.ts";
import { buildReading, type Finding, type IndexedReading, testReading } from "./reading.ts";
import { expandSlashes, type SlashError } from "./slash.ts";
import { MODEL_TEXT_LIMIT, stripLeading, tidyModel } from "./tidy.ts";

/** Why a text gives no pattern. `match/` then says `?`, never "not listed". */
export type ModelError =
	| { readonly code: "catalog/model-empty"; readonly text: string }
	| { readonly code: "catalog/model-too-long"; readonly text: string }
	| SlashError
	| CsafError;

/** How to read a name. */
export interface ModelReadingOptions {
	/** `vendor`: as makers write it. `csaf`: `?` and `*` of CSAF model_numbers. `catalogue`: as vendor, and `#` is one digit (our own data). */
	readonly notation: "vendor" | "csaf" | "catalogue";
	readonly convention: ModelConvention;
	/** All model names of the same document (the name itself may be among them). Pass one array for all of them: it is read once. */
	readonly siblings: readonly string[];
}

/** Compiles one model name. Lists with commas are split before. */
export function compileModelPattern(text: string, options: ModelReadingOptions): Result<ModelPattern, ModelError> {
	if (text.length > MODEL_TEXT_LIMIT) return err({ code: "catalog/model-too-long", text: text.slice(0, MODEL_TEXT_LIMIT) });
	if (options.notation === "csaf") return withReadings(text, options, compileCsaf(text, options.convention));
	const tidy = withoutPrefix(tidyModel(text), options.convention.prefixes);
	if (tidy === "") return err({ code: "catalog/model-empty", text });
	if (options.notation === "vendor") {
		const described = describedBy(tidy);
		if (described !== undefined) return ok(descriptivePattern(text, described, options.convention));
		if (isCategoryName(tidy)) return ok(categoryPattern(text, options.convention));
	}
	const names = expandSlashes(tidy);
	if (!names.ok) return names;
	const single = names.value.flatMap(splitSeries);
	return withReadings(text, options, ok(single.map((name) => buildReading(name, options))), behindKind(single, options));
}

/** The same names without kind words in front: `Network Camera DS-2CD2142FWD-I` also means what says only `DS-2CD2142FWD-I`. */
function behindKind(names: readonly string[], options: ModelReadingOptions): readonly IndexedReading[] {
	if (options.notation !== "vendor") return [];
	const bare = names.map(nameBehindKind).filter((name) => name !== undefined);
	return bare.map((name) => buildReading(withoutPrefix(name, options.convention.prefixes), options));
}

/** Commercial prefixes off; `P3 Firmware` stays, since `Firmware` alone would name nothing. */
function withoutPrefix(text: string, prefixes: readonly string[]): string {
	const rest = stripLeading(text, prefixes);
	return /^firmware$/i.test(rest) ? text : rest;
}

/** `Z-Series and A-Series` are two. */
function splitSeries(name: string): readonly string[] {
	const halves = name.split(/\sand\s/i);
	return halves.length > 1 && halves.every((half) => /series/i.test(half)) ? halves : [name];
}

function withReadings(
	text: string,
	options: ModelReadingOptions,
	readings: Result<readonly IndexedReading[], ModelError>,
	further: readonly IndexedReading[] = [],
): Result<ModelPattern, ModelError> {
	if (!readings.ok) return readings;
	const { convention } = options;
	const all = [...readings.value, ...further];
	const prefix = all.map((reading) => reading.prefix).reduce(commonPrefix);
	const wholeKey = options.notation === "csaf" ? "" : readDeviceModel(text, convention).fullKey;
	const shortKey = options.notation === "vendor" ? keyWithoutKind(text, options) : undefined;
	const findIn = (device: DeviceModel): Finding => {
		if (device.fullKey === wholeKey && wholeKey !== "") return sameName;
		if (shortKey !== undefined && device.key === shortKey) return sameButKind;
		if (options.notation === "vendor" && isOtherNumber(device.text, device.fullKey, text, wholeKey)) return sameButNumber;
		if (wholeKey !== "" && options.notation === "vendor" && keyOfPlain(device.text, convention) === wholeKey) return sameButKind;
		if (!device.vague && !related(prefix, device)) return different(text);
		const best = all.map((reading) => testReading(reading, device)).reduce(higher);
		return best.level < 2 && device.vague ? vague(device) : best;
	};
	return ok({
		text,
		meaning: readings.value[0]?.meaning ?? "",
		literal: readings.value.length === 1 && readings.value.every((reading) => reading.tail.kind === "literal" || reading.exact),
		prefix,
		test(model) {
			const device = readDeviceModel(model, convention);
			const found = findIn(device);
			return tell(device.behindKind === undefined || found.level === 2 ? found : higher(found, findIn(device.behindKind)));
		},
	});
}

function higher(a: Finding, b: Finding): Finding {
	return b.level > a.level ? b : a;
}

function commonPrefix(a: string, b: string): string {
	let length = 0;
	while (length < a.length && a[length] === b[length]) length++;
	return a.slice(0, length);
}

/** Whether a name can be taken at all: it begins as the pattern does, or is shorter than the pattern's beginning. */
function related(prefix: string, device: DeviceModel): boolean {
	return device.unknownAt.size > 0 || device.key.startsWith(prefix) || prefix.startsWith(device.key);
}

const sameName: Finding = { level: 2, rule: "model/exact", why: "the same name" };

const sameButKind: Finding = { level: 2, rule: "model/exact", why: "the same name but for the words that say what it is" };

const sameButNumber: Finding = { level: 2, rule: "model/exact", why: "the same name, one in the singular and one in the plural" };

/** `On-Premise` and `On-premises`: the last word, of four letters or more and without a digit, with and without an s. */
function isOtherNumber(mine: string, myKey: string, theirs: string, theirKey: string): boolean {
	if (myKey !== `${theirKey}s` && theirKey !== `${myKey}s`) return false;
	return [mine, theirs].every((text) => /(?:^|[\s-])\p{L}{4,}$/u.test(text.trim()));
}

/** The key of a name without the words for its kind (`Digital Sentry`); `undefined` where another name of the document begins with it too. */
function keyWithoutKind(text: string, { convention, siblings }: ModelReadingOptions): string | undefined {
	const short = withoutKindPhrase(tidyModel(text));
	if (short === undefined) return undefined;
	const { key } = readDeviceModel(short, convention);
	const own = readDeviceModel(text, convention).key;
	const isShared = siblings.some((name) => {
		const other = readDeviceModel(name, convention).key;
		return other !== own && other.startsWith(key);
	});
	return key === "" || isShared ? undefined : key;
}

/** The key of a device's name without the words that say what it is: `SoftCMS` of `SoftCMS Video Management Software`. */
function keyOfPlain(text: string, convention: ModelConvention): string | undefined {
	const plain = withoutKindPhrase(text);
	return plain === undefined ? undefined : normaliseModel(plain, convention);
}

function different(text: string): Finding {
	return { level: 0, rule: "model/different", why: `not a ${text}` };
}

function vague(device: DeviceModel): Finding {
	return { level: 1, rule: "model/vague", why: `"${device.text.slice(0, 60)}" names a kind of device, not a model` };
}

function tell(finding: Finding): { readonly match: ModelMatch; readonly rule: string; readonly why: string } {
	const match = finding.level === 2 ? "match" : finding.level === 1 ? "?" : "no";
	return { match, rule: finding.rule, why: finding.why };
}

/** A sentence about a class of devices: the distinctive word matches; that a device is none of the class no name can tell. */
function descriptivePattern(text: string, words: readonly string[], convention: ModelConvention): ModelPattern {
	return {
		text,
		meaning: "describes a class of devices",
		literal: false,
		prefix: "",
		test(model) {
			const { fullKey } = readDeviceModel(model, convention);
			const word = words.find((one) => fullKey.includes(one));
			if (word !== undefined) return { match: "match", rule: "model/described", why: `the name says ${word}, as the description does` };
			return { match: "?", rule: "model/described", why: "a model name cannot tell whether the device is of the class described" };
		},
	};
}

/** The name of a kind of device: it says nothing about which. */
function categoryPattern(text: string, convention: ModelConvention): ModelPattern {
	const key = readDeviceModel(text, convention).fullKey;
	return {
		text,
		meaning: "names a kind of device, not a model",
		literal: false,
		prefix: "",
		test(model) {
			const same = readDeviceModel(model, convention).fullKey === key;
			if (same) return tell(sameName);
			return { match: "?", rule: "model/category", why: "the document names a kind of device, not a model" };
		},
	};
}
