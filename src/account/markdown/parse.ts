/**
 * Reads Markdown: CommonMark with tables, without HTML, without definitions. The parser is markdown-it; what comes out is a tree of our own,
 * in which only what `tree.ts` names can stand.
 *
 * The text is a stranger's where it is a comment, and is never trusted: length, nesting and nodes are bounded.
 */
import MarkdownIt, { type Token } from "markdown-it";
import type { Problem } from "../../core/problem.ts";
import { visible } from "../../core/problem.ts";
import { err, ok, type Result } from "../../core/result.ts";
import { figuresIn } from "./figure-text.ts";
import { imageName, linkTarget } from "./link-target.ts";
import type { Block, Inline, MarkdownBounds } from "./tree.ts";

/** Blocks within blocks, and emphasis within emphasis. */
const MOST_NESTING = 20;

/** Without HTML, without definitions of links, without entities that could be no text. */
const reader = new MarkdownIt({ html: false, linkify: false, typographer: false, maxNesting: MOST_NESTING }).disable([
	"html_block",
	"html_inline",
	"reference",
]);
// The tree decides what may be linked, and what it refuses is shown as text; the parser would hide the words of a link instead.
reader.validateLink = () => true;
reader.normalizeLink = (address) => address;
reader.normalizeLinkText = (text) => text;

/** A text for one reading. */
interface Reading {
	readonly bounds: MarkdownBounds;
	nodes: number;
	problem: Problem | undefined;
}

/** Reads it. Problems: `markdown/too-long`, `markdown/no-alt`, `markdown/bad-link`, `markdown/bad-image`, `markdown/unclosed`. */
export function parseMarkdown(text: string, bounds: MarkdownBounds): Result<readonly Block[], Problem> {
	if (text.length > bounds.letters) return err(tooLong(`${text.length} characters, more than ${bounds.letters}`));
	const reading: Reading = { bounds, nodes: 0, problem: undefined };
	const blocks = blocksOf(reader.parse(text.replaceAll("\0", "\ufffd"), {}), reading);
	const gated = reading.problem === undefined ? gate(blocks, reading) : blocks;
	return reading.problem === undefined ? ok(gated) : err(reading.problem);
}

function tooLong(why: string): Problem {
	return { code: "markdown/too-long", message: `the text is too long: ${why}`, at: "", todo: "Shorten it, or split it in two." };
}

function fault(reading: Reading, code: Problem["code"], message: string, at: string, todo: string): void {
	reading.problem ??= { code, message, at: visible(at, 120), todo };
}

function counted<T>(reading: Reading, node: T): T {
	reading.nodes++;
	if (reading.nodes > reading.bounds.nodes) reading.problem ??= tooLong(`more than ${reading.bounds.nodes} parts`);
	return node;
}

/** The tokens between each opening one and its closing one. */
function within(tokens: readonly Token[], at: number): readonly Token[] {
	let depth = 0;
	for (let end = at; end < tokens.length; end++) {
		depth += tokens[end]?.nesting ?? 0;
		if (depth === 0) return tokens.slice(at + 1, end);
	}
	return tokens.slice(at + 1);
}

function blocksOf(tokens: readonly Token[], reading: Reading): readonly Block[] {
	const blocks: Block[] = [];
	for (let at = 0; at < tokens.length && reading.problem === undefined; at++) {
		const token = tokens[at];
		if (token === undefined || token.nesting === -1) continue;
		const inner = token.nesting === 1 ? within(tokens, at) : [];
		const block = blockOf(token, inner, reading);
		if (block !== undefined) blocks.push(counted(reading, block));
		at += token.nesting === 1 ? inner.length + 1 : 0;
	}
	return blocks;
}

function blockOf(token: Token, inner: readonly Token[], reading: Reading): Block | undefined {
	switch (token.type) {
		case "paragraph_open":
			return { kind: "paragraph", children: inlinesIn(inner, reading) };
		case "heading_open": {
			const level = Number(token.tag.slice(1));
			return { kind: "heading", level: level <= 2 ? 2 : level === 3 ? 3 : 4, children: inlinesIn(inner, reading) };
		}
		case "bullet_list_open":
			return { kind: "list", start: undefined, items: itemsOf(inner, reading) };
		case "ordered_list_open":
			return { kind: "list", start: Number(token.attrGet("start") ?? 1), items: itemsOf(inner, reading) };
		case "blockquote_open":
			return { kind: "quote", children: blocksOf(inner, reading) };
		case "fence":
		case "code_block":
			return { kind: "code", text: token.content };
		case "hr":
			return { kind: "rule" };
		case "table_open":
			return tableOf(inner, reading);
		// Where the nesting ends, the parser gives words without a paragraph around them.
		case "inline":
			return { kind: "paragraph", children: inlines(token.children ?? [], reading) };
		default:
			return undefined;
	}
}

function itemsOf(tokens: readonly Token[], reading: Reading): readonly (readonly Block[])[] {
	return openedBy(tokens, "list_item_open").map((inner) => counted(reading, blocksOf(inner, reading)));
}

