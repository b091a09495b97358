/** A notice as a reader meets it: blocks in the order of reading. */
import type { MappedText } from "../text/mapped-text.ts";

/** What a block is to a reader. */
export type BlockKind = "heading" | "paragraph" | "item" | "row" | "head-row" | "term";

/** A cell of a row of a table of data. */
export interface Cell {
	readonly from: number;
	readonly to: number;
	/** What stands at the head of its column; empty where the table has no head. */
	readonly head: string;
}

/** A link, by where its words stand in the block. */
export interface Link {
	readonly from: number;
	readonly to: number;
	readonly href: string;
	/** Where in the source text the address itself stands; `undefined` where that is not known. */
	readonly hrefAt?: readonly [from: number, to: number] | undefined;
}

/** A run of text that is set apart. */
export interface Block {
	readonly kind: BlockKind;
	readonly content: MappedText;
	/** Of a heading 1 to 6, of anything else 0. */
	readonly level: number;
	/** All of it is bold. */
	readonly bold: boolean;
	/** Pixels, where styles say so. */
	readonly fontSize: number | undefined;
	/** Navigation, footer, imprint: not the text that somebody came to read. */
	readonly boilerplate: boolean;
	readonly cells: readonly Cell[];
	readonly links: readonly Link[];
	/** The innermost article, entry, list item or row of layout that holds it: blocks of one are one item to the eye. */
	readonly item: number;
	/** Which list, table or body that item is one of. */
	readonly list: number;
}
