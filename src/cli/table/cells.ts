/** Text in the cells of a terminal: how wide it is, how it wraps, how it is cut. Strangers wrote most of it. */
import { visible } from "../../core/problem.ts";
import { collapse, HIDDEN } from "../../core/text.ts";

/** Blocks that terminals draw two cells wide: Unicode 15.1 East Asian Width `W` and `F`, and emoji. */
const WIDE =
	/[\u1100-\u115f\u231a\u231b\u23e9-\u23ec\u23f0\u23f3\u25fd\u25fe\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6b\uff01-\uff60\uffe0-\uffe6\u{16fe0}-\u{18cff}\u{1b000}-\u{1b2ff}\u{1f200}-\u{1f2ff}\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}/u;
const NOTHING = /[\p{Mn}\p{Me}\p{Cf}]/u;
const PLAIN = /^[\u0020-\u007e]*$/;
const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/** A stranger's text made fit for a terminal: one line, nothing invisible, bounded to `most` characters. */
export function clean(text: string | undefined, most = 300): string {
	return visible(
		collapse((text ?? "").slice(0, most * 4))
			.toWellFormed()
			.replace(HIDDEN, "\u00b7"),
		most,
	);
}

/** How many cells `text` takes; an upper bound where terminals differ (joined emoji). */
export function widthOf(text: string): number {
	if (PLAIN.test(text)) return text.length;
	let cells = 0;
	for (const char of text) cells += WIDE.test(char) ? 2 : NOTHING.test(char) ? 0 : 1;
	return cells;
}

/** The longest head of `text` that takes at most `cells`, never splitting what a reader takes for one character. */
function head(text: string, cells: number): string {
	let taken = "";
	let used = 0;
	for (const { segment } of graphemes.segment(text)) {
		used += widthOf(segment);
		if (used > cells) return taken;
		taken += segment;
	}
	return taken;
}

/** `text` in exactly `cells` cells: filled with blanks, or cut with an ellipsis. */
export function fit(text: string, cells: number): string {
	const width = widthOf(text);
	if (width <= cells) return text + " ".repeat(cells - width);
	const cut = `${head(text, cells - 1)}\u2026`;
	return cut + " ".repeat(Math.max(0, cells - widthOf(cut)));
}

/** Splits a word that is wider than a line; every piece but the last fills its line. Nothing is lost. */
export function split(word: string, cells: number): readonly string[] {
	if (widthOf(word) <= cells) return [word];
	const pieces: string[] = [];
	let rest = word;
	while (widthOf(rest) > cells) {
		const piece = head(rest, cells);
		// A single character wider than the line is taken all the same, so that the loop ends.
		const taken = piece === "" ? ([...rest][0] ?? rest) : piece;
		pieces.push(taken);
		rest = rest.slice(taken.length);
	}
	return rest === "" ? pieces : [...pieces, rest];
}
