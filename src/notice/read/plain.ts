/** Blocks of plain text: paragraphs whose lines were wrapped, headings in capitals or above a line, items, rows of columns. */
import { mapPlain } from "../text/mapped-text.ts";
import type { Block, BlockKind } from "./block.ts";

interface Line {
	readonly from: number;
	readonly to: number;
	readonly text: string;
}

/** Reads it. */
export function readPlain(source: string): readonly Block[] {
	const blocks: Block[] = [];
	let open: Line[] = [];
	let list = 1;
	let isTitle = true;
	const close = (next: Line | undefined) => {
		const [first] = open;
		const last = open.at(-1);
		if (first === undefined || last === undefined) return;
		const content = mapPlain(source, first.from + markerLength(first.text), last.to);
		const kind = kindOf(first.text, open.length, next, isTitle);
		open = [];
		if (!/[\p{L}\p{N}]/u.test(content.text)) return;
		isTitle = false;
		if (kind === "heading") list++;
		const level = kind !== "heading" ? 0 : blocks.length === 0 ? 1 : 2;
		blocks.push({
			kind,
			content,
			level,
			bold: false,
			fontSize: undefined,
			boilerplate: false,
			cells: [],
			links: [],
			item: blocks.length + 1,
			list,
		});
	};
	const lines = linesOf(source);
	for (const [index, line] of lines.entries()) {
		if (line.text.trim() === "" || RULE.test(line.text.trim())) close(lines[index]);
		else {
			const before = open.at(-1);
			if (before !== undefined && !continues(before, line)) close(line);
			open.push(line);
		}
	}
	close(undefined);
	return blocks;
}

/** A line of signs that only draws. */
const RULE = /^[-=_*#~.\u2014\u2500]{3,}$/;
const MARKER = /^\s{0,40}(?:[-*\u2022\u00b7\u2013\u25aa>]|\(?\d{1,2}[.)]|\(?[a-z]\))\s{1,20}/;

function markerLength(text: string): number {
	return MARKER.exec(text)?.[0].length ?? 0;
}

function linesOf(source: string): readonly Line[] {
	const lines: Line[] = [];
	let from = 0;
	while (from <= source.length) {
		const found = source.indexOf("\n", from);
		const to = found < 0 ? source.length : found;
		lines.push({ from, to, text: source.slice(from, to) });
		from = to + 1;
	}
	return lines;
}

/** Whether a line goes on with the sentence of the one before: that one was filled, or this one begins small. */
function continues(before: Line, line: Line): boolean {
	if (MARKER.test(line.text)) return false;
	const [end, start] = [before.text.trimEnd(), line.text.trimStart()];
	if (/ {3,}|\t/.test(start) && / {3,}|\t/.test(end.trim())) return false;
	if (/^[\p{Ll}(]/u.test(start)) return !/[.!?]$/.test(end) || end.length >= 55;
	return end.length >= 58;
}

/** A heading is a short line without an end, above something; capitals or a colon at its end say so too. */
function kindOf(first: string, lines: number, next: Line | undefined, isTitle: boolean): BlockKind {
	const text = first.trim();
	if (MARKER.test(first)) return "item";
	if (
		/,$|^(?:mit freundlich|viele gr|beste gr|freundliche gr|kind regards|best regards|regards|sincerely|yours|with best|thank you|vielen dank|dear|hello|hi|sehr geehrte|liebe|hallo)/i.test(
			text,
		)
	)
		return "paragraph";
	if (lines > 1 || text.length > 90) return "paragraph";
	if (text.length <= 60 && text === text.toUpperCase() && /[A-Z\u00c4\u00d6\u00dc]{3}/.test(text) && !/[.!?]$/.test(text)) return "heading";
	if (/^(?:subject|betreff|betrifft|re|title|titel):/i.test(text)) return "heading";
	if (isTitle && !/[.!?]$/.test(text)) return "heading";
	if (/:$/.test(text) && text.length <= 60) return "heading";
	const isAbove = next !== undefined && next.text.trim() !== "" ? true : isTitle;
	return isAbove && text.length <= 40 && !/[.!?,;:]$/.test(text) && !/\d/.test(text) && next !== undefined && next.text.length > text.length
		? "heading"
		: "paragraph";
}