function tableOf(tokens: readonly Token[], reading: Reading): Block {
	const rows = openedBy(tokens, "tr_open").map((row) =>
		[...openedBy(row, "th_open"), ...openedBy(row, "td_open")].map((cell) => counted(reading, inlinesIn(cell, reading))),
	);
	return { kind: "table", head: rows[0] ?? [], rows: rows.slice(1) };
}

/** What stands in each element of a type, in order; they do not stand within one another. */
function openedBy(tokens: readonly Token[], type: string): readonly (readonly Token[])[] {
	const found: (readonly Token[])[] = [];
	let depth = 0;
	let from = 0;
	for (const [at, token] of tokens.entries()) {
		const closing = type.replace(/_open$/, "_close");
		if (token.type === type && depth++ === 0) from = at + 1;
		if (token.type === closing && --depth === 0) found.push(tokens.slice(from, at));
	}
	return found;
}

function inlinesIn(tokens: readonly Token[], reading: Reading): readonly Inline[] {
	return tokens.flatMap((token) => inlines(token.children ?? [], reading));
}

const MARKS = { strong_open: "strong", em_open: "emphasis", s_open: "struck" } as const;

function inlines(tokens: readonly Token[], reading: Reading): readonly Inline[] {
	const found: Inline[] = [];
	for (let at = 0; at < tokens.length && reading.problem === undefined; at++) {
		const token = tokens[at];
		if (token === undefined || token.nesting === -1) continue;
		const inner = token.nesting === 1 ? within(tokens, at) : [];
		for (const inline of inlineOf(token, inner, reading)) found.push(counted(reading, inline));
		at += token.nesting === 1 ? inner.length + 1 : 0;
	}
	return found;
}

function inlineOf(token: Token, inner: readonly Token[], reading: Reading): readonly Inline[] {
	switch (token.type) {
		case "text":
		case "text_special":
			return figuresIn(token.content);
		case "code_inline":
			return [{ kind: "code", text: token.content }];
		case "softbreak":
			return [{ kind: "text", text: "\n" }];
		case "hardbreak":
			return [{ kind: "break" }];
		case "strong_open":
		case "em_open":
		case "s_open":
			return [{ kind: MARKS[token.type], children: inlines(inner, reading) }];
		case "link_open":
			return [linkOf(token, inner, reading)];
		case "image":
			return [imageOf(token, reading)];
		default:
			return token.content === "" ? [] : [{ kind: "text", text: token.content }];
	}
}

function linkOf(token: Token, inner: readonly Token[], reading: Reading): Inline {
	const written = String(token.attrGet("href") ?? "");
	const href = linkTarget(written);
	if (href === undefined)
		fault(reading, "markdown/bad-link", "a link leads nowhere that may be linked", written, "Use https:, mailto: or a path as /reports.");
	return { kind: "link", href: href ?? "", title: String(token.attrGet("title") ?? "").trim(), children: inlines(inner, reading) };
}

function imageOf(token: Token, reading: Reading): Inline {
	const written = String(token.attrGet("src") ?? "");
	const name = imageName(written);
	if (name === undefined)
		fault(
			reading,
			"markdown/bad-image",
			"a picture is none that is kept here",
			written,
			"Add it to the report, and write image: and its name.",
		);
	const alt = plainOf(token.children ?? []).trim();
	if (alt === "")
		fault(reading, "markdown/no-alt", "a picture has no words for those who do not see it", written, "Write them between [ and ].");
	return { kind: "image", name: name ?? "", alt, caption: String(token.attrGet("title") ?? "").trim() };
}

function plainOf(tokens: readonly Token[]): string {
	return tokens.map(({ content, children }) => (children === null || children.length === 0 ? content : plainOf(children))).join("");
}

/** Puts what stands between `{{members}}` and `{{end}}` into a part of its own. */
function gate(blocks: readonly Block[], reading: Reading): readonly Block[] {
	const found: Block[] = [];
	let open: Block[] | undefined;
	for (const block of blocks) {
		const sign = signOf(block);
		if (sign === "members" && open === undefined) open = [];
		else if (sign === "end" && open !== undefined) {
			found.push({ kind: "members", children: open });
			open = undefined;
		} else if (sign !== undefined)
			fault(
				reading,
				"markdown/unclosed",
				`{{${sign}}} stands where none is open`,
				sign,
				"Write {{members}} before and {{end}} after a part.",
			);
		else (open ?? found).push(block);
	}
	if (open !== undefined)
		fault(reading, "markdown/unclosed", "a part for members has no end", "{{members}}", "Write {{end}} in a paragraph of its own.");
	return found;
}

function signOf(block: Block): "members" | "end" | undefined {
	if (block.kind !== "paragraph" || block.children.length !== 1) return undefined;
	const [only] = block.children;
	return only?.kind === "figure" && (only.query === "members" || only.query === "end") ? only.query : undefined;
}
