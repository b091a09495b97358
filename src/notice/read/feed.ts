/** Entries of an Atom or RSS feed, or one entry alone, as blocks: title, words, author and link. A stranger wrote the XML. */
import { TextBuilder } from "../text/mapped-text.ts";
import type { Block, BlockKind, Link } from "./block.ts";
import { addRaw } from "./html-text.ts";

/** Whether text is a feed. */
export function isFeed(source: string): boolean {
	const start = source
		.slice(0, 2000)
		.replace(/^\ufeff/, "")
		.trimStart();
	return /^(?:<\?xml[^>]{0,200}>\s{0,20})?(?:<!--[^>]{0,500}-->\s{0,20})?<(?:rss|feed|entry|item|rdf:RDF)[\s>]/i.test(start);
}

const WORDS = new Set(["title", "summary", "description", "content", "content:encoded"]);
const PEOPLE = new Set(["author", "dc:creator", "name", "email", "managingeditor", "creator"]);
const MOST_BLOCKS = 20_000;

/** Reads it, piece by piece, without recursion. */
export function readFeed(source: string): readonly Block[] {
	const blocks: Block[] = [];
	let item = 0;
	let at = 0;
	while (blocks.length < MOST_BLOCKS) {
		const open = source.indexOf("<", at);
		if (open < 0) break;
		const close = source.indexOf(">", open);
		if (close < 0) break;
		const name = /^<([\w:]{1,40})/.exec(source.slice(open, open + 42))?.[1]?.toLowerCase();
		at = close + 1;
		if (name === undefined) continue;
		if (name === "entry" || name === "item") item++;
		else if (name === "link") at = addLink(blocks, source, open, close, item);
		else if (WORDS.has(name) || PEOPLE.has(name)) {
			const end = source.indexOf(`</`, at);
			const stop = endOf(source, name, at);
			if (name === "author" && end !== stop) continue;
			addText(blocks, source, at, stop, PEOPLE.has(name) ? "person" : name === "title" ? "title" : "words", item);
			at = stop;
		}
	}
	return blocks;
}

/** Where the element's text ends; the end of the text where it is never closed. */
function endOf(source: string, name: string, from: number): number {
	if (source.startsWith("<![CDATA[", from)) {
		const end = source.indexOf("]]>", from);
		return end < 0 ? source.length : end;
	}
	let at = source.indexOf("</", from);
	while (at >= 0 && source.slice(at + 2, at + 2 + name.length).toLowerCase() !== name) at = source.indexOf("</", at + 2);
	return at < 0 ? source.length : at;
}

function addText(blocks: Block[], source: string, from: number, to: number, role: "title" | "words" | "person", item: number): void {
	const start = source.startsWith("<![CDATA[", from) ? from + 9 : from;
	const builder = new TextBuilder();
	addUnescaped(builder, source, start, to);
	const content = builder.done();
	if (!/[\p{L}\p{N}]/u.test(content.text)) return;
	const kind: BlockKind = role === "title" ? "heading" : "paragraph";
	const level = role !== "title" ? 0 : item === 0 ? 1 : 2;
	blocks.push({
		kind,
		content,
		level,
		bold: false,
		fontSize: undefined,
		boilerplate: role === "person",
		cells: [],
		links: [],
		item,
		list: 1,
	});
}

/** Words of a feed may be HTML that was escaped: its tags are no words. */
function addUnescaped(builder: TextBuilder, source: string, start: number, to: number): void {
	let at = start;
	while (at < to) {
		const tag = source.startsWith("&lt;", at) ? source.indexOf("&gt;", at) : -1;
		if (tag >= 0 && tag < to && tag - at < 2000) {
			builder.add(" ", at, tag + 4);
			at = tag + 4;
			continue;
		}
		const next = source.indexOf("&lt;", at + 1);
		const stop = next < 0 || next > to ? to : next;
		addRaw(builder, source, at, stop);
		at = stop;
	}
}

function addLink(blocks: Block[], source: string, open: number, close: number, item: number): number {
	const href = /\shref\s{0,3}=\s{0,3}["']([^"']{1,2000})["']/.exec(source.slice(open, Math.min(close, open + 3000)));
	const isEmpty = source[close - 1] === "/";
	const start = href === null ? close + 1 : open + href.index + href[0].length - 1 - (href[1] ?? "").length;
	const end = href === null ? endOf(source, "link", close + 1) : start + (href[1] ?? "").length;
	if (item > 0 && end > start) {
		const builder = new TextBuilder();
		addRaw(builder, source, start, end);
		const content = builder.done();
		const link: Link = { from: 0, to: content.text.length, href: content.text, hrefAt: [start, end] };
		if (content.text !== "")
			blocks.push({
				kind: "paragraph",
				content,
				level: 0,
				bold: false,
				fontSize: undefined,
				boilerplate: true,
				cells: [],
				links: [link],
				item,
				list: 1,
			});
	}
	return href === null && !isEmpty ? end : close + 1;
}
