/** Names of firms, found and masked: no score may depend on whose name it is. */
import type { Block } from "../read/block.ts";
import type { MappedText } from "./mapped-text.ts";
import { NAME } from "./token.ts";

/** Masks names; made once for a notice. */
export type Mask = (text: MappedText) => MaskedText;

/** A text with its names masked. */
export interface MaskedText {
	readonly content: MappedText;
	/** Where a place of the text before stands in it. */
	moved(at: number): number;
}

/** Labels of domains that are words of the field rather than names. */
const NO_NAME = new Set(
	"example test mail news list www support security portal download downloads update updates video camera cameras kamera info service services shop customer customers kunden partner press presse media care team product products privat home cloud blog docs help global europe office".split(
		" ",
	),
);

/** A mask for names that are known, and for those that a notice shows: in addresses, and before a legal form. */
export function nameMask(known: readonly string[], blocks: readonly Block[], headers: string): Mask {
	const names = new Set(known.filter((name) => name.length >= 3 && /^\p{Lu}|^\p{N}|^[a-z]-\p{Lu}/u.test(name)).map((name) => name.trim()));
	const all = [
		headers,
		...blocks.slice(0, 5000).flatMap(({ content, links }) => [content.text, ...links.slice(0, 20).map(({ href }) => href.slice(0, 300))]),
	];
	for (const text of all) for (const name of shown(text)) names.add(name);
	const sorted = [...names].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
	if (sorted.length === 0) return (text) => ({ content: text, moved: (at) => at });
	const byFirst = Map.groupBy(sorted, (name) => name.slice(0, 2).toLowerCase());
	return (text) => masked(text, byFirst);
}

function* shown(text: string): Generator<string> {
	for (const found of text.matchAll(
		/(?:@|\/\/|www\.|\s|^)(?:[a-z0-9-]{1,40}\.){0,3}([a-z][a-z0-9-]{2,40})\.[a-z]{2,10}(?=[\s/>,;.)"]|$)/gi,
	)) {
		const label = (found[1] ?? "").toLowerCase();
		if (!NO_NAME.has(label)) yield label;
	}
	for (const found of text.matchAll(
		/(\p{Lu}[\p{L}&-]{2,40})(?:\s\p{Lu}[\p{L}&-]{2,40}){0,3}\s(?:GmbH|AG|SE|KG|eG|Inc|Ltd|LLC|plc|Corp|Corporation|SA|SpA|Lda|BV|B\.V|AB|Oy|A\/S|ApS|Limited|Co)(?![\p{L}])/gu,
	))
		yield found[1] ?? "";
}

/** Names count where they stand as words and begin with a capital. */
function masked(text: MappedText, byFirst: ReadonlyMap<string, readonly string[]>): MaskedText {
	const source = text.text;
	const lower = source.toLowerCase();
	const moves: { readonly at: number; readonly by: number }[] = [];
	const out = { text: "", from: [] as number[], to: [] as number[] };
	let at = 0;
	while (at < source.length) {
		const name = lower.length === source.length && isStart(source, at) ? nameAt(source, lower, at, byFirst) : undefined;
		const length = name ?? 1;
		out.text += name === undefined ? source[at] : NAME;
		out.from.push(text.from[at] ?? 0);
		out.to.push(text.to[at + length - 1] ?? 0);
		at += length;
		if (length > 1) moves.push({ at, by: length - 1 });
	}
	return { content: out, moved: (place) => place - moves.reduce((sum, move) => (move.at <= place ? sum + move.by : sum), 0) };
}

function isStart(text: string, at: number): boolean {
	return !/[\p{L}\p{N}@./]/u.test(text[at - 1] ?? " ") && /[\p{Lu}\p{N}]|[a-z]/u.test(text[at] ?? "");
}

function nameAt(source: string, lower: string, at: number, byFirst: ReadonlyMap<string, readonly string[]>): number | undefined {
	for (const name of byFirst.get(lower.slice(at, at + 2)) ?? []) {
		const end = at + name.length;
		if (!lower.startsWith(name.toLowerCase(), at) || /[\p{L}\p{N}@]/u.test(source[end] ?? " ")) continue;
		// An address keeps its form; a word in small letters is a word.
		if (source[end] === "." && /[a-z]/i.test(source[end + 1] ?? "")) continue;
		const piece = source.slice(at, end);
		if (/\p{Lu}/u.test(piece)) return name.length;
	}
	return undefined;
}
