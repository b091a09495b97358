/** English prose in sentences and words, for the lints that speak of how it reads. */

/** Longest text that is looked at. */
const MOST_TEXT = 20_000;

/** The sentences of a text. A point inside a number, a name or an abbreviation of one letter ends none. */
export function sentencesOf(text: string): readonly string[] {
	return text
		.slice(0, MOST_TEXT)
		.split(/(?<=[a-z0-9)"'][.!?])\s+(?=[A-Z0-9"'(])|\n{2,}/)
		.map((one) => one.replace(/\s+/g, " ").trim())
		.filter((one) => one !== "");
}

/** The words of a sentence: letters, perhaps with an apostrophe or a dash inside. */
export function wordsOf(sentence: string): readonly string[] {
	return sentence.match(/[A-Za-z][A-Za-z'-]{0,60}/g) ?? [];
}

/** Syllables of an English word, near enough for a grade: groups of vowels, without a silent e at the end. */
function syllablesOf(word: string): number {
	const lower = word.toLowerCase().replace(/(?<=[^aeiouyl])e$/, "");
	return Math.max(1, lower.match(/[aeiouy]{1,4}/g)?.length ?? 1);
}

/**
 * The reading grade by Flesch and Kincaid (1975), in school years of the United States; `undefined` for fewer than 40 words, where it says
 * nothing.
 */
export function readingGrade(text: string): number | undefined {
	const sentences = sentencesOf(text);
	const words = sentences.flatMap(wordsOf);
	if (words.length < 40) return undefined;
	const syllables = words.reduce((sum, word) => sum + syllablesOf(word), 0);
	return 0.39 * (words.length / sentences.length) + 11.8 * (syllables / words.length) - 15.59;
}
