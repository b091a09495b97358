/** A model name as a row of letters and digits; what stands between them is only remembered as a gap. */
import type { ModelConvention } from "../vendor.ts";
import { isCategoryName, nameBehindKind, stripTrailingKind } from "./category.ts";
import { stripLeading, tidyModel } from "./tidy.ts";

/** One letter, digit or plus sign of a model name. */
export interface Char {
	/** Lower case. */
	readonly ch: string;
	/** As written, where case tells wildcards apart. */
	readonly raw: string;
	/** A blank, dash, slash or bracket stands before it. */
	readonly gap: boolean;
	/** It stands in brackets: an option or revision mark. */
	readonly mark: boolean;
}

/** Reads a tidy text. `#` is kept for the catalogue's own patterns, where it stands for a digit. */
export function toChars(text: string, keep = ""): readonly Char[] {
	const chars: Char[] = [];
	let gap = false;
	let mark = false;
	for (const raw of text) {
		if (raw === "(") mark = true;
		if (raw === ")") mark = false;
		if (!/[\p{L}\p{N}+]/u.test(raw) && !keep.includes(raw)) gap = true;
		else {
			chars.push({ ch: raw.toLowerCase(), raw, gap: gap && chars.length > 0, mark });
			gap = false;
		}
	}
	return chars;
}

/** A device's model, ready to be tested. */
export interface DeviceModel {
	/** As written, tidied. */
	readonly text: string;
	/** Without commercial prefixes and trailing kind words. */
	readonly chars: readonly Char[];
	/** The characters of `chars` as one string: a key for indexes. */
	readonly key: string;
	/** Places where the owner wrote a wildcard himself (`DS-2CD21x2FWD`): the character is not known. */
	readonly unknownAt: ReadonlySet<number>;
	/** The key with the trailing kind words, for names that are listed with them. */
	readonly fullKey: string;
	/** It names a kind of device and no model. */
	readonly vague: boolean;
	/** The model behind kind words, where such stand in front: `Network Camera DS-2CD2142FWD-I`. */
	readonly behindKind: DeviceModel | undefined;
}

let last: { readonly text: string; readonly convention: ModelConvention; readonly value: DeviceModel } | undefined;

const kept = new WeakMap<ModelConvention, Map<string, DeviceModel>>();
/** Names kept at a time for each convention. */
const MOST_KEPT = 256;

/** Reads a device's model. Answers are kept: a matcher asks for the same device many times, mostly in a row. */
export function readDeviceModel(text: string, convention: ModelConvention): DeviceModel {
	if (last !== undefined && last.text === text && last.convention === convention) return last.value;
	const byText = kept.get(convention) ?? new Map<string, DeviceModel>();
	kept.set(convention, byText);
	let value = byText.get(text);
	if (value === undefined) {
		const tidy = tidyModel(text);
		const behind = nameBehindKind(tidy);
		value = { ...readTidy(tidy, convention), behindKind: behind === undefined ? undefined : readTidy(behind, convention) };
		if (byText.size >= MOST_KEPT) byText.clear();
		byText.set(text, value);
	}
	last = { text, convention, value };
	return value;
}

/** A sign of the owner's own for characters that he did not write down; none that a name can hold. */
const UNKNOWN = "\uE000";

/** `DS-2CD21**`, `HEN16##`: each such sign stands for one character or more. */
function markUnknown(text: string): string {
	if (!/[*?#_]/.test(text)) return text;
	return text.replace(/(?<=[\p{L}\p{N}])[*?#]+|(?<=[\p{L}\p{N}])_{2,}|[*?#]+(?=[\p{L}\p{N}])/gu, (run, at: number) =>
		// A single star or question mark within a name may be its own (CSAF model numbers write it with a backslash).
		run !== "#" && run.length === 1 && at > 0 && at < text.length - 1 ? run : UNKNOWN.repeat(run.length),
	);
}

function readTidy(tidy: string, convention: ModelConvention): DeviceModel {
	const whole = markUnknown(stripLeading(tidy, convention.prefixes).replace(/[\s_-](?:series|family)\b/gi, " "));
	const chars = toChars(stripTrailingKind(whole.trim()), UNKNOWN);
	const unknownAt = unknownPlaces(chars);
	return {
		text: tidy,
		chars,
		key: keyOf(chars),
		unknownAt,
		fullKey: keyOf(toChars(whole, UNKNOWN)),
		// `21**` and `xx` are no names at all.
		vague: isCategoryName(whole) || /^x+$/.test(whole.trim()) || (unknownAt.size > 0 && !chars.some(({ ch }) => /\p{L}/u.test(ch))),
		behindKind: undefined,
	};
}

/** The characters as one string. */
export function keyOf(chars: readonly Char[]): string {
	return chars.map((char) => char.ch).join("");
}

/**
 * The key by which model names are compared and indexed: lower case, letters and digits only, commercial prefixes and kind words off.
 *
 * @param text - As a device, its owner or a document wrote it.
 */
export function normaliseModel(text: string, convention: ModelConvention): string {
	return readDeviceModel(text, convention).key;
}

/** Capital X, two or more beside a digit: `DS-2CD21XX`. */
function placesOfCapitals(chars: readonly Char[]): readonly number[] {
	const text = chars.map(({ raw, gap }) => (gap ? ` ${raw}` : raw)).join("");
	if (!/\dXX|XX\d/.test(text)) return [];
	const runs = /(?<=\d)X{2,}|X{2,}(?=\d)/g;
	const plain = chars.map(({ raw }) => raw).join("");
	return [...plain.matchAll(runs)].flatMap(({ 0: run, index }) => Array.from(run, (_, i) => index + i));
}

/** What was marked, and lower-case x beside a digit in a name that is otherwise upper case: nobody's real character. */
function unknownPlaces(chars: readonly Char[]): ReadonlySet<number> {
	const places = new Set([...[...chars.keys()].filter((at) => chars[at]?.ch === UNKNOWN), ...placesOfCapitals(chars)]);
	if (chars.some((char) => /[a-wyz]/.test(char.raw)) || !chars.some((char) => /[A-Z]/.test(char.raw))) return places;
	chars.forEach((char, at) => {
		const beside = `${char.gap ? "" : (chars[at - 1]?.raw ?? "")}${chars[at + 1]?.gap ? "" : (chars[at + 1]?.raw ?? "")}`;
		if (char.raw === "x" && /[\dx]/.test(beside)) places.add(at);
	});
	return places;
}
