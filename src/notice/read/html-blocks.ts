/** Walks a tree of HTML and cuts it into blocks. */
import type { DefaultTreeAdapterTypes } from "parse5";
import { TextBuilder } from "../text/mapped-text.ts";
import type { Block, BlockKind, Cell, Link } from "./block.ts";
import { fontSizeOf, isBoilerplate, isHidden } from "./html-style.ts";
import { headsOf, isDataTable, rowsOf } from "./html-table.ts";
import { addRaw } from "./html-text.ts";

type Node = DefaultTreeAdapterTypes.ChildNode | DefaultTreeAdapterTypes.Document;
type Element = DefaultTreeAdapterTypes.Element;

/** What a node inherits. */
interface Context {
	readonly kind: BlockKind;
	readonly level: number;
	readonly bold: boolean;
	readonly fontSize: number | undefined;
	readonly boilerplate: boolean;
	readonly item: number;
	readonly list: number;
}

const SKIPPED = new Set(
	"script style template noscript head svg math iframe object embed canvas video audio select datalist textarea".split(" "),
);
const BLOCKS = new Set(
	"address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main nav ol p pre search section summary table tbody td tfoot th thead tr ul".split(
		" ",
	),
);
const ITEMS = new Set(["article", "li", "tr", "section", "entry"]);
/** Pages of more are no notices; the rest is left out. */
const MOST_BLOCKS = 50_000;

/** Collects the blocks of one document. */
export class HtmlBlocks {
	readonly #source: string;
	readonly #blocks: Block[] = [];
	readonly #builder = new TextBuilder();
	#links: Link[] = [];
	#hasPlain = false;
	#nextId = 1;

	constructor(source: string) {
		this.#source = source;
	}

	/** Reads a tree. */
	read(tree: DefaultTreeAdapterTypes.Document): void {
		const outer: Context = { kind: "paragraph", level: 0, bold: false, fontSize: undefined, boilerplate: false, item: 0, list: 0 };
		this.#children(tree.childNodes, outer);
		this.#flush(outer);
	}

	/** What was collected. */
	done(): readonly Block[] {
		return this.#blocks;
	}

	#children(nodes: readonly Node[], context: Context): void {
		for (const node of nodes) this.#node(node, context);
	}

	#node(node: Node, context: Context): void {
		if (node.nodeName === "#text" && "value" in node) this.#text(node, context);
		else if ("tagName" in node) this.#element(node, context);
	}

	#text(node: DefaultTreeAdapterTypes.TextNode, context: Context): void {
		const place = node.sourceCodeLocation;
		if (place === undefined || place === null) return;
		if (!context.bold && node.value.trim() !== "") this.#hasPlain = true;
		addRaw(this.#builder, this.#source, place.startOffset, place.endOffset);
	}

	#element(element: Element, context: Context): void {
		const { tagName } = element;
		if (SKIPPED.has(tagName) || isHidden(element) || this.#blocks.length > MOST_BLOCKS) return;
		if (tagName === "br" || tagName === "hr") {
			this.#flush(context);
			return;
		}
		if (tagName === "table" && isDataTable(element)) {
			this.#flush(context);
			this.#dataTable(element, context);
			return;
		}
		const inner = this.#inside(element, context);
		if (!BLOCKS.has(tagName)) {
			if (tagName === "a") this.#link(element, inner);
			else this.#children(element.childNodes, inner);
			return;
		}
		this.#flush(context);
		this.#children(element.childNodes, inner);
		this.#flush(inner);
	}

	#link(element: Element, context: Context): void {
		const from = this.#builder.next;
		this.#children(element.childNodes, context);
		const href = element.attrs.find(({ name }) => name === "href")?.value;
		const to = this.#builder.length;
		if (href === undefined || to <= from) return;
		const at = element.sourceCodeLocation?.attrs?.["href"];
		this.#links.push({ from, to, href, hrefAt: at === undefined ? undefined : [at.startOffset, at.endOffset] });
	}

	#inside(element: Element, context: Context): Context {
		const { tagName } = element;
		const level = /^h[1-6]$/.test(tagName) ? Number(tagName[1]) : context.level;
		const isItem = ITEMS.has(tagName) || (tagName === "div" && hasHeading(element));
		return {
			kind: kindOf(tagName, context.kind),
			level,
			bold: context.bold || tagName === "b" || tagName === "strong",
			fontSize: fontSizeOf(element) ?? context.fontSize,
			boilerplate: context.boilerplate || isBoilerplate(element),
			item: isItem ? this.#nextId++ : context.item,
			list: isItem ? context.list : isList(tagName) ? this.#nextId++ : context.list,
		};
	}

	/** Rows of a table of data are blocks, their cells parted by a bar that stands nowhere in the source. */
	#dataTable(table: Element, context: Context): void {
		const list = this.#nextId++;
		const rows = rowsOf(table);
		const heads = headsOf(rows);
		for (const [index, row] of rows.entries()) {
			const rowContext = { ...context, item: this.#nextId++, list };
			const cells: Cell[] = [];
			for (const [column, cell] of row.entries()) {
				if (cells.length > 0) this.#bar(cell);
				const from = this.#builder.next;
				this.#children(cell.childNodes, { ...rowContext, kind: "row", bold: context.bold || cell.tagName === "th" });
				cells.push({ from: Math.min(from, this.#builder.length), to: this.#builder.length, head: heads?.[column] ?? "" });
			}
			this.#flush({ ...rowContext, kind: index === 0 && heads !== undefined ? "head-row" : "row" }, cells);
		}
	}

	#bar(cell: Element): void {
		const at = cell.sourceCodeLocation?.startOffset ?? 0;
		this.#builder.add(" ", at, at);
		this.#builder.add("\u2502", at, at);
		this.#builder.add(" ", at, at);
	}

	#flush(context: Context, cells: readonly Cell[] = []): void {
		const content = this.#builder.done();
		const links = this.#links;
		const bold = !this.#hasPlain;
		this.#links = [];
		this.#hasPlain = false;
		if (content.text === "" || !/[\p{L}\p{N}]/u.test(content.text)) return;
		const { kind, level, fontSize, boilerplate, item, list } = context;
		this.#blocks.push({ kind, content, level: kind === "heading" ? level : 0, bold, fontSize, boilerplate, cells, links, item, list });
	}
}

function kindOf(tagName: string, before: BlockKind): BlockKind {
	if (/^h[1-6]$/.test(tagName)) return "heading";
	if (tagName === "li") return "item";
	if (tagName === "dt" || tagName === "summary") return "term";
	return tagName === "dd" || tagName === "td" || tagName === "th" || tagName === "p" ? (before === "item" ? "item" : "paragraph") : before;
}

function isList(tagName: string): boolean {
	return tagName === "ul" || tagName === "ol" || tagName === "table" || tagName === "dl" || tagName === "main" || tagName === "section";
}

/** A division with a heading of its own is an item to the eye. */
function hasHeading(element: Element): boolean {
	return element.childNodes.filter((node) => /^(?:h[2-6]|b|strong)$/.test(node.nodeName)).length === 1;
}
