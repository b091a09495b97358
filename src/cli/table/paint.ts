/** Lines of a terminal as spans with a tone; colour is put on last, so the text is the same with and without. */
import { split, widthOf } from "./cells.ts";

/** What a span means; the colour follows from it. */
export type Tone = "plain" | "strong" | "quiet" | "risk" | "open" | "good";

export interface Span {
	readonly text: string;
	readonly tone: Tone;
}

export type Line = readonly Span[];

/** ECMA-48 SGR parameters, of the sixteen colours that every theme of a terminal sets for itself. */
const SGR: Readonly<Record<Tone, string>> = { plain: "", strong: "1", quiet: "2", risk: "1;31", open: "33", good: "32" };

/** A span. */
export function span(text: string, tone: Tone = "plain"): Span {
	return { text, tone };
}

/** Joins lines into text that ends with a line feed; blanks at the end of a line are dropped, no-break spaces become blanks. */
export function paint(lines: readonly Line[], colour: boolean): string {
	return lines.map((line) => `${paintLine(line, colour)}\n`).join("");
}

function paintLine(line: Line, colour: boolean): string {
	const last = line.findLastIndex((part) => part.text.trim() !== "");
	return line
		.slice(0, last + 1)
		.map((part, at) => {
			const text = (at === last ? part.text.trimEnd() : part.text).replaceAll("\u00a0", " ");
			return colour && SGR[part.tone] !== "" ? `\u001b[${SGR[part.tone]}m${text}\u001b[0m` : text;
		})
		.join("");
}

/**
 * Fills lines with the words of spans.
 *
 * @param first - What stands before the first line; later lines get as many blanks. Words break at blanks only (not at no-break
 *   spaces); a word wider than a line goes on in the next.
 */
export function wrap(spans: readonly Span[], width: number, first: Line = []): readonly Line[] {
	const indent = first.reduce((cells, part) => cells + widthOf(part.text), 0);
	const room = Math.max(8, width - indent);
	const lines: Span[][] = [[]];
	let used = 0;
	for (const { text, tone } of words(spans, room)) {
		const cells = widthOf(text);
		if (used > 0 && used + 1 + cells > room) {
			lines.push([]);
			used = 0;
		}
		const line = lines.at(-1);
		const before = used > 0 ? " " : "";
		const previous = line?.at(-1);
		if (previous !== undefined && previous.tone === tone) line?.splice(-1, 1, span(previous.text + before + text, tone));
		else line?.push(...(before === "" ? [] : [span(before)]), span(text, tone));
		used += before.length + cells;
	}
	return lines.map((line, at) => [...(at === 0 ? first : [span(" ".repeat(indent))]), ...line]);
}

function words(spans: readonly Span[], room: number): readonly Span[] {
	return spans.flatMap(({ text, tone }) =>
		text
			.split(" ")
			.filter((word) => word !== "")
			.flatMap((word) => split(word, room))
			.map((word) => span(word, tone)),
	);
}

/** Spans side by side, parted by a middle dot that never begins a line. */
export function dotted(parts: readonly Span[]): readonly Span[] {
	return parts.map((part, at) => (at === parts.length - 1 ? part : span(`${part.text}\u00a0\u00b7`, part.tone)));
}
