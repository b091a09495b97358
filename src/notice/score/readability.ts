/** Grade of school that a text asks for. Numbers, models, versions and names are masked: they are neither hard nor easy words. */
import { daleChall } from "dale-chall";
import type { ReadSentence } from "../reading.ts";
import type { Language } from "../text/language.ts";
import { NAME, type Token } from "../text/token.ts";

/** Grades by the formulas of a language, the median of which counts; empty where there are no sentences. */
export function gradesOf(sentences: readonly ReadSentence[], language: Language): readonly number[] {
	const lines = sentences.map(({ tokens }) => tokens.filter(isPlainWord).map(({ text }) => text)).filter(({ length }) => length > 1);
	const words = lines.flat();
	if (lines.length === 0 || words.length < 5) return [];
	const count = { sentences: lines.length, words: words.length };
	const syllables = words.map((word) => syllablesIn(word, language));
	const hard = syllables.filter((number) => number >= 3).length;
	const sum = syllables.reduce((total, number) => total + number, 0);
	return language === "de" ? german(words, count, hard, syllables) : english(words, count, hard, sum);
}

interface Count {
	readonly sentences: number;
	readonly words: number;
}

/** Flesch-Kincaid (1975), SMOG (McLaughlin 1969), Dale-Chall (1995) as its table turns raw scores into grades. */
function english(words: readonly string[], { sentences, words: total }: Count, hard: number, syllables: number): readonly number[] {
	const kincaid = 0.39 * (total / sentences) + 11.8 * (syllables / total) - 15.59;
	const smog = 1.043 * Math.sqrt(hard * (30 / sentences)) + 3.1291;
	const unknown = words.filter((word) => !isFamiliar(word.toLowerCase())).length / total;
	const raw = 15.79 * unknown + 0.0496 * (total / sentences) + (unknown > 0.05 ? 3.6365 : 0);
	return [kincaid, smog, daleChallGrade(raw)];
}

function daleChallGrade(raw: number): number {
	const steps: readonly (readonly [number, number])[] = [
		[4.9, 4],
		[5.9, 5.5],
		[6.9, 7.5],
		[7.9, 9.5],
		[8.9, 11.5],
		[9.9, 14],
	];
	return steps.find(([most]) => raw <= most)?.[1] ?? 16;
}

/** The first and the fourth Vienna formula (Bamberger and Vanecek 1984), and the SMOG as they fitted it to German (G-SMOG). */
function german(
	words: readonly string[],
	{ sentences, words: total }: Count,
	hard: number,
	syllables: readonly number[],
): readonly number[] {
	const ms = (100 * hard) / total;
	const sl = total / sentences;
	const iw = (100 * words.filter(({ length }) => length > 6).length) / total;
	const es = (100 * syllables.filter((number) => number === 1).length) / total;
	return [
		0.1935 * ms + 0.1672 * sl + 0.1297 * iw - 0.0327 * es - 0.875,
		0.2656 * sl + 0.2744 * ms - 1.693,
		Math.sqrt((hard * 30) / sentences) - 2,
	];
}

/** The middle one of them; `undefined` of none. */
export function median(values: readonly number[]): number | undefined {
	const sorted = values.toSorted((a, b) => a - b);
	const middle = Math.floor(sorted.length / 2);
	return sorted.length % 2 === 1 ? sorted[middle] : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2 || undefined;
}

function isPlainWord({ kind, text }: Token): boolean {
	return kind === "word" && !text.includes(NAME) && !/\d/.test(text);
}

const familiar = new Set(daleChall.map((word) => word.toLowerCase()));

/** On the list, as it stands or with a regular ending, which its rules allow. */
function isFamiliar(word: string): boolean {
	if (familiar.has(word)) return true;
	for (const ending of ["s", "es", "d", "ed", "ing", "er", "est", "ly", "'s", "ied", "ies"]) {
		if (!word.endsWith(ending)) continue;
		const stem = word.slice(0, -ending.length);
		if (
			familiar.has(stem) ||
			familiar.has(`${stem}e`) ||
			familiar.has(`${stem}y`) ||
			(stem.at(-1) === stem.at(-2) && familiar.has(stem.slice(0, -1)))
		)
			return true;
	}
	return false;
}

const counts = new Map<string, number>();

/** Groups of vowels; in English a silent e at the end is none. */
function syllablesIn(word: string, language: Language): number {
	const key = `${language}${word}`;
	const held = counts.get(key);
	if (held !== undefined) return held;
	const lower = word.toLowerCase();
	const groups = lower.match(language === "de" ? /[aeiouyäöü]+/g : /[aeiouy]+/g)?.length ?? 1;
	const silent =
		language === "en" && /[^aeiouyl]e$|[^aeiouytd]ed$|[^aeiou]es$/.test(lower) && !/(?:[sxz]|ch|sh|c|g)es$/.test(lower) ? 1 : 0;
	const number = Math.max(1, groups - silent);
	if (counts.size < 50_000) counts.set(key, number);
	return number;
}
