/** A rendered document as plain text for 78 columns: each row of a table as labelled lines. */
import type { Block, Line, RenderedAdvisory, Span } from "./parts.ts";

const WIDTH = 78;

/** Writes the text. A line that is folded goes on under an indent of four. */
export function writeText({ over, title, lead, facts, sections }: RenderedAdvisory): string {
	const blocks = [
		// A stranger's title begins no line: it could pass for one of ours.
		fold(`${over}: ${title}`, ""),
		fold(lead, ""),
		writeBlock({ kind: "terms", entries: facts }),
		...sections.flatMap((section) => [
			`${section.title.toUpperCase()}\n${"=".repeat(section.title.length)}`,
			...section.blocks.map(writeBlock),
		]),
	];
	return `${blocks.filter((text) => text !== "").join("\n\n")}\n`;
}

/** Blocks by themselves, for documents of another make. */
export function writeTextBlocks(blocks: readonly Block[]): string {
	return blocks
		.map(writeBlock)
		.filter((text) => text !== "")
		.join("\n\n");
}

function writeBlock(block: Block): string {
	switch (block.kind) {
		case "heading":
			return `${fold(block.text, "")}\n${"-".repeat(Math.min(WIDTH, block.text.length))}`;
		case "paragraph":
			return fold(plainLine(block.line), "");
		case "list":
			return block.items.map((item, at) => fold(plainLine(item), block.ordered ? `${at + 1}. ` : "- ")).join("\n");
		case "terms":
			return block.entries.map(({ term, value }) => fold(value, `${term}: `)).join("\n");
		case "quote":
			return block.lines.map((line) => fold(line, "> ", "> ")).join("\n");
		case "table":
			return block.rows.map((row) => row.map((cell, at) => fold(cell, `${block.head[at] ?? ""}: `)).join("\n")).join("\n\n");
	}
}

function plainLine(line: Line): string {
	return line.map(plainSpan).join("");
}

function plainSpan(span: Span): string {
	if (typeof span === "string") return span;
	if ("strong" in span) return span.strong;
	return span.text === span.address ? `<${span.address}>` : `${span.text} <${span.address}>`;
}

/** Folds one line at its blanks; words longer than a line stay whole, for somebody may copy them. */
function fold(text: string, lead: string, next = "    "): string {
	const lines: string[] = [];
	let line = lead;
	let isBegun = false;
	for (const word of text.split(" ")) {
		if (isBegun && line.length + 1 + word.length > WIDTH) {
			lines.push(line);
			line = `${next}${word}`;
		} else line = isBegun ? `${line} ${word}` : `${line}${word}`;
		isBegun = true;
	}
	return [...lines, line].join("\n");
}
