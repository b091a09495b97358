/** Model names that differ from a listed one only in signs which people take for each other: 0 and O, 1 and I and l. */
import type { ModelPattern } from "../catalog/model/pattern.ts";
import { compact, tidyModel } from "../catalog/model/tidy.ts";

/** What each sign may have been, as written: a small l is taken for 1 and I, a capital L is not. */
const TAKEN_FOR: Readonly<Record<string, readonly string[]>> = {
	"0": ["O"],
	O: ["0"],
	o: ["0"],
	"1": ["I", "L"],
	I: ["1", "L"],
	i: ["1"],
	l: ["1", "I"],
};
/** Signs looked at in one name; no model has more of them. */
const MOST_SIGNS = 24;
/** A shorter beginning would fit nearly every name. */
const SHORTEST_PREFIX = 3;

interface Spelling {
	readonly text: string;
	/** The same places filled with a sign that nobody wrote: a pattern that takes it too does not ask for the sign. */
	readonly control: string;
}

/** Finds out for one device's model which listed names it may be a misreading of. */
export function createLookAlikes(model: string): (pattern: ModelPattern) => string | undefined {
	let single: readonly Spelling[] | undefined;
	return (pattern) => {
		const { signs, places, key } = readSigns(model);
		const from = pattern.prefix.length < SHORTEST_PREFIX ? -1 : key.indexOf(alike(pattern.prefix));
		if (from < 0) return undefined;
		single ??= singleSpellings(signs);
		const aligned = alignedSpelling(signs, places.slice(from, from + pattern.prefix.length), pattern.prefix);
		const found = [aligned, ...single].find(
			({ text, control }) => pattern.test(text).match === "match" && pattern.test(control).match !== "match",
		);
		return found?.text;
	};
}

interface Signs {
	readonly signs: readonly string[];
	/** Where letters and digits stand. */
	readonly places: readonly number[];
	readonly key: string;
}

let last: { readonly model: string; readonly read: Signs } | undefined;

/** The signs of a model; the last answer is kept, for a model is held against many names in a row. */
function readSigns(model: string): Signs {
	if (last?.model === model) return last.read;
	const signs = Array.from(tidyModel(model));
	const places = signs.flatMap((sign, at) => (compact(sign) === "" ? [] : [at]));
	const read = { signs, places, key: alike(places.map((at) => compact(signs[at] ?? "")).join("")) };
	last = { model, read };
	return read;
}

/** A key in which signs that are taken for each other are one. */
export function alike(text: string): string {
	return text.replaceAll("o", "0").replace(/[il]/g, "1");
}

/** The name with the signs of the listed name's beginning, wherever they differ. */
function alignedSpelling(signs: readonly string[], places: readonly number[], prefix: string): Spelling {
	const text = [...signs];
	const control = [...signs];
	places.forEach((at, index) => {
		const wanted = prefix[index] ?? "";
		if (compact(signs[at] ?? "") === wanted) return;
		text[at] = wanted.toUpperCase();
		control[at] = neutral(wanted);
	});
	return { text: text.join(""), control: control.join("") };
}

/** The name with one sign read otherwise: for those behind a wildcard of the listed name. */
function singleSpellings(signs: readonly string[]): readonly Spelling[] {
	const places = signs.flatMap((sign, at) => (Object.hasOwn(TAKEN_FOR, sign) ? [at] : [])).slice(0, MOST_SIGNS);
	const write = (place: number, other: string) => signs.map((own, at) => (at === place ? other : own)).join("");
	return places.flatMap((at) =>
		(TAKEN_FOR[signs[at] ?? ""] ?? []).map((sign) => ({ text: write(at, sign), control: write(at, neutral(sign)) })),
	);
}

/** A letter or digit that looks like no other. */
function neutral(sign: string): string {
	return /\d/.test(sign) ? "7" : "Q";
}
