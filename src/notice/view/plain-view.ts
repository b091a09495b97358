/**
 * A captured notice as a document that can be looked at: its text, lines and colours, and nothing that runs, loads, leads away or asks for
 * anything. A stranger wrote it, to be executed perhaps. Whoever serves it puts it behind a policy that forbids the same once more.
 */
import { type DefaultTreeAdapterTypes, parse } from "parse5";
import { readMail } from "../read/mail.ts";
import { isMailFile } from "../read/read-notice.ts";
import { decodeText } from "../read/source-text.ts";

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

/** The document, and whether there was more. */
export interface PlainView {
	readonly html: string;
	readonly isCut: boolean;
}

/** Characters of source that are shown. */
const MOST_CHARACTERS = 500_000;
/** Elements in one another: deeper ones are shown as their text. */
const MOST_DEPTH = 200;

/** What is kept of a page; all other elements are left out, with their text where it is text of the page. */
const KEPT = new Set(
	"a abbr address article aside b blockquote br caption center cite code col colgroup dd del details div dl dt em figcaption figure font footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li main mark nav ol p pre q s samp section small span strong sub summary sup table tbody td tfoot th thead time tr u ul var wbr".split(
		" ",
	),
);
/** Neither they nor what they hold is text of the page. */
const DROPPED = new Set(
	"script style template noscript iframe frame frameset object embed applet svg math title head link meta base audio video source track canvas form input button select textarea option datalist dialog portal xmp plaintext noembed noframes".split(
		" ",
	),
);
const VOID = new Set(["br", "hr", "img", "col", "wbr"]);
const ATTRIBUTES = new Set(
	"align bgcolor border cellpadding cellspacing color colspan rowspan valign width height size dir lang title alt face".split(" "),
);
const PICTURE = /^data:image\/(?:png|gif|jpeg|webp);base64,[A-Za-z0-9+/=\s]*$/;
const MOST_PICTURE = 300_000;

/** Makes it. @param text - Of a PDF; `undefined`: what the bytes hold. */
export function plainView(bytes: Uint8Array, text?: string): PlainView {
	if (text !== undefined) return documentOf([{ text, isHtml: false }]);
	if (!isMailFile(bytes))
		return documentOf([shownPart(decodeText({ bytes: bytes.subarray(0, 4 * MOST_CHARACTERS) }, stated(bytes)).text, undefined)]);
	const mail = readMail(bytes);
	const parts = mail.parts.slice(0, 20).map(({ type, part, charset }) => {
		const few = { ...part, bytes: part.bytes.subarray(0, 4 * MOST_CHARACTERS) };
		return shownPart(decodeText({ bytes: few.bytes }, charset).text, type);
	});
	const heads = [mail.from, mail.subject].flatMap((head) => (head === undefined ? [] : [head.value.slice(0, 500)]));
	return documentOf([{ text: heads.join("\n"), isHtml: false }, ...parts]);
}

interface Part {
	readonly text: string;
	readonly isHtml: boolean;
}

function shownPart(text: string, type: "html" | "plain" | undefined): Part {
	return { text, isHtml: type === undefined ? /<[a-z!?]/i.test(text.slice(0, 4000)) : type === "html" };
}

function stated(bytes: Uint8Array): string | undefined {
	const head = new TextDecoder("latin1").decode(bytes.subarray(0, 2048));
	return /charset\s{0,3}=\s{0,3}["']?([\w-]{2,40})/i.exec(head)?.[1];
}

function documentOf(parts: readonly Part[]): PlainView {
	let left = MOST_CHARACTERS;
	let isCut = false;
	const body = parts.map(({ text, isHtml }) => {
		const shown = text.slice(0, left);
		isCut ||= shown.length < text.length;
		left -= shown.length;
		return isHtml ? childrenOf(parse(shown), 0) : `<pre>${escaped(shown)}</pre>`;
	});
	const head = '<!doctype html><html><head><meta charset="utf-8"><title>Capture</title></head>';
	return { html: `${head}<body bgcolor="#ffffff" text="#111111">${body.join("<hr>")}</body></html>`, isCut };
}

function childrenOf(node: Node, depth: number): string {
	return "childNodes" in node ? node.childNodes.map((child) => nodeText(child, depth + 1)).join("") : "";
}

function nodeText(node: Node, depth: number): string {
	if ("value" in node) return escaped(node.value);
	if (!("tagName" in node)) return "";
	const name = node.tagName;
	if (node.namespaceURI !== "http://www.w3.org/1999/xhtml" || DROPPED.has(name)) return "";
	if (depth > MOST_DEPTH) return "";
	if (!KEPT.has(name)) return childrenOf(node, depth);
	const open = `<${name}${attributesOf(node)}>`;
	return VOID.has(name) ? open : `${open}${childrenOf(node, depth)}</${name}>`;
}

function attributesOf({ tagName, attrs }: Element): string {
	return attrs
		.map(({ name, value }) => {
			if (tagName === "img" && name === "src") return value.length <= MOST_PICTURE && PICTURE.test(value) ? ` src="${escaped(value)}"` : "";
			return ATTRIBUTES.has(name) ? ` ${name}="${escaped(value.slice(0, 500))}"` : "";
		})
		.join("");
}

function escaped(text: string): string {
	return text.replace(/[&<>"'\0]/g, (sign) => ENTITIES[sign] ?? "\ufffd");
}

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
