/** A rendered document as Markdown (CommonMark with tables): a stranger's signs never become markup, links or HTML. */
import type { Block, Line, RenderedAdvisory, Span } from "./parts.ts";

/** Writes the text. */
export function writeMarkdown({ over, title, lead, facts, sections }: RenderedAdvisory): string {
	const blocks = [
		escapeMarkdown(over),
		`# ${escapeMarkdown(title)}`,
		`**${escapeMarkdown(lead)}**`,
		writeBlock({ kind: "terms", entries: facts }),
		...sections.flatMap((section) => [`## ${escapeMarkdown(section.title)}`, ...section.blocks.map(writeBlock)]),
	];
	return `${blocks.join("\n\n")}\n`;
}

function writeBlock(block: Block): string {
	switch (block.kind) {
		case "heading":
			return `### ${escapeMarkdown(block.text)}`;
		case "paragraph":
			return writeLine(block.line);
		case "list":
			return block.items.map((item, at) => `${block.ordered ? `${at + 1}.` : "-"} ${writeLine(item)}`).join("\n");
		case "terms":
			return block.entries.map(({ term, value }) => `- **${escapeMarkdown(term)}:** ${escapeMarkdown(value)}`).join("\n");
		case "quote":
			return block.lines.map((line) => `> ${escapeMarkdown(line)}`).join("\n>\n");
		case "table":
			return [block.head, block.head.map(() => "---"), ...block.rows]
				.map((cells, at) => `| ${cells.map((cell) => (at === 1 ? cell : escapeMarkdown(cell))).join(" | ")} |`)
				.join("\n");
	}
}

function writeLine(line: Line): string {
	return line.map(writeSpan).join("");
}

function writeSpan(span: Span): string {
	if (typeof span === "string") return escapeMarkdown(span);
	if ("strong" in span) return `**${escapeMarkdown(span.strong)}**`;
	return `[${escapeMarkdown(span.text)}](<${span.address.replace(/[<>]/g, encodeURIComponent)}>)`;
}

/**
 * Text whose signs stand for themselves. The colon of an address and the dot behind `www` are escaped too: many readers make links of
 * bare addresses, and where a stranger's text leads to is nothing that a warning should invite to click on.
 */
export function escapeMarkdown(text: string): string {
	return text
		.replace(/[\\`*_[\]<>|~&$@]/g, "\\$&")
		.replace(/:(?=\/\/)/g, "\\:")
		.replace(/\b(www)\./gi, "$1\\.")
		.replace(/^(\d{1,9})([.)])/, "$1\\$2")
		.replace(/^[#+=-]/, "\\$&");
}
