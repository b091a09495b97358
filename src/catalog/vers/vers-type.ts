/** A versioning scheme of `vers`: which texts are its versions, and how two of them stand to each other. */
import type { Comparison } from "../firmware/scheme.ts";

/** One type, as the part of a `vers` string before the slash names it. */
export interface VersType {
	/** Lower case: `semver`, `hikvision`. */
	readonly id: string;
	/** For people. */
	readonly title: string;
	/** False for the type of a package ecosystem: its order serves to check that constraints are sorted, and for nothing else. */
	readonly answersContainment: boolean;
	isVersion(text: string): boolean;
	/** Compares any two of the texts, given by index; each text is read once. `?` where one of them is no version of the type. */
	order(texts: readonly string[]): (a: number, b: number) => Comparison;
	/** True for a version that is a build day and nothing else. Days and versions have no order among constraints. */
	isDay(text: string): boolean;
	/** What keeps the spelling of a version from being canonical in this type. */
	flawOf(text: string): string | undefined;
}

/** A type as its file declares it. */
export interface TypeGrammar<V> {
	readonly id: string;
	readonly title: string;
	/** Reads one text, `undefined` when it is no version. Texts are as long as a `vers` string may be: stay linear. */
	read(text: string): V | undefined;
	compare(a: V, b: V): Comparison;
	readonly answersContainment?: boolean;
	readonly isDay?: (text: string) => boolean;
	readonly flawOf?: (text: string) => string | undefined;
	/** One key for texts that are the same although they cannot be read; the text itself when left out. */
	readonly keyOf?: (text: string) => string;
}

const SAME: Comparison = { order: "=", axis: "text", why: "the same text" };

/** Makes a type of a grammar. */
export function versType<V>(grammar: TypeGrammar<V>): VersType {
	const keyOf = grammar.keyOf ?? ((text: string) => text);
	return {
		id: grammar.id,
		title: grammar.title,
		answersContainment: grammar.answersContainment ?? true,
		isVersion: (text) => grammar.read(text) !== undefined,
		isDay: grammar.isDay ?? (() => false),
		flawOf: grammar.flawOf ?? (() => undefined),
		order: (texts) => {
			const values = texts.map((text) => grammar.read(text));
			return (a, b) => {
				const [left, right] = [values[a], values[b]];
				if (left !== undefined && right !== undefined) return grammar.compare(left, right);
				const [leftText = "", rightText = ""] = [texts[a], texts[b]];
				if (leftText !== "" && keyOf(leftText) === keyOf(rightText)) return SAME;
				const refused = left === undefined ? leftText : rightText;
				return { order: "?", axis: "text", why: `${refused.slice(0, 200)} is no version of vers:${grammar.id}` };
			};
		},
	};
}

const BEFORE: Comparison = { order: "<", axis: "version", why: "" };
const AFTER: Comparison = { order: ">", axis: "version", why: "" };
const EQUAL: Comparison = { order: "=", axis: "version", why: "" };

/** A comparison of a total order out of a number below, at or above zero; the words are left to who asks. */
export function toComparison(difference: number): Comparison {
	return difference < 0 ? BEFORE : difference > 0 ? AFTER : EQUAL;
}

/** Numbers of any length, as decimal digits, below, at or above zero. Leading zeros do not count. */
export function compareDigits(a: string, b: string): number {
	const [left, right] = [a.replace(/^0+(?=\d)/, ""), b.replace(/^0+(?=\d)/, "")];
	if (left.length !== right.length) return left.length - right.length;
	return left < right ? -1 : left > right ? 1 : 0;
}
