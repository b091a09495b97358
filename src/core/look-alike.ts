/** Letters of other scripts that look like Latin ones: copied from a label, nobody sees the difference. */

const GREEK = {
	from: "\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7\u03bf\u03b9\u03bd",
	to: "ABEZHIKMNOPTYXoiv",
};
const CYRILLIC = {
	from: "\u0410\u0412\u0415\u0405\u0406\u0408\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0423\u0425\u0430\u0435\u0455\u0456\u0458\u043e\u0440\u0441\u0443\u0445",
	to: "ABESIJKMHOPCTYXaesijopcyx",
};
const LATIN: ReadonlyMap<string, string> = new Map(
	[GREEK, CYRILLIC].flatMap(({ from, to }) => Array.from(from, (letter, at) => [letter, to[at] ?? letter] as const)),
);

/** A first look: nearly every text has none of these letters. */
const OTHER_SCRIPT = /[\u0370-\u04ff]/;

/**
 * Writes words in Latin letters where each of their Greek and Cyrillic letters looks like one: `\u0399PC-HFW` (with a Greek iota)
 * becomes `IPC-HFW`. A word with any other letter of those scripts is meant as it stands.
 */
export function toLatinLookAlikes(text: string): string {
	if (!OTHER_SCRIPT.test(text)) return text;
	return text.replace(/[\p{L}\p{N}]+/gu, (word) => {
		const letters = Array.from(word, (letter) => (OTHER_SCRIPT.test(letter) ? LATIN.get(letter) : letter));
		return letters.includes(undefined) ? word : letters.join("");
	});
}
