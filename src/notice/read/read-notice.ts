/** Reads a captured file: a page, a mail, a feed or plain text, known by what it holds. */
import type { Notice, NoticeKind } from "../notice.ts";
import { languageOf } from "../text/language.ts";
import { type MappedText, mapPlain } from "../text/mapped-text.ts";
import { nameMask } from "../text/names.ts";
import { type Sentence, sentencesOf } from "../text/sentence.ts";
import type { Block } from "./block.ts";
import { isFeed, readFeed } from "./feed.ts";
import { readHtml } from "./html.ts";
import { type MailHeader, type MailPart, readMail, type Shown } from "./mail.ts";
import { readPlain } from "./plain.ts";
import { decodeText, type SourceText } from "./source-text.ts";

/** Characters of one text that are read; what comes after is left out, and said so. */
const MOST_TEXT = 1_000_000;

interface Part {
	readonly source: SourceText;
	readonly blocks: readonly Block[];
	readonly language: string | undefined;
	readonly isCut: boolean;
}

/**
 * Reads it; `names` are names of firms, which are masked. Never fails: what cannot be read has no sentences.
 *
 * @param shown - Which part of a mail's alternatives is read.
 */
export function readNotice(bytes: Uint8Array, names: readonly string[], shown: Shown = "html"): Notice {
	if (!isMailFile(bytes)) {
		const part = readPart({ type: "unknown", part: { bytes }, charset: undefined });
		return assemble(part.kind, [part], undefined, undefined, names);
	}
	const mail = readMail(bytes, shown);
	return assemble("eml", mail.parts.map(readPart), header(bytes, mail.subject), header(bytes, mail.from), names);
}

const HEADERS =
	/^(?:from|to|subject|date|mime-version|received|content-type|return-path|message-id|delivered-to|reply-to|list-id|x-[\w-]{1,40})$/i;

/** Whether a file is a mail: it begins with headers, two that mails have among them. */
export function isMailFile(bytes: Uint8Array): boolean {
	const head = new TextDecoder("latin1").decode(bytes.subarray(0, 16_384));
	let known = 0;
	for (const line of head.split(/\r?\n/)) {
		if (line === "") break;
		if (/^[ \t]/.test(line)) continue;
		const name = /^([!-9;-~]{1,60}):/.exec(line)?.[1];
		if (name === undefined) return /^From /.test(line) ? true : known > 1;
		if (HEADERS.test(name)) known++;
	}
	return known > 1 && /^(?:from|subject|mime-version|received|return-path):/im.test(head.split(/\r?\n\r?\n/)[0] ?? "");
}

function readPart({ type, part, charset }: Omit<MailPart, "type"> & { readonly type: MailPart["type"] | "unknown" }): Part & {
	readonly kind: NoticeKind;
} {
	const stated = charset ?? (type === "plain" ? undefined : statedCharset(part.bytes));
	const whole = decodeText({ ...part, bytes: part.bytes.subarray(0, MOST_TEXT * 4) }, stated);
	const isCut = whole.text.length > MOST_TEXT;
	const source = isCut ? { text: whole.text.slice(0, MOST_TEXT), byteAt: whole.byteAt.subarray(0, MOST_TEXT + 1) } : whole;
	const kind = type === "unknown" ? kindOf(source.text) : type === "html" ? "html" : "text";
	if (kind === "feed") return { kind, source, blocks: readFeed(source.text), language: undefined, isCut };
	if (kind === "html") return { kind, source, isCut, ...readHtml(source.text) };
	return { kind, source, blocks: readPlain(source.text), language: undefined, isCut };
}

function kindOf(text: string): "html" | "feed" | "text" {
	if (isFeed(text)) return "feed";
	const start = text.slice(0, 4000);
	return /<!doctype html|<(?:html|head|body|div|main|article|section|table|h[1-6]|p|ul|span|br|center|header)[\s>/]/i.test(start)
		? "html"
		: "text";
}

/** The charset that a page states about itself in its first bytes. */
function statedCharset(bytes: Uint8Array): string | undefined {
	const head = new TextDecoder("latin1").decode(bytes.subarray(0, 2048));
	return (
		/<meta[^>]{0,200}charset\s{0,3}=\s{0,3}["']?([\w-]{2,40})/i.exec(head)?.[1] ??
		/^<\?xml[^>]{0,200}encoding=["']([\w-]{2,40})/i.exec(head)?.[1]
	);
}

/** A header's text, its characters spread over the bytes that encode it. */
function header(
	bytes: Uint8Array,
	found: MailHeader | undefined,
): { readonly content: MappedText; readonly source: SourceText } | undefined {
	if (found === undefined || found.value.trim() === "") return undefined;
	const raw = decodeText({ bytes: bytes.subarray(found.start, found.end) }, undefined);
	const byteAt = raw.byteAt.map((at) => at + found.start);
	if (raw.text === found.value) return { content: mapPlain(raw.text, 0, raw.text.length), source: { text: raw.text, byteAt } };
	// Encoded words have no way back for each character: every span in them is the whole header.
	const text = found.value.replace(/\s+/g, " ").trim();
	const content = { text, from: Array.from(text, () => 0), to: Array.from(text, () => raw.text.length) };
	return { content: { ...content, from: units(text, 0), to: units(text, raw.text.length) }, source: { text: raw.text, byteAt } };
}

function units(text: string, value: number): number[] {
	return new Array<number>(text.length).fill(value);
}

type Header = ReturnType<typeof header>;

function assemble(kind: NoticeKind, parts: readonly Part[], subject: Header, sender: Header, names: readonly string[]): Notice {
	const all = parts.flatMap(({ blocks }) => blocks);
	const mask = nameMask(names, all, [subject?.content.text, sender?.content.text].join(" \n "));
	const blocks: Block[] = [];
	const sentences: Sentence[] = [];
	for (const { source, blocks: own } of parts) {
		for (const block of own) {
			const { content, moved } = mask(block.content);
			const move = <T extends { readonly from: number; readonly to: number }>(one: T): T => ({
				...one,
				from: moved(one.from),
				to: moved(one.to),
			});
			const masked = { ...block, content, cells: block.cells.map(move), links: block.links.map(move) };
			sentences.push(...sentencesOf(masked.content, source, masked, blocks.length));
			blocks.push(masked);
		}
	}
	const words = sentences.slice(0, 400).flatMap(({ tokens }) => tokens.map(({ text }) => text));
	const headerSentences = (found: Header) =>
		found === undefined ? [] : sentencesOf(mask(found.content).content, found.source, undefined, -1);
	return {
		kind,
		language: languageOf(words, parts.find(({ language }) => language !== undefined)?.language),
		subject: headerSentences(subject),
		sender: headerSentences(sender)[0],
		blocks,
		sentences,
		notes: parts.some(({ isCut }) => isCut) ? [`Only the first ${MOST_TEXT} characters of the text were read.`] : [],
	};
}
