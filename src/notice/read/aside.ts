/** What a mail holds for programs rather than for readers: words in the place of images, and addresses behind links. */
import type { DefaultTreeAdapterTypes } from "parse5";
import { parseBounded } from "./html.ts";
import { readMail, type Shown } from "./mail.ts";
import { decodeText } from "./source-text.ts";

/** What stands aside. */
export interface Aside {
	/** Words that stand for images (`alt`, `title`). */
	readonly images: readonly string[];
	/** Addresses of links. */
	readonly addresses: readonly string[];
}

/** Each kind is read up to this many. */
const MOST = 2000;

/** Characters of a part. */
const MOST_TEXT = 1_000_000;

/** Reads it, from the parts that a program shows. A stranger wrote the mail. */
export function readAside(bytes: Uint8Array, shown: Shown): Aside {
	const images: string[] = [];
	const addresses: string[] = [];
	for (const { type, part, charset } of readMail(bytes, shown).parts) {
		const { text } = decodeText({ ...part, bytes: part.bytes.subarray(0, MOST_TEXT) }, charset);
		if (type === "plain") {
			for (const [address] of text.matchAll(/https?:\/\/[^\s<>"']{1,2000}/gi)) if (addresses.length < MOST) addresses.push(address);
			continue;
		}
		const open: DefaultTreeAdapterTypes.ChildNode[] = [...(parseBounded(text)?.childNodes ?? [])];
		for (let node = open.pop(); node !== undefined; node = open.pop()) {
			if (!("tagName" in node)) continue;
			for (const child of node.childNodes) open.push(child);
			const { tagName } = node;
			for (const { name, value } of node.attrs) {
				if (tagName === "img" && (name === "alt" || name === "title") && images.length < MOST) images.push(value);
				if (tagName === "a" && name === "href" && addresses.length < MOST) addresses.push(value);
			}
		}
	}
	return { images, addresses };
}
