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
	const byFirst = Map.groupBy(sorted, (name) => pairAt(name.toLowerCase(), 0));
	return (text) => masked(text, byFirst);
}

/** The first two characters at a place as one number. */
function pairAt(text: string, at: number): number {
	return text.charCodeAt(at) * 65_536 + text.charCodeAt(at + 1);
}

const ADDRESS = /[a-z0-9-]\.[a-z]{2}/i;
const LEGAL_FORM = /\s(?:GmbH|AG|SE|KG|eG|Inc|Ltd|LLC|plc|Corp|Corporation|SA|SpA|Lda|BV|B\.V|AB|Oy|A\/S|ApS|Limited|Co)(?![\p{L}])/u;

function* shown(text: string): Generator<string> {
	if (ADDRESS.test(text)) yield* inAddresses(text);
	if (LEGAL_FORM.test(text)) yield* beforeLegalForms(text);
}

function* inAddresses(text: string): Generator<string> {
	for (const found of text.matchAll(
		/(?:@|\/\/|www\.|\s|^)(?:[a-z0-9-]{1,40}\.){0,3}([a-z][a-z0-9-]{2,40})\.[a-z]{2,10}(?=[\s/>,;.)"]|$)/gi,
	)) {
		const label = (found[1] ?? "").toLowerCase();
		if (!NO_NAME.has(label)) yield label;
	}
}

function* beforeLegalForms(text: string): Generator<string> {
	for (const found of text.matchAll(
		/(\p{Lu}[\p{L}&-]{2,40})(?:\s\p{Lu}[\p{L}&-]{2,40}){0,3}\s(?:GmbH|AG|SE|KG|eG|Inc|Ltd|LLC|plc|Corp|Corporation|SA|SpA|Lda|BV|B\.V|AB|Oy|A\/S|ApS|Limited|Co)(?![\p{L}])/gu,
	))
		yield found[1] ?? "";
}

/** Names count where they stand as words and begin with a capital. */
function masked(text: MappedText, byFirst: ReadonlyMap<number, readonly string[]>): MaskedText {
	const source = text.text;
	const lower = source.toLowerCase();
	const names: { readonly at: number; readonly length: number }[] = [];
	if (lower.length === source.length)
		for (let at = 0; at < source.length; at++) {
			const known = byFirst.get(pairAt(lower, at));
			const length = known !== undefined && isStart(source, at) ? nameAt(source, lower, at, known) : undefined;
			if (length === undefined) continue;
			names.push({ at, length });
			at += length - 1;
		}
	if (names.length === 0) return { content: text, moved: (place) => place };
	const moves = names.map(({ at, length }) => ({ at: at + length, by: length - 1 })).filter(({ by }) => by > 0);
	const out = { text: "", from: [] as number[], to: [] as number[] };
	let done = 0;
	const copy = (to: number) => {
		out.text += source.slice(done, to);
		for (; done < to; done++) {
			out.from.push(text.from[done] ?? 0);
			out.to.push(text.to[done] ?? 0);
		}
	};
	for (const { at, length } of names) {
		copy(at);
		out.text += NAME;
		out.from.push(text.from[at] ?? 0);
		out.to.push(text.to[at + length - 1] ?? 0);
		done = at + length;
	}
	copy(source.length);
	return { content: out, moved: (place) => place - moves.reduce((sum, move) => (move.at <= place ? sum + move.by : sum), 0) };
}

function isStart(text: string, at: number): boolean {
	return !/[\p{L}\p{N}@./]/u.test(text[at - 1] ?? " ") && /[\p{Lu}\p{N}]|[a-z]/u.test(text[at] ?? "");
}

function nameAt(source: string, lower: string, at: number, names: readonly string[]): number | undefined {
	for (const name of names) {
		const end = at + name.length;
		if (!lower.startsWith(name.toLowerCase(), at) || /[\p{L}\p{N}@]/u.test(source[end] ?? " ")) continue;
		// An address keeps its form; a word in small letters is a word.
		if (source[end] === "." && /[a-z]/i.test(source[end + 1] ?? "")) continue;
		const piece = source.slice(at, end);
		if (/\p{Lu}/u.test(piece)) return name.length;
	}
	return undefined;
}
