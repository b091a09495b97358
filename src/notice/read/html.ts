/**
 * Blocks of an HTML page or mail, by parse5, which reads strangers' markup as a browser does and keeps offsets.
 *
 * Scripts, styles and what is hidden are left out: nobody reads them. Depth is bounded; beyond it the tags are cut and the text stays.
 */
import { type DefaultTreeAdapterTypes, defaultTreeAdapter, parse } from "parse5";
import type { Block } from "./block.ts";
import { HtmlBlocks } from "./html-blocks.ts";
import { readPlain } from "./plain.ts";

/** Open elements at once; browsers stop at 512 too. */
const MOST_DEPTH = 512;

/** Reads HTML; `language` is what the document says of itself. */
export function readHtml(source: string): { readonly blocks: readonly Block[]; readonly language: string | undefined } {
	const tree = parseBounded(source);
	if (tree === undefined) return { blocks: readPlain(withoutTags(source)), language: undefined };
	const blocks = new HtmlBlocks(source);
	blocks.read(tree);
	return { blocks: blocks.done(), language: languageOf(tree) };
}

class TooDeep extends Error {}

/** The tree as a browser makes it; `undefined` where it is nested too deep. */
export function parseBounded(source: string): DefaultTreeAdapterTypes.Document | undefined {
	let depth = 0;
	const treeAdapter = {
		...defaultTreeAdapter,
		onItemPush: () => {
			if (++depth > MOST_DEPTH) throw new TooDeep();
		},
		onItemPop: () => {
			depth--;
		},
	};
	try {
		return parse(source, { sourceCodeLocationInfo: true, treeAdapter });
	} catch (error) {
		if (error instanceof TooDeep) return undefined;
		throw error;
	}
}

/** Blanks in place of tags, so that every offset stays. */
function withoutTags(source: string): string {
	let out = "";
	let at = 0;
	while (at < source.length) {
		const open = source.indexOf("<", at);
		const close = open < 0 ? -1 : source.indexOf(">", open);
		if (close < 0) return out + source.slice(at);
		out += source.slice(at, open) + " ".repeat(close + 1 - open);
		at = close + 1;
	}
	return out;
}

function languageOf(tree: DefaultTreeAdapterTypes.Document): string | undefined {
	for (const node of tree.childNodes)
		if ("attrs" in node && node.tagName === "html") return node.attrs.find(({ name }) => name === "lang")?.value;
	return undefined;
}
