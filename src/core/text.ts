/** Text as strangers write it, made comparable. No domain words here. */

/** Format characters that draw nothing and can hide text (an unassigned one among them); joiners stay, for scripts need them. */
export const HIDDEN = /[\u00ad\u061c\u180e\u2060-\u2065\u206a-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;

/** Trims, and folds every run of blanks (no-break and zero-width ones too) into one space. */
export function collapse(text: string): string {
	return text.replace(/(?:[\s\u00a0\u200b\u200c\u2060\ufeff]|\u200d)+/g, " ").trim();
}

/**
 * The text without any of `signs` at its end.
 *
 * Not by a regular expression: one such as `/0+$/` begins anew at each sign of a row that stands in the middle of a text, and that is
 * quadratic in a row that a stranger made long.
 */
export function withoutTail(text: string, signs: string): string {
	let end = text.length;
	while (end > 0 && signs.includes(text[end - 1] ?? "")) end--;
	return text.slice(0, end);
}

/** A key that is equal for spellings a reader takes for equal: case, accents, `\u00df`, umlauts written `ue`, and blanks do not count. */
export function fold(text: string): string {
	const spelled = text
		.toLowerCase()
		.replace(/\u00df/g, "ss")
		.replace(/\u00e4/g, "ae")
		.replace(/\u00f6/g, "oe")
		.replace(/\u00fc/g, "ue");
	return collapse(spelled.normalize("NFKD").replace(/[\u0300-\u036f]/g, ""));
}

/** Windows-1252 code points 0x80-0x9f, which Latin-1 readers of UTF-8 leave behind as punctuation. */
const WINDOWS_1252 =
	"\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178";

/**
 * Undoes UTF-8 that was read as Latin-1 or Windows-1252 (`Geutebr\u00c3\u00bcck` -> `Geutebr\u00fcck`).
 *
 * @returns The mended text, or the same text when it is no such damage (then bytes do not decode, or nothing changes).
 */
export function repairMojibake(text: string): string {
	if (!/[\u00c2-\u00f4][\u0080-\u00bf\u0152-\u02dc\u2013-\u2122]/.test(text)) return text;
	const bytes: number[] = [];
	for (const char of text) {
		const code = char.codePointAt(0) ?? 0;
		const high = WINDOWS_1252.indexOf(char);
		if (high >= 0) bytes.push(0x80 + high);
		else if (code <= 0xff) bytes.push(code);
		else return text;
	}
	try {
		return new TextDecoder("utf-8", { fatal: true }).decode(Uint8Array.from(bytes));
	} catch {
		return text;
	}
}

/** The text with a blank for every NUL: it parts names inside the program, and no label, model or firmware has one. */
export function withoutNul(text: string): string {
	return text.replaceAll("\u0000", " ");
}
