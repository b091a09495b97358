/** A text without its marks: what is searched, quoted, and held against the elements of a notice. */
import type { Block, Inline } from "./tree.ts";

/** The words of inlines; pictures by what stands for them, figures by what `figure` gives. */
export function plainInline(inlines: readonly Inline[], figure: (query: string) => string = (query) => query): string {
	return inlines
		.map((inline) => {
			switch (inline.kind) {
				case "text":
				case "code":
					return inline.text;
				case "break":
					return "\n";
				case "image":
					return inline.alt;
				case "figure":
					return figure(inline.query);
				default:
					return plainInline(inline.children, figure);
			}
		})
		.join("");
}

/** The text of blocks, a blank line between them. */
export function plainText(blocks: readonly Block[], figure?: (query: string) => string): string {
	return blocks.map((block) => plainBlock(block, figure)).join("\n\n");
}

function plainBlock(block: Block, figure: ((query: string) => string) | undefined): string {
	switch (block.kind) {
		case "paragraph":
		case "heading":
			return plainInline(block.children, figure);
		case "list":
			return block.items.map((item) => `- ${plainText(item, figure)}`).join("\n");
		case "quote":
		case "members":
			return plainText(block.children, figure);
		case "code":
			return block.text;
		case "rule":
			return "";
		case "table":
			return [block.head, ...block.rows].map((row) => row.map((cell) => plainInline(cell, figure)).join(" | ")).join("\n");
	}
}

/** Every inline of blocks, in order, those within others after what holds them. */
export function* inlinesOf(blocks: readonly Block[]): Generator<Inline> {
	for (const block of blocks) {
		if (block.kind === "paragraph" || block.kind === "heading") yield* deep(block.children);
		else if (block.kind === "list") for (const item of block.items) yield* inlinesOf(item);
		else if (block.kind === "quote" || block.kind === "members") yield* inlinesOf(block.children);
		else if (block.kind === "table") for (const row of [block.head, ...block.rows]) for (const cell of row) yield* deep(cell);
	}
}

function* deep(inlines: readonly Inline[]): Generator<Inline> {
	for (const inline of inlines) {
		yield inline;
		if ("children" in inline) yield* deep(inline.children);
	}
}
