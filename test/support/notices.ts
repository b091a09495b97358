/** The annotated notices of test/quality/notices, as that folder's README describes them. */
import { readFileSync } from "node:fs";

const folder = new URL("../quality/notices/", import.meta.url);

/** Bytes of the text that is read: of the file, or of the decoded part of a mail. */
export interface NoticeSpan {
	readonly start: number;
	/** The first byte after it. */
	readonly end: number;
	readonly quote: string;
}

/** A sentence with its class of spin; `null`: none. */
export interface LabelledSentence extends NoticeSpan {
	readonly spin: string | null;
	readonly boilerplate?: true;
	readonly firstHazard?: true;
	readonly firstAction?: true;
}

/** One of the fourteen elements. */
export interface LabelledElement {
	readonly element: string;
	readonly state: "bound" | "unbound" | "link" | "absent";
	readonly spans: readonly NoticeSpan[];
}

/** A notice with what a reader found in it. */
export interface LabelledNotice {
	readonly id: string;
	readonly file: string;
	readonly sha256: string;
	readonly kind: "html" | "eml" | "feed" | "text";
	readonly language: "en" | "de";
	readonly layout: string;
	readonly style: string;
	readonly part?: {
		readonly path: string;
		readonly contentType: string;
		readonly encoding: "quoted-printable" | "base64" | "7bit" | "8bit";
		readonly start: number;
		readonly end: number;
	};
	readonly title: NoticeSpan;
	readonly rank: { readonly r: number | null; readonly n: number };
	/** 1 to 7. */
	readonly judged: { readonly prominence: number; readonly clarity: number; readonly spin: number };
	readonly sentences: readonly LabelledSentence[];
	readonly elements: readonly LabelledElement[];
	readonly words: number;
}

/** All of them. */
export function labelledNotices(): readonly LabelledNotice[] {
	const lines = readFileSync(new URL("labels.jsonl", folder), "utf8").split("\n");
	return lines.filter((line) => line !== "").map((line) => JSON.parse(line) as LabelledNotice);
}

/** Ids of the half for tuning and of the half held out. */
export function noticeSplit(): { readonly seed: number; readonly tuning: readonly string[]; readonly heldOut: readonly string[] } {
	return JSON.parse(readFileSync(new URL("split.json", folder), "utf8"));
}

/** The file as it was published. */
export function noticeBytes({ file }: Pick<LabelledNotice, "file">): Buffer {
	return readFileSync(new URL(file, folder));
}

/** The bytes that the spans of a label count. */
export function spannedBytes(notice: LabelledNotice): Buffer {
	const bytes = noticeBytes(notice);
	const { part } = notice;
	if (part === undefined) return bytes;
	const encoded = bytes.subarray(part.start, part.end);
	if (part.encoding === "base64") return Buffer.from(encoded.toString("latin1"), "base64");
	if (part.encoding === "quoted-printable") return unquoted(encoded.toString("latin1"));
	return encoded;
}

/** Quoted-printable (RFC 2045 section 6.7), line ends as LF. */
function unquoted(text: string): Buffer {
	const joined = text.replaceAll("\r\n", "\n").replaceAll("=\n", "");
	return Buffer.from(
		joined.replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
		"latin1",
	);
}
