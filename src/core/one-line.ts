/** A stranger's text as one line that hides nothing and turns nothing around. */
import { visible } from "./problem.ts";
import { collapse, HIDDEN } from "./text.ts";

/** One line of plain text, at most `most` characters; where it was longer it ends in `…`. */
export function oneLine(text: string, most = 300): string {
	return visible(
		collapse(text.slice(0, most * 4))
			.toWellFormed()
			.replace(HIDDEN, "\u00b7"),
		most,
	);
}
